//! The policy language has no such element.

use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind =
    Kind::error("unknown-element", GRAMMAR).access_analyzer("INVALID_POLICY_ELEMENT");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy language has no such element",
    why: "Elements are spelt in one way only, capitals included. IAM refuses a policy with others.",
    help: "correct the spelling, or remove the element",
    example: main(r#""Conditions":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    near: main(RIGHT),
};
