//! A policy has a field that the API does not describe.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("unknown-field", OPEN_API).but(Confidence::Unconfirmed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy has a field that the API does not describe",
    why: "What Pulumi Cloud does with fields that it does not know is not published. A claim to test belongs under `rules`.",
    help: "remove it, or spell it as the API does",
    example: policies(r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"},"sub":"s"}]"#),
    near: policies(GOOD),
};
