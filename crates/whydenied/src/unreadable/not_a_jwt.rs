//! This is no JSON Web Token.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{JWT, token};
use crate::finding::kind::Kind;
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("not-a-jwt", INVALID_TOKEN).but(Confidence::Observed);

/// It is a secret of the kind that `what` names.
pub(crate) fn credential(text: &str, span: Span, what: &str) -> InputError {
    let message = format!("this is {what}, not an OIDC token");
    let help = "paste the ID token that the job or pod sends to AWS: three parts with dots between them, starting \
                with `eyJ`";
    KIND.unreadable(Input::Token, text, span, message, help)
}

/// It does not start as one does.
pub(crate) fn other_start(text: &str, span: Span) -> InputError {
    let message = "this is not a JWT: one starts with `eyJ` and has three parts with dots between them";
    let help =
        "paste the OIDC ID token itself, or its claims as JSON; an opaque access token carries no claims";
    KIND.unreadable(Input::Token, text, span, message, help)
}

/// There is a letter in it that none has.
pub(crate) fn character(text: &str, span: Span, letter: char) -> InputError {
    let message = format!("`{letter}` cannot stand in a JWT");
    let help = "copy the token again, without what stands around it; a masked token (`***`) cannot be read";
    KIND.unreadable(Input::Token, text, span, message, help)
}

/// It has `count` parts, which is too many.
pub(crate) fn parts(text: &str, span: Span, count: usize) -> InputError {
    let message = format!("a JWT has three parts with dots between them, this text has {count}");
    KIND.unreadable(Input::Token, text, span, message, "paste one token at a time")
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is no JSON Web Token",
    why: "A token of OpenID Connect has three parts with dots between them and starts with `eyJ`. An opaque access token, a \
          masked one (`***`) or several of them are none, and AWS refuses them.",
    help: "paste the ID token that the job or pod sends to AWS, or its claims as JSON",
    example: token("ya29.a0AfH6SMBx"),
    near: token(JWT),
};
