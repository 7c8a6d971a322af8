//! A key stands twice, in different letter case.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind =
    Kind::error("keys-differ-in-case", GRAMMAR).access_analyzer("DUPLICATE_KEYS_WITH_DIFFERENT_CASE");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A key stands twice, in different letter case",
    why: "Condition keys ignore letter case, so that both are one key, and IAM refuses a document with repeated keys.",
    help: "merge both into one",
    example: github(r#"{"StringLike":{"$url:sub":"repo:acme/web:*","$url:Sub":"repo:acme/api:*"}}"#),
    near: github(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/api:*"]}}"#),
};
