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
pub(crate) use crate::mend::repair::{Reach, Repair};

pub(crate) use deny::pin;
pub(crate) use document::mend;

/// The repairs of an obstacle; none where a person must decide, or where the policy is right.
pub(crate) fn repairs(obstacle: &Obstacle<'_>, attempt: &Attempt<'_>) -> Vec<Repair> {
    match *obstacle {
        Obstacle::Problem(problem) => document::repairs(problem, attempt),
        Obstacle::Denies(statement) => deny::repairs(statement, attempt),
        Obstacle::NoAllow => principal::own_statement(attempt).into_iter().collect(),
        Obstacle::Principal(statement) => principal::repairs(statement, attempt),
        Obstacle::Action(statement, action) => action::repairs(statement, action, attempt),
        Obstacle::Condition(statement, condition) => key::repairs(statement, condition, attempt)
            .unwrap_or_else(|| value::repairs(statement, condition, attempt)),
    }
}
