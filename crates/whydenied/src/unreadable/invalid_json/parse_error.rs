//! What the parser of JSON objects to, in words.

use crate::json::{Error, ErrorKind, Expected, MAX_DEPTH};
use crate::span::Place;

/// What is wrong, and what to do about it.
pub(crate) fn message(text: &str, failure: Error) -> (String, &'static str) {
    let found = || match text.get(failure.span.start..).and_then(|rest| rest.chars().next()) {
        None => "the end of the text".to_owned(),
        Some(letter) => format!("`{letter}`"),
    };
    let opened_at = |opened| Place::of(text, opened).line;
    let closing = |open| if open == '{' { '}' } else { ']' };
    match failure.kind {
        ErrorKind::Empty => (String::new(), ""),
        ErrorKind::Unexpected(Expected::Value) => (
            format!("expected a value, found {}", found()),
            "a value is a string in double quotes, a number, `true`, `false`, `null`, `{…}` or `[…]`",
        ),
        ErrorKind::Unexpected(Expected::Key) => {
            (format!("expected a key in double quotes, found {}", found()), "put the key in double quotes")
        }
        ErrorKind::Unexpected(Expected::Colon) => {
            (format!("expected `:` after the key, found {}", found()), "write `\"key\": value`")
        }
        ErrorKind::Unexpected(Expected::Comma) => {
            ("a comma or a closing bracket is missing here".to_owned(), "separate the entries with `,`")
        }
        ErrorKind::Unclosed { open, opened } => (
            format!("the `{open}` of line {} is never closed", opened_at(opened)),
            if open == '{' { "add the missing `}`" } else { "add the missing `]`" },
        ),
        ErrorKind::MismatchedClose { open, opened } => (
            format!(
                "found {} where the `{open}` of line {} needs its `{}`",
                found(),
                opened_at(opened),
                closing(open)
            ),
            if open == '{' { "add the missing `}` before it" } else { "add the missing `]` before it" },
        ),
        ErrorKind::UnclosedString => {
            ("this string has no closing quote on its line".to_owned(), "close it with `\"`")
        }
        ErrorKind::UnclosedComment => ("this comment is never closed".to_owned(), "close it with `*/`"),
        ErrorKind::InvalidEscape => {
            ("this is not an escape that JSON knows".to_owned(), "write `\\\\` for a backslash")
        }
        ErrorKind::InvalidNumber => {
            ("this is not a number as JSON writes it".to_owned(), "put it in double quotes if it is a text")
        }
        ErrorKind::TypographicQuote => (
            format!("{} is a typographic quotation mark", found()),
            "replace it by a plain `\"`; word processors and chats change the quotes",
        ),
        ErrorKind::SingleQuote => {
            ("strings stand in double quotes, not in single ones".to_owned(), "replace `'` by `\"`")
        }
        ErrorKind::UnquotedWord => ("this word needs double quotes".to_owned(), "put it in double quotes"),
        ErrorKind::TooDeep => {
            (format!("this is nested deeper than {MAX_DEPTH} levels"), "paste the policy or the claims alone")
        }
        ErrorKind::TrailingText => {
            ("there is more text after the end of the JSON".to_owned(), "paste one document at a time")
        }
    }
}
