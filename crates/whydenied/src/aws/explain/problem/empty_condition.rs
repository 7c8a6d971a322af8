//! A part of the condition is empty.

use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("empty-condition", OPERATORS).but(Confidence::Unconfirmed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A part of the condition is empty",
    why: "What an operator without keys, or a key without values, means is documented nowhere. Here an empty list matches \
          nothing.",
    help: "remove it, or name what you want to test",
    example: main(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"},"StringEquals":{}}"#),
    near: main(RIGHT),
};
