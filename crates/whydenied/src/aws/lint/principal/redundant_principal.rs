//! A principal is named twice.

use crate::finding::entry::Entry;
use crate::finding::example::fault::{RIGHT, github};
use crate::finding::kind::Kind;
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind = Kind::hint("redundant-principal", PRINCIPAL);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A principal is named twice",
    why: "The second time changes nothing.",
    help: "remove it",
    example: github(
        r#""Principal":{"Federated":["arn:aws:iam::123456789012:oidc-provider/$url","arn:aws:iam::123456789012:oidc-provider/$url"]}"#,
    ),
    near: github(RIGHT),
};
