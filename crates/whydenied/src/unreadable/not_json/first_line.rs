//! Where a text starts.

use crate::span::Span;

/// The first line that is not blank.
pub(crate) fn first_line(text: &str) -> Span {
    let start = text.len() - text.trim_start_matches(is_blank).len();
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    Span::new(start, start + line.trim_end().len())
}

/// White space, and a byte order mark.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}
