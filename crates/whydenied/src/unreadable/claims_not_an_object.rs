//! The claims of a token are a JSON object.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{CLAIMS, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("claims-not-an-object", STS);

/// Where the claims should be an object there is what `found` says.
pub(crate) fn error(text: &str, span: Span, found: &str) -> InputError {
    let message = format!("the claims of a token are a JSON object, this is {found}");
    let help = "paste an object such as `{\"iss\": \"https://…\", \"aud\": \"…\", \"sub\": \"…\"}`";
    KIND.unreadable(Input::Token, text, span, message, help)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The claims of a token are a JSON object",
    why: "A list or a text in its place has no claims that could be tested.",
    help: "paste an object such as `{\"iss\": \"https://…\", \"aud\": \"…\", \"sub\": \"…\"}`",
    example: token(r#"["https://idp.example.com","s1"]"#),
    near: token(CLAIMS),
};
