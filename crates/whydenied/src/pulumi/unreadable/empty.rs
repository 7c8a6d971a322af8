//! `empty`, as this service has it.

use super::no_document::{self, PASTE};
use crate::report::InputError;
use crate::span::Span;
use crate::unreadable::empty::KIND;

/// There is nothing but white space.
pub(crate) fn error(text: &str) -> InputError {
    no_document::error(
        &KIND,
        text,
        Span::new(0, text.len()),
        "there is no authorization policy here yet",
        PASTE,
    )
}
