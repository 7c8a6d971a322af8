//! Paths to claims, as the rules of Pulumi Cloud write them: `"kubernetes.io".pod.name`.

/// A name as a path has it: in quotes if it holds more than letters, digits and underscores.
///
/// ```
/// use whydenied_report::key_path::quoted;
///
/// assert_eq!((quoted("pod"), quoted("kubernetes.io")), ("pod".to_owned(), r#""kubernetes.io""#.to_owned()));
/// ```
#[must_use]
pub fn quoted(name: &str) -> String {
    if !name.is_empty() && name.chars().all(is_plain) {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a path needs no quotes around a name for this letter.
#[must_use]
pub const fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}
