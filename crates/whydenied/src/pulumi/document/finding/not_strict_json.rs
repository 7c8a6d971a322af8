//! `not-strict-json`, as this service has it.

use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::REST;

pub(crate) static KIND: Kind = Kind::hint("not-strict-json", REST);

/// A comment.
pub(crate) fn comment() -> Cause {
    skipped("There is a comment, which JSON does not have", "remove it before you send it")
}

/// A comma before a closing bracket.
pub(crate) fn trailing_comma() -> Cause {
    skipped("There is a comma too many before a closing bracket", "remove it before you send it")
}

/// A byte order mark before the text.
pub(crate) fn byte_order_mark() -> Cause {
    skipped("The text starts with a byte order mark", "save the file as UTF-8 without it")
}

/// Something that JSON does not have and that was skipped.
fn skipped(title: &'static str, help: &'static str) -> Cause {
    (&KIND, Message::new(title, "It was skipped.", help))
}
