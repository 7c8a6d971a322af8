//! A statement adds nothing to another one.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind =
    Kind::hint("redundant-statement", GRAMMAR).access_analyzer("REDUNDANT_STATEMENT");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A statement adds nothing to another one",
    why: "Whatever it applies to, another statement with the same effect applies to as well.",
    help: "remove it, or narrow the other one",
    example: github(
        r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/*"}}},{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}}]"#,
    ),
    near: github(
        r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/api:*"}}},{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}}]"#,
    ),
};
