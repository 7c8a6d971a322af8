//! What can be done about one obstacle, the likeliest to be meant first.

mod action;
mod deny;
mod document;
mod exact;
mod key;
mod principal;
mod value;

use super::attempt::Attempt;
use super::obstacle::Obstacle;
pub(crate) use crate::mend::step::{Reach, Step};

pub(crate) use deny::pin;
pub(crate) use document::mend;

/// The steps of an obstacle; none where a person must decide, or where the policy is right.
pub(crate) fn steps(obstacle: &Obstacle<'_>, attempt: &Attempt<'_>) -> Vec<Step> {
    match *obstacle {
        Obstacle::Problem(problem) => document::steps(problem, attempt),
        Obstacle::Denies(statement) => deny::steps(statement, attempt),
        Obstacle::NoAllow => principal::own_statement(attempt).into_iter().collect(),
        Obstacle::Principal(statement) => principal::steps(statement, attempt),
        Obstacle::Action(statement, action) => action::steps(statement, action, attempt),
        Obstacle::Condition(statement, condition) => key::steps(statement, condition, attempt)
            .unwrap_or_else(|| value::steps(statement, condition, attempt)),
    }
}
