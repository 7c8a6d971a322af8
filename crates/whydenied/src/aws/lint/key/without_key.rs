//! What a test makes of a key that is absent.

use crate::aws::policy::Condition;
use crate::operator::{Operator, Set, Test};

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
            None if operator.negated => Self::Passes,
            Some(Set::ForAnyValue) | None => Self::Fails,
        }
    }
}

/// Whether a condition passes only where its key is there.
pub(crate) fn needs_key(condition: &Condition<'_>) -> bool {
    condition.operator.is_some_and(|operator| match operator.test {
        Test::Null => condition.value_texts().all(|value| value.eq_ignore_ascii_case("false")),
        _ => WithoutKey::of(operator) == WithoutKey::Fails,
    })
}
