//! Messages as sentences.

/// A message with its first letter raised and its full stop: the engine writes neither.
///
/// ```
/// use whydenied_report::sentence;
///
/// assert_eq!(sentence("the token has `a`"), "The token has `a`.");
/// ```
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return String::new() };
    let end = if text.ends_with(['.', '?', '!', ':']) { "" } else { "." };
    format!("{}{}{end}", first.to_ascii_uppercase(), characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_sentence_has_a_capital_and_a_full_stop() {
        assert_eq!(sentence("the token has `a`"), "The token has `a`.");
        assert_eq!(sentence("`a` is missing."), "`a` is missing.");
        assert_eq!(sentence("Which one?"), "Which one?");
        assert_eq!(sentence(""), "");
    }
}
