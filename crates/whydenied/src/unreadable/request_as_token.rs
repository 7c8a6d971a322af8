//! This is the request of a token exchange, without its token.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::token;
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;
use crate::json::Node;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("request-as-token", EXCHANGE);

/// The parameters of a request, by which it is known.
const PARAMETERS: [&str; 4] = ["grant_type", "subject_token", "subject_token_type", "requested_token_type"];

/// A request as JSON, where no token stands in it.
pub(crate) fn recognise(text: &str, root: &Node<'_>) -> Option<InputError> {
    let is_request = PARAMETERS.iter().any(|name| root.get(name).is_some());
    is_request.then(|| error(text, root.span))
}

/// A request as a web form or a command, where no token stands in it.
pub(crate) fn in_text(text: &str) -> Option<InputError> {
    let is_set = |name: &&str| {
        text.match_indices(*name)
            .any(|(at, _)| text.get(at + name.len()..).is_some_and(|rest| rest.starts_with('=')))
    };
    PARAMETERS.iter().any(is_set).then(|| error(text, Span::new(0, text.len())))
}

fn error(text: &str, span: Span) -> InputError {
    let message = "this is the request of a token exchange, and no token stands in it";
    let help = "paste the token that the request sends as `subject_token`, or its claims";
    KIND.unreadable(Input::Token, text, span, message, help)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is the request of a token exchange, without its token",
    why: "A request names its token as `subject_token`, which may be a variable. The token in it is read if it is there.",
    help: "paste the token that the request sends, or its claims",
    example: token("grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=$TOKEN"),
    near: token(
        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsInN1YiI6InMxIn0.c2ln",
    ),
};
