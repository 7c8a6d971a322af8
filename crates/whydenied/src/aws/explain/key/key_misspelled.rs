//! The condition key is misspelt.

use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::Kind;
use crate::finding::page::{GLOBAL_KEYS, KEYS};
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("key-misspelled", KEYS);
pub(crate) static UNKNOWN_KEY: Kind =
    KIND.citing(GLOBAL_KEYS).but(Confidence::Inferred).access_analyzer("INVALID_GLOBAL_CONDITION_KEY");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The condition key is misspelt",
    why: "A key that differs by a letter is another key, and the request does not have it. IAM saves it all the same.",
    help: "correct the spelling",
    example: main(r#"{"StringEquals":{"$url:enviroment":"prod"}}"#),
    near: main(r#"{"StringLike":{"$url:SUB":"repo:acme/web:*"}}"#),
};
