//! A wildcard stands before the owner's name ends.

use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::Kind;
use crate::finding::page::FLAWS;

pub(crate) static KIND: Kind = Kind::error("wildcard-before-owner-end", FLAWS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A wildcard stands before the owner's name ends",
    why: "`repo:acme*` fits the repositories of `acme`, and those of `acme-evil`, which anybody can register. What \
          closes the name is the `/` after it, or the `@` before its id.",
    help: "put the `/` in front of the wildcard: `repo:acme/*`",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:acme*"}}"#,
    ),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:acme@12/*"}}"#,
    ),
};
