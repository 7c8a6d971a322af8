//! This is an encrypted token.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{JWT, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("encrypted-token", STS);

/// The header names the encryption of what follows: `enc`.
pub(crate) fn error(text: &str, span: Span) -> InputError {
    let message = "this is an encrypted token (JWE): its claims cannot be read without the key";
    let help =
        "AWS takes signed tokens (JWS) only; have the issuer sign the token, or paste its claims as JSON";
    KIND.unreadable(Input::Token, text, span, message, help)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is an encrypted token",
    why: "AWS takes signed tokens only. The claims of an encrypted one (JWE, five parts) cannot be read without the key, \
          neither here nor by AWS.",
    help: "have the issuer sign the token, or paste its claims as JSON",
    example: token("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.Y2lwaGVydGV4dA.dGFn"),
    near: token(JWT),
};
