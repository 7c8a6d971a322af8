//! JSON as other languages and pages write it.

use crate::json::{Error, ErrorKind, Expected};

/// Whether Terraform's `=` stands where JSON has the colon after a key.
pub(crate) fn is_assignment(text: &str, failure: Error) -> bool {
    let rest = text.get(failure.span.start..).unwrap_or_default();
    let after = rest.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
    matches!(failure.kind, ErrorKind::UnquotedWord | ErrorKind::Unexpected(Expected::Colon | Expected::Key))
        && after.trim_start().starts_with('=')
}

/// The punctuation that a backslash stands before, which JSON escapes none of but `"`, `\` and `/`.
pub(crate) fn escaped_punctuation(text: &str, failure: Error) -> Option<char> {
    let letter = text.get(failure.span.start..)?.strip_prefix('\\')?.chars().next()?;
    (letter.is_ascii_punctuation() && !matches!(letter, '"' | '\\' | '/')).then_some(letter)
}
