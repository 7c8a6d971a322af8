//! `stray-character`, as this service has it.

use super::side_by_side::Mismatch;
use crate::finding::both;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::near_miss::form;
use crate::pulumi::compare::fits;

pub(crate) static KIND: Kind = both::stray_character::KIND.citing(ISSUERS);

/// A pattern that would match without a character in it that cannot be seen or looks like another one.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let actual = mismatch.actual;
    let (without, stray) = form::without_strays(mismatch.expected);
    let letter = stray.filter(|_| fits(&without, actual))?;
    let message = Message::new(
        format!("The rule's pattern has {} in it", form::name(letter)),
        "It cannot be seen, or looks like another character, and it must be in the value as well.",
        format!("write `{actual}` anew"),
    );
    Some((&KIND, message))
}
