//! The policy rules this value out.

use crate::finding::entry::Entry;
use crate::finding::example::condition::main;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("value-ruled-out", OPERATORS).general();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy rules this value out",
    why: "Under a negated operator such as `StringNotLike` no listed value may match, and one does.",
    help: "remove the value from the list if this token is to be let in",
    example: main(r#"{"StringNotLike":{"$url:sub":["repo:acme/api:*","repo:acme/web:*"]}}"#),
    near: main(r#"{"StringNotLike":{"$url:sub":"repo:acme/api:*"}}"#),
};
