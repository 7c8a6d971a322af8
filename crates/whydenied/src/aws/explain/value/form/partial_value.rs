//! `partial-value`, as AWS has it.

use crate::aws::explain::value::mismatch::Mismatch;
use crate::finding::both::partial_value::KIND;
use crate::finding::kind::{Cause, Message};
use crate::pattern::{Unit, matches};

/// Found where the policy has the start or the end of the value, and all of it is compared.
pub(crate) fn cause(it: &Mismatch<'_>) -> Option<Cause> {
    if it.operator.row.ignores_case || it.expected.is_empty() {
        return None;
    }
    let is_like = it.operator.compares_patterns();
    let unit = if is_like { Unit::aws } else { Unit::Char };
    let expected = || it.expected.chars().map(unit);
    let any = || std::iter::once(Unit::Any);
    let name = it.short_name();
    let (title, help) = if matches(expected().chain(any()), it.actual) {
        let rest = it.actual.get(it.parts.1.0..).unwrap_or_default();
        (
            format!("The policy's value ends too early: the token's `{name}` goes on with `{rest}`"),
            "write the whole value, or end it in `*` under `StringLike`",
        )
    } else if matches(any().chain(expected()), it.actual) {
        let literal = it.expected.split(['*', '?']).next().unwrap_or_default();
        let start = it.actual.find(literal).and_then(|at| it.actual.get(..at));
        (
            format!(
                "The policy's value lacks the `{}` that the token's `{name}` starts with",
                start.unwrap_or_default()
            ),
            "write the value from its start",
        )
    } else {
        return None;
    };
    let message =
        Message::new(title, "The whole value is compared, from its first letter to its last.", help);
    Some((&KIND, message))
}
