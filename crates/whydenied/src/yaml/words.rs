//! What to say of a YAML text that could not be read.

use super::{Error, ErrorKind};
use crate::json;
use crate::span::Place;

impl Error {
    /// What was found in the text, and what to do now; nothing of an empty one.
    #[must_use]
    pub fn words(&self, text: &str) -> (String, String) {
        let found = text.get(self.span.start..self.span.end).unwrap_or_default();
        let (message, help) = match self.kind {
            ErrorKind::Empty => ("", ""),
            ErrorKind::QuotedKeyGoesOn => {
                let quoted = if found.contains('\'') {
                    format!("\"{}\"", found.replace('\\', "\\\\").replace('"', "\\\""))
                } else {
                    format!("'{found}'")
                };
                return (
                    format!("YAML ends the key `{found}` at its closing quote, and cannot read on"),
                    format!("put the whole key into quotes of the other kind: `{quoted}`"),
                );
            }
            ErrorKind::TextAfterQuote => {
                ("there is more text after the closing quote", "put the whole value into one pair of quotes")
            }
            ErrorKind::ColonInText => (
                "a colon with a space after it ends a key, and this line has one already",
                "put the value into quotes if the colon belongs to it",
            ),
            ErrorKind::Tab => ("YAML does not take tabs here", "indent with spaces"),
            ErrorKind::Indentation => (
                "this line is indented as no line above it is",
                "start it in the same column as the lines it belongs to",
            ),
            ErrorKind::MissingColon => {
                ("this line is a key without its colon", "write `key: value`, with a space after the colon")
            }
            ErrorKind::ReservedCharacter => {
                return (
                    format!(
                        "a text without quotes cannot start with `{}`",
                        found.chars().next().unwrap_or_default()
                    ),
                    "put the value into quotes".to_owned(),
                );
            }
            ErrorKind::Unclosed => (
                "a quote or a bracket before this place is never closed",
                "close it, or put the value into quotes",
            ),
            ErrorKind::InvalidEscape => (
                "this is not an escape that YAML knows",
                "write `\\\\` for a backslash, or use single quotes",
            ),
            ErrorKind::KeyNotText => {
                ("a key is a text, this is a list or a mapping", "write a text for the key")
            }
            ErrorKind::TooDeep => {
                return (
                    format!("this is nested deeper than {} levels", json::MAX_DEPTH),
                    "write it in fewer levels".to_owned(),
                );
            }
            ErrorKind::TooManyAliases => ("the aliases of this YAML stand for too much", "write them out"),
            ErrorKind::Syntax => {
                let line = Place::of(text, self.span).line;
                return (
                    format!("the YAML of line {line} cannot be read"),
                    "check the indentation and the quotes of this line and of the one before".to_owned(),
                );
            }
        };
        (message.to_owned(), help.to_owned())
    }
}
