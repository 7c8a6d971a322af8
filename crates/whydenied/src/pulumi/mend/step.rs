//! What can be done about one obstacle, the likeliest to be meant first.

mod deny;
mod exact;
mod number;
mod path;
mod problem;
mod rule;
mod target;

use super::attempt::Attempt;
use super::obstacle::Obstacle;
pub(crate) use crate::mend::step::Step;

pub(crate) use exact::pin;
pub(crate) use problem::mend;

/// The steps of an obstacle; none where a person must decide, or where the policies are right.
pub(crate) fn steps(obstacle: &Obstacle<'_>, attempt: &Attempt<'_>) -> Vec<Step> {
    match *obstacle {
        Obstacle::Problem(problem) => problem::steps(problem, attempt),
        Obstacle::Denies(policy) => deny::steps(policy, attempt),
        Obstacle::NoAllow => exact::own_policy(attempt).into_iter().collect(),
        Obstacle::Target(policy) => target::steps(policy, attempt),
        Obstacle::Rule(policy, rule) => {
            let steps = path::steps(policy, rule, attempt);
            if steps.is_empty() { rule::steps(policy, rule, attempt) } else { steps }
        }
    }
}
