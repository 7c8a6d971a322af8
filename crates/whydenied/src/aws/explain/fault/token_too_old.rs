//! The token is older than a day.

use crate::finding::entry::Entry;
use crate::finding::example::token::at_noon;
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("token-too-old", STS).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is older than a day",
    why: "AWS refuses tokens that were issued long ago with `Token too old`, whatever their `exp`. It does not publish \
          the limit; tokens of more than a day were refused.",
    help: "request a fresh token",
    example: at_noon(r#""sub":"s1","iat":1789000000,"exp":1789999999"#),
    near: at_noon(r#""sub":"s1","iat":1789127900,"exp":1789999999"#),
};
