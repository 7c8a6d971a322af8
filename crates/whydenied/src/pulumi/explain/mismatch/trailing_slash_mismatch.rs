//! `trailing-slash-mismatch`, as this service has it.

use super::side_by_side::Mismatch;
use crate::finding::both;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::pulumi::compare::fits;

pub(crate) static KIND: Kind = both::trailing_slash_mismatch::KIND.citing(ISSUERS);

/// A pattern that would match but for the slashes at the end.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let Mismatch { path, expected, actual, .. } = *mismatch;
    fits(expected.trim_end_matches('/'), actual.trim_end_matches('/')).then(|| {
        let message = Message::new(
            format!("The token's `{path}` and the rule's pattern differ by a slash at the end"),
            "A pattern must match the whole value.",
            format!("write `{actual}`, as the token has it"),
        );
        (&KIND, message)
    })
}
