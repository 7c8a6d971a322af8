//! The token is cut off.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{JWT, token};
use crate::finding::kind::Kind;
use crate::finding::page::INVALID_TOKEN;

pub(crate) static KIND: Kind = Kind::error("incomplete-jwt", INVALID_TOKEN);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is cut off",
    why: "A terminal, a chat or a log has shortened it, so that its header or its claims end in the middle.",
    help: "copy the token again, from `eyJ` to its last character",
    example: token("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFt"),
    near: token(JWT),
};
