//! An element that every trust policy needs is missing.

use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("missing-element", GRAMMAR);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An element that every trust policy needs is missing",
    why: "A policy has a `Statement`, and each statement an `Effect`, a `Principal` and an `Action`. IAM saves nothing \
          less.",
    help: "add the element",
    example: main(
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"}}}"#,
    ),
    near: main(RIGHT),
};
