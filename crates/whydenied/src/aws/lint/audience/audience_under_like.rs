//! An audience without a wildcard is tested with `StringLike`.

use crate::finding::entry::Entry;
use crate::finding::example::lint;
use crate::finding::example::risk::PULUMI;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::hint("audience-under-like", OPERATORS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An audience without a wildcard is tested with `StringLike`",
    why: "It works like `StringEquals` until somebody adds a `*` and lets in audiences of others.",
    help: "use `StringEquals` for the audience",
    example: lint(
        PULUMI,
        r#"{"StringLike":{"$url:aud":"contoso","$url:sub":"pulumi:deploy:org:contoso:project:Core:*"}}"#,
    ),
    near: lint(
        PULUMI,
        r#"{"StringEquals":{"$url:aud":"contoso"},"StringLike":{"$url:sub":"pulumi:deploy:org:contoso:project:Core:*"}}"#,
    ),
};
