//! Texts as YAML has them: without quotes where every reader takes them for the same text, else in
//! quotes.

use crate::json::{Node, Value};
use crate::yaml;

/// The quotes around a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quotes {
    None,
    Single,
    Double,
}

impl Quotes {
    /// Those that a text in a document has.
    pub(crate) fn of(written: &str) -> Self {
        match written.chars().next() {
            Some('\'') => Self::Single,
            Some('"') => Self::Double,
            _ => Self::None,
        }
    }
}

/// The text in these quotes, or in some if it needs any; as a key as good as as a value, on its own and
/// between brackets.
pub(crate) fn write(text: &str, quotes: Quotes) -> String {
    match quotes {
        Quotes::None if is_plain(text) => text.to_owned(),
        Quotes::Double => double(text),
        // A backslash stands for itself in single quotes, so they cannot say what is not seen.
        _ if text.chars().any(char::is_control) => double(text),
        Quotes::None | Quotes::Single => format!("'{}'", text.replace('\'', "''")),
    }
}

fn double(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// What YAML 1.1 takes for a boolean.
const WORDS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];

/// Whether a text without quotes is this text to every reader.
fn is_plain(text: &str) -> bool {
    // Numbers, times and dates have forms of their own in each version of YAML.
    let starts_as_word = text.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
    let is_it = |node: &Node<'_>| node.value == Value::String(text.into());
    let is_key =
        |node: &Node<'_>| matches!(node.members(), [member] if member.key == text && is_it(&member.node));
    let both = format!("[{text}, {{{text}: {text}}}]");
    let read = yaml::parse(&both).unwrap_or_default();
    starts_as_word
        && !WORDS.contains(&&*text.to_ascii_lowercase())
        && read.first().is_some_and(|root| match &root.value {
            Value::Array(nodes) => {
                matches!(nodes.as_slice(), [first, second] if is_it(first) && is_key(second))
            }
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::{Quotes, write};

    #[test]
    fn a_text_stands_without_quotes_where_it_can() {
        for (text, written) in [
            ("repo:acme/web:ref:refs/heads/main", "repo:acme/web:ref:refs/heads/main"),
            ("repo:acme/web:*", "repo:acme/web:*"),
            ("urn:pulumi:org:acme", "urn:pulumi:org:acme"),
            ("busyboxplus-7c9f", "busyboxplus-7c9f"),
            (r#""kubernetes.io".pod.name"#, r#"'"kubernetes.io".pod.name'"#),
            ("*", "'*'"),
            ("yes", "'yes'"),
            ("null", "'null'"),
            ("true", "'true'"),
            ("1234", "'1234'"),
            ("2026-11-26", "'2026-11-26'"),
            ("a: b", "'a: b'"),
            ("a #b", "'a #b'"),
            ("a, b", "'a, b'"),
            ("it's: so", "'it''s: so'"),
            ("@alice", "'@alice'"),
            ("a\nb", r#""a\nb""#),
            ("", "''"),
        ] {
            assert_eq!(write(text, Quotes::None), written, "{text}");
        }
        assert_eq!(write("alice", Quotes::Double), "\"alice\"");
        assert_eq!(write("it's", Quotes::Single), "'it''s'");
    }
}
