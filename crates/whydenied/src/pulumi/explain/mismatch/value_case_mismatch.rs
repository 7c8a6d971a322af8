//! `value-case-mismatch`, as this service has it.

use super::side_by_side::Mismatch;
use crate::finding::both;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::letters::lower;
use crate::outcome::Confidence;
use crate::pulumi::compare::fits;

pub(crate) static KIND: Kind = both::value_case_mismatch::KIND.citing(ISSUERS).but(Confidence::Inferred);

/// A pattern that would match in small letters.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Option<Cause> {
    fits(&lower(mismatch.expected), &lower(mismatch.actual)).then(|| {
        let (wanted, own) = mismatch.differing();
        let message = Message::new(
            format!("The token has `{own}`, the rule `{wanted}`: letter case counts"),
            "That patterns tell capitals from small letters is not written down, and most likely.",
            "write the pattern as the token has it",
        );
        (&KIND, message)
    })
}
