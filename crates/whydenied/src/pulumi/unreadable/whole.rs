//! Where a text stands without the white space around it.

use crate::span::Span;

/// From the first letter of the text to the last.
pub(crate) fn whole(text: &str) -> Span {
    let start = text.len() - text.trim_start().len();
    Span::new(start, text.trim_end().len().max(start))
}
