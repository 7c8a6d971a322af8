//! `partial-value`, as this service has it.

use super::side_by_side::Mismatch;
use crate::finding::both;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::pattern::{Unit, diverge};
use crate::pulumi::compare::fits;

pub(crate) static KIND: Kind = both::partial_value::KIND.citing(ISSUERS);

/// A pattern that has a part of the value, where all of it is compared.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let Mismatch { path, expected, actual, .. } = *mismatch;
    if expected.is_empty() {
        return None;
    }
    let (title, help) = if fits(&format!("{expected}*"), actual) {
        let parts = diverge(expected, Unit::pulumi, actual)?;
        let rest = actual.get(parts.text.0..).unwrap_or_default();
        (
            format!("The rule's pattern ends too early: the token's `{path}` goes on with `{rest}`"),
            "write the whole value, or end the pattern in `*`",
        )
    } else if fits(&format!("*{expected}*"), actual) {
        (
            format!("The rule's pattern `{expected}` is only a part of the token's `{path}`"),
            "write the value from its start to its end",
        )
    } else {
        return None;
    };
    let detail = format!("A pattern must match the whole value, which is `{actual}`.");
    Some((&KIND, Message::new(title, detail, help)))
}
