//! The path of a rule is no key path.

use super::meant;
use super::spelling::written;
use crate::Token;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::pod;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::pulumi::document::Syntax;
use crate::pulumi::path::{PathError, PathErrorKind};

pub(crate) static KIND: Kind = Kind::cause("path-invalid", ISSUERS);

/// A text that is no path, with the claim of the token that was meant.
pub(crate) fn cause(path: &str, error: PathError, token: &Token, syntax: Syntax) -> Cause {
    let meant = meant::by_names(&token.claims, path);
    (&KIND, message(path, error, meant.as_deref(), syntax))
}

/// The same without a token.
pub(crate) fn no_path(path: &str, error: PathError, syntax: Syntax) -> Message {
    message(path, error, None, syntax)
}

/// Why a text is no path, and the keys that were meant.
fn message(path: &str, error: PathError, meant: Option<&[&str]>, syntax: Syntax) -> Message {
    let blamed = path.get(error.start..error.end).unwrap_or_default();
    let quotes = "Keys are separated by dots; a key with a dot in it is put in double quotes.";
    let (title, detail) = match error.kind {
        PathErrorKind::Empty => ("A rule names no claim".to_owned(), quotes),
        PathErrorKind::EmptyKey => (format!("`{path}` has a dot with no key next to it"), quotes),
        PathErrorKind::UnclosedQuote => (format!("The quote in `{path}` is never closed"), quotes),
        PathErrorKind::AfterQuote => {
            (format!("`{blamed}` follows a closing quote in `{path}`; a dot must"), quotes)
        }
        PathErrorKind::QuoteInside => (format!("A quote stands inside of a key in `{path}`"), quotes),
        PathErrorKind::OtherQuote => (format!("`{path}` has a {blamed} for a double quote"), quotes),
        PathErrorKind::Bracket => (
            format!("`{path}` has a bracket, which key paths are not documented to have"),
            "Of a list, one element that matches is taken to be enough.",
        ),
        PathErrorKind::Stray => (
            format!("`{path}` has a white space or an invisible character in it"),
            "It would belong to the claim's name.",
        ),
    };
    let help = meant.map_or_else(
        || format!("write the keys as in `{}`", written(&["kubernetes.io", "pod", "name"], syntax)),
        |meant| format!("write `{}`", written(meant, syntax)),
    );
    Message::new(title, detail, help)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The path of a rule is no key path",
    why: "Documented are keys with dots between them, and double quotes around a key that holds a dot. What Pulumi Cloud \
          makes of an open quote, a bracket or a dot too many is not published; such a rule matches nothing here.",
    help: "separate the keys by dots, and put a key with a dot in double quotes",
    example: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud[0]":"sts.amazonaws.com"}}]"#,
    ),
    near: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud":"sts.amazonaws.com"}}]"#,
    ),
};
