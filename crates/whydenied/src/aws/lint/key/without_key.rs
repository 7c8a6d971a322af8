//! What a test makes of a key that is absent.

use crate::aws::policy::Condition;
use crate::operator::{Operator, Set};

/// What a test makes of a key that is absent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum WithoutKey {
    Fails,
    /// It is negated.
    Passes,
    PassesIfExists,
    PassesForAllValues,
}

impl WithoutKey {
    /// What a test with that operator makes of it; `Null` is none.
    pub(crate) fn of(operator: Operator) -> Self {
        match operator.set {
            Some(Set::ForAllValues) => Self::PassesForAllValues,
            _ if operator.if_exists => Self::PassesIfExists,
            None if operator.is_negated() => Self::Passes,
            Some(Set::ForAnyValue) | None => Self::Fails,
        }
    }
}

/// Whether a condition passes only where its key is there.
pub(crate) fn needs_key(condition: &Condition<'_>) -> bool {
    condition.operator.is_some_and(|operator| {
        if operator.tests_presence() {
            condition.value_texts().all(|value| value.eq_ignore_ascii_case("false"))
        } else {
            WithoutKey::of(operator) == WithoutKey::Fails
        }
    })
}
