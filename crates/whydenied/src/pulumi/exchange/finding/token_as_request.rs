//! This is a token, not the request of an exchange.

use super::no_request::{error, has_any};
use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;
use crate::json::Node;
use crate::report::InputError;

pub(crate) static KIND: Kind = Kind::error("token-as-request", EXCHANGE);

/// A text that starts as a token, or YAML with claims; `root` is what the text is as YAML.
pub(crate) fn recognise(text: &str, root: Option<&Node<'_>>) -> Option<InputError> {
    let is_token = text.trim_start().starts_with("eyJ") || has_any(root, &["iss", "sub"]);
    is_token.then(|| {
        error(
            &KIND,
            text,
            "this is a token, not the request of an exchange",
            "paste it as the token, and the request that carries it here",
        )
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a token, not the request of an exchange",
    why: "The request carries the token and says what is asked for.",
    help: "paste it as the token",
    example: asked(r#"{"request":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"}"#),
    near: asked(GOOD),
};
