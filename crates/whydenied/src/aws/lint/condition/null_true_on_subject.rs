//! The statement asks for tokens that cannot exist.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::warning("null-true-on-subject", OPERATORS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement asks for tokens that cannot exist",
    why: "`Null` with `true` asks for a key to be absent. Every token has a subject and an audience, so the statement lets \
          nobody in.",
    help: "write `\"false\"`, or test the value",
    example: github(r#"{"Null":{"$url:sub":"true"}}"#),
    near: github(r#"{"Null":{"$url:sub":"false"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
};
