//! A value adds nothing to another one.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;
use crate::finding::page::SETS;

pub(crate) static KIND: Kind = Kind::hint("redundant-value", SETS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A value adds nothing to another one",
    why: "Of several values one must match, so that the widest decides. One of them may have been meant to narrow it.",
    help: "remove it, or the wider one",
    example: github(r#"{"StringLike":{"$url:sub":["repo:acme/*","repo:acme/web:ref:refs/heads/main"]}}"#),
    near: github(r#"{"StringLike":{"$url:sub":["repo:acme/api:*","repo:acme/web:ref:refs/heads/main"]}}"#),
};
