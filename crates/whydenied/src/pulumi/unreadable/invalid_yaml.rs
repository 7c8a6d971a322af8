//! The text is no YAML.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::policies;
use crate::finding::kind::Kind;
use crate::finding::page::PROVIDER;
use crate::json;
use crate::report::{Input, InputError};
use crate::span::Place;
use crate::unreadable::empty;
use crate::yaml::{Error, ErrorKind};

pub(crate) static KIND: Kind = Kind::error("invalid-yaml", PROVIDER);

/// A text that YAML cannot read: what was found, where, and what to do now.
pub(crate) fn error(input: Input, text: &str, failure: Error) -> InputError {
    if failure.kind == ErrorKind::Empty {
        return empty(input, text);
    }
    let (message, help) = words(text, failure);
    InputError {
        help: help.into(),
        ..InputError::at(input, text, KIND.code, failure.span, message.into(), "")
    }
}

fn words(text: &str, failure: Error) -> (String, String) {
    let found = text.get(failure.span.start..failure.span.end).unwrap_or_default();
    let (message, help) = match failure.kind {
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
        ErrorKind::InvalidEscape => {
            ("this is not an escape that YAML knows", "write `\\\\` for a backslash, or use single quotes")
        }
        ErrorKind::KeyNotText => ("a key is a text, this is a list or a mapping", "write a text for the key"),
        ErrorKind::TooDeep => {
            return (
                format!("this is nested deeper than {} levels", json::MAX_DEPTH),
                "paste the policies alone".to_owned(),
            );
        }
        ErrorKind::TooManyAliases => {
            ("the aliases of this YAML stand for too much", "paste the policies alone, without anchors")
        }
        ErrorKind::Syntax => {
            let line = Place::of(text, failure.span).line;
            return (
                format!("the YAML of line {line} cannot be read"),
                "check the indentation and the quotes of this line and of the one before".to_owned(),
            );
        }
    };
    (message.to_owned(), help.to_owned())
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The text is no YAML",
    why: "A rule for Kubernetes is the usual cause: its path starts with a double quote, and in YAML that ends the key too \
          early.",
    help: r#"put the whole path in single quotes: `'"kubernetes.io".pod.name': busyboxplus`"#,
    example: policies("policies:\n  - rules:\n      \"kubernetes.io\".pod.name: busyboxplus\n"),
    near: policies(
        "policies:\n  - decision: allow\n    tokenType: organization\n    rules:\n      '\"kubernetes.io\".pod.name': busyboxplus\n",
    ),
};
