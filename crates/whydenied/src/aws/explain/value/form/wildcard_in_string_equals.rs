//! A `*` under `StringEquals` is a plain star.

use crate::aws::explain::value::mismatch::Mismatch;
use crate::finding::entry::Entry;
use crate::finding::example::condition::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPERATORS;
use crate::letters::lower;
use crate::pattern::{Unit, matches};

pub(crate) static KIND: Kind = Kind::cause("wildcard-in-string-equals", OPERATORS)
    .form()
    .access_analyzer("WILDCARD_WITHOUT_LIKE_OPERATOR");

/// Found where the value would fit if its `*` and `?` were wildcards.
pub(crate) fn cause(it: &Mismatch<'_>) -> Option<Cause> {
    let fits = |expected: &str, actual: &str| matches(expected.chars().map(Unit::aws), actual);
    let would = it.operator.compares_text()
        && !it.operator.row.wildcards
        && if it.operator.row.ignores_case {
            fits(&lower(it.expected), &lower(it.actual))
        } else {
            fits(it.expected, it.actual)
        };
    let star = it.expected.chars().find(|letter| matches!(letter, '*' | '?')).filter(|_| would)?;
    let message = Message::new(
        format!("`{}` takes the `{star}` in `{}` literally", it.operator_name, it.expected),
        "Only `StringLike` knows wildcards; there `*` is any number of characters and `?` is one.",
        "use `StringLike` for this value",
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A `*` under `StringEquals` is a plain star",
    why: "`StringEquals` compares letter by letter, so that a `*` or `?` in its value stands for itself only. \
          No token has a star there, so the condition never holds.",
    help: "use `StringLike` for a value with wildcards",
    example: main(r#"{"StringEquals":{"$url:sub":"repo:acme/web:*"}}"#),
    near: main(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
};
