//! A set operator tests a key that has one value.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;
use crate::finding::page::SETS;

pub(crate) static KIND: Kind = Kind::warning("set-operator-on-single-value", SETS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A set operator tests a key that has one value",
    why: "`ForAnyValue` and `ForAllValues` are for keys that hold a list, such as `amr`. On a single value they are easily \
          misread, and `ForAllValues` passes where there is none.",
    help: "leave the prefix away",
    example: github(r#"{"ForAnyValue:StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    near: github(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
};
