//! The same key must pass two tests that no value passes.

use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::Kind;
use crate::finding::page::SETS;

pub(crate) static KIND: Kind = Kind::cause("same-key-two-operators", SETS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The same key must pass two tests that no value passes",
    why: "All operators of a condition block must hold. Two alternatives written under two operators are therefore both \
          demanded, and nothing is both.",
    help: "put the values into one list under one operator: there any one of them is enough",
    example: main(
        r#"{"StringEquals":{"$url:sub":"repo:acme/api:ref:refs/heads/main"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
    near: main(r#"{"StringLike":{"$url:sub":["repo:acme/api:ref:refs/heads/main","repo:acme/web:*"]}}"#),
};
