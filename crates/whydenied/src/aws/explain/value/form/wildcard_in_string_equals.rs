//! A `*` under `StringEquals` is a plain star.

use crate::finding::entry::Entry;
use crate::finding::example::condition::main;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("wildcard-in-string-equals", OPERATORS)
    .form()
    .access_analyzer("WILDCARD_WITHOUT_LIKE_OPERATOR");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A `*` under `StringEquals` is a plain star",
    why: "`StringEquals` compares letter by letter, so that a `*` or `?` in its value stands for itself only. \
          No token has a star there, so the condition never holds.",
    help: "use `StringLike` for a value with wildcards",
    example: main(r#"{"StringEquals":{"$url:sub":"repo:acme/web:*"}}"#),
    near: main(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
};
