//! This is no request of a token exchange.

use super::no_request;
use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;
use crate::report::InputError;

pub(crate) static KIND: Kind = Kind::error("not-a-request", EXCHANGE);

/// The text is nothing else that is known.
pub(crate) fn error(text: &str) -> InputError {
    no_request::error(
        &KIND,
        text,
        "this is no request of a token exchange",
        "paste the parameters of the exchange, its `curl` command, its `pulumi login` line, or the inputs of the \
         action",
    )
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is no request of a token exchange",
    why: "Read are the body of the exchange as a form or as JSON, a `curl` command, a `pulumi login` line and the inputs of \
          Pulumi's actions.",
    help: "paste one of these, or give what is asked for along with the token",
    example: asked(r#"{"request":"hello"}"#),
    near: asked(GOOD),
};
