//! A policy names a target that its type of token does not have.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{OF_ALICE, policies};
use crate::finding::kind::Kind;
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("foreign-target", OPEN_API).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy names a target that its type of token does not have",
    why: "What a policy is about follows from its `tokenType`: a `userLogin` says nothing in a policy for organization \
          tokens.",
    help: "remove the field, or change `tokenType`",
    example: policies(
        r#"[{"decision":"allow","tokenType":"organization","userLogin":"alice","rules":{"sub":"*"}}]"#,
    ),
    near: policies(OF_ALICE),
};
