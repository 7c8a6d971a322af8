//! `text-too-long`, as this service has it.

use super::no_document;
use crate::limits;
use crate::report::InputError;
use crate::span::Span;
use crate::unreadable::text_too_long::KIND;

/// A text that is longer than any list of policies.
pub(crate) fn recognise(text: &str) -> Option<InputError> {
    if text.len() <= limits::POLICY {
        return None;
    }
    let span = Span::new(text.floor_char_boundary(limits::POLICY), text.len());
    let message = format!("this text has {} bytes, up to {} are read", text.len(), limits::POLICY);
    Some(no_document::error(&KIND, text, span, message, "paste the policies of the issuer alone"))
}
