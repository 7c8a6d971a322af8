//! What can be done about one obstacle, the likeliest to be meant first.

mod deny;
mod exact;
mod path;
mod problem;
mod rule;
mod target;

use super::attempt::Attempt;
use super::manuscript::Manuscript;
use super::obstacle::Obstacle;
pub(crate) use crate::mend::repair::{Reach, Repair};

pub(crate) use exact::pin;
pub(crate) use problem::mend;

/// The repairs of an obstacle; none where a person must decide, or where the policies are right.
pub(crate) fn repairs(obstacle: &Obstacle<'_>, attempt: &Attempt<'_>) -> Vec<Repair> {
    match *obstacle {
        Obstacle::Problem(problem) => problem::repairs(problem, attempt),
        Obstacle::Denies(policy) => deny::repairs(policy, attempt),
        Obstacle::NoAllow => exact::own_policy(attempt).into_iter().collect(),
        Obstacle::Target(policy) => target::repairs(policy, attempt),
        Obstacle::Rule(policy, rule) => {
            let repairs = path::repairs(policy, rule, attempt);
            if repairs.is_empty() { rule::repairs(policy, rule, attempt) } else { repairs }
        }
    }
}

/// `policy 2`, as people count.
fn number(index: usize) -> String {
    format!("policy {}", index + 1)
}
