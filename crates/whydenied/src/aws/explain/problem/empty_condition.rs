//! A part of the condition is empty.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::OPERATORS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("empty-condition", OPERATORS).but(Confidence::Unconfirmed);

/// An operator has no keys, or a key has no values.
pub(crate) fn objection() -> Objection {
    let message = Message::new(
        "A part of this condition is empty",
        "AWS does not say what an empty list or operator means; here an empty list matches nothing.",
        "remove it, or name what you want to test",
    );
    Objection::new(&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A part of the condition is empty",
    why: "What an operator without keys, or a key without values, means is documented nowhere. Here an empty list matches \
          nothing.",
    help: "remove it, or name what you want to test",
    example: main(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"},"StringEquals":{}}"#),
    near: main(RIGHT),
};
