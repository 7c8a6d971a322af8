//! A field of a policy has a value that it does not take.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::error("invalid-field", OPEN_API).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A field of a policy has a value that it does not take",
    why: "`decision` is `allow` or `deny`, `tokenType` one of four types, `rules` an object of paths and patterns.",
    help: "write a value that the field takes",
    example: policies(r#"[{"decision":"permit","tokenType":"organization","rules":{"sub":"*"}}]"#),
    near: policies(GOOD),
};
