//! That is no condition key.

use crate::finding::entry::Entry;
use crate::finding::example::fault::{RIGHT, github};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind =
    Kind::error("invalid-condition-key", GRAMMAR).access_analyzer("INVALID_CONDITION_KEY_FORMAT");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "That is no condition key",
    why: "A condition key has two parts with a colon between them: `aws:` and a name, or the provider's URL and a claim.",
    help: "write the provider's URL and `:` in front of the claim",
    example: github(r#"{"StringLike":{"sub":"repo:acme/web:*"}}"#),
    near: github(RIGHT),
};
