//! What stands between two marks.

/// The first part of a text from one mark to the next other one, both included.
pub(crate) fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let start = text.find(open)?;
    let end = start + text.get(start..)?.find(close)? + close.len();
    text.get(start..end)
}
