//! There is no such condition operator.

use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind =
    Kind::error("unknown-operator", OPERATORS).access_analyzer("INVALID_CONDITION_OPERATOR");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "There is no such condition operator",
    why: "Operators are documented in one spelling only, capitals included. IAM refuses a policy with others.",
    help: "use an operator such as `StringEquals` or `StringLike`",
    example: main(r#"{"stringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    near: main(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
};
