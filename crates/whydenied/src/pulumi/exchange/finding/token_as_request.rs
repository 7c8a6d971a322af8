//! This is a token, not the request of an exchange.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;

pub(crate) static KIND: Kind = Kind::error("token-as-request", EXCHANGE);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a token, not the request of an exchange",
    why: "The request carries the token and says what is asked for.",
    help: "paste it as the token",
    example: asked(r#"{"request":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"}"#),
    near: asked(GOOD),
};
