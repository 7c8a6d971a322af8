//! The claims of a token are a JSON object.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{CLAIMS, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::error("claims-not-an-object", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The claims of a token are a JSON object",
    why: "A list or a text in its place has no claims that could be tested.",
    help: "paste an object such as `{\"iss\": \"https://…\", \"aud\": \"…\", \"sub\": \"…\"}`",
    example: token(r#"["https://idp.example.com","s1"]"#),
    near: token(CLAIMS),
};
