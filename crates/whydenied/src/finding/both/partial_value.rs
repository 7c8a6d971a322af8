//! The policy's value is only a part of the token's.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("partial-value", OPERATORS).form();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy's value is only a part of the token's",
    why: "The whole value is compared, from its first letter to its last, also under `StringLike`. A subject that goes on \
          after the repository or the pipeline needs a `*` at the end of the pattern.",
    help: "write the whole value, or put a `*` where the rest is",
    example: aws(
        "https://agent.buildkite.com",
        r#""sub":"organization:acme:pipeline:web:ref:refs/heads/main:commit:9f3a:step:deploy""#,
        r#"{"StringEquals":{"$url:sub":"organization:acme:pipeline:web"}}"#,
    ),
    near: aws(
        "https://agent.buildkite.com",
        r#""sub":"organization:acme:pipeline:web:ref:refs/heads/main:commit:9f3a:step:deploy""#,
        r#"{"StringLike":{"$url:sub":"organization:acme:pipeline:web:*"}}"#,
    ),
};
