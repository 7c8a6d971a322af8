//! `invalid-json`, as this service has it.

use super::no_document;
use crate::json::{Error, ErrorKind};
use crate::report::InputError;
use crate::span::Span;
use crate::unreadable::invalid_json::KIND;

/// A comma after the end of the JSON: several policies without the list around them.
pub(crate) fn comma_after_end(text: &str, failure: &Error) -> Option<InputError> {
    let start = failure.span.start;
    let is_comma = text.get(start..).is_some_and(|rest| rest.starts_with(','));
    (failure.kind == ErrorKind::TrailingText && is_comma).then(|| {
        no_document::error(
            &KIND,
            text,
            Span::new(start, start + 1),
            "there is a comma after the end of the JSON",
            "put several policies into one list: `[ … , … ]`",
        )
    })
}
