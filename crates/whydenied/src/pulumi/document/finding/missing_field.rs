//! A policy lacks a field that the API demands.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{OF_ALICE, policies};
use crate::finding::kind::Kind;
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::error("missing-field", OPEN_API).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy lacks a field that the API demands",
    why: "Every policy has a `decision`, a `tokenType` and `rules`, and one for team, personal or runner tokens names the \
          team, the user or the runner.",
    help: "add the field",
    example: policies(r#"[{"decision":"allow","tokenType":"personal","rules":{"sub":"*"}}]"#),
    near: policies(OF_ALICE),
};
