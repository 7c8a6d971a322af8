//! The policies are no list.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::REST;

pub(crate) static KIND: Kind = Kind::error("policies-not-a-list", REST);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policies are no list",
    why: "An expression such as `${policies}` stands for a value that is elsewhere, and a text is no policy.",
    help: "paste what it stands for: the answer of the API has it",
    example: policies(r#"{"policies":"${policies}"}"#),
    near: policies(GOOD),
};
