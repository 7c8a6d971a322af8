//! A target has the prefix that the scope of a request has.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{OF_ALICE, policies};
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::hint("prefixed-target", ISSUERS).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A target has the prefix that the scope of a request has",
    why: "A request names its target as `user:alice` or `team:platform`; the field of a policy has the bare name.",
    help: "leave the prefix out",
    example: policies(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"user:alice","rules":{"sub":"*"}}]"#,
    ),
    near: policies(OF_ALICE),
};
