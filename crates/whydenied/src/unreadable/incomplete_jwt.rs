//! The token is cut off.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{JWT, token};
use crate::finding::kind::Kind;
use crate::finding::page::INVALID_TOKEN;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("incomplete-jwt", INVALID_TOKEN);

/// The first part is no header.
pub(crate) fn header(text: &str, span: Span) -> InputError {
    error(text, span, "the header of this JWT is cut off or damaged")
}

/// There is no second part.
pub(crate) fn ends_after_header(text: &str, span: Span) -> InputError {
    error(text, span, "this JWT ends after its header: the claims and the signature are missing")
}

/// The second part cannot be decoded.
pub(crate) fn claims(text: &str, span: Span) -> InputError {
    error(text, span, "this JWT is cut off: its claims end in the middle")
}

fn error(text: &str, span: Span, message: &'static str) -> InputError {
    KIND.unreadable(
        Input::Token,
        text,
        span,
        message,
        "copy the token again, from `eyJ` to its last character",
    )
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is cut off",
    why: "A terminal, a chat or a log has shortened it, so that its header or its claims end in the middle.",
    help: "copy the token again, from `eyJ` to its last character",
    example: token("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFt"),
    near: token(JWT),
};
