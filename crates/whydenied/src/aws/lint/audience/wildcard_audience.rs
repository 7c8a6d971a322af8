//! A wildcard stands in the audience.

use crate::finding::entry::Entry;
use crate::finding::example::lint;
use crate::finding::example::risk::PULUMI;
use crate::finding::kind::Kind;
use crate::finding::page::SHARED;

pub(crate) static KIND: Kind = Kind::error("wildcard-audience", SHARED);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A wildcard stands in the audience",
    why: "With some issuers the audience is the name of the organization, and `contoso*` fits `contoso-evil` as well. \
          With others it is the service that a token is meant for, and a wildcard lets in tokens for another one.",
    help: "name the whole audience, under `StringEquals`",
    example: lint(PULUMI, r#"{"StringLike":{"$url:aud":"contoso*"}}"#),
    near: lint(
        PULUMI,
        r#"{"StringEquals":{"$url:aud":"contoso"},"StringLike":{"$url:sub":"pulumi:deploy:org:contoso:project:Core:*"}}"#,
    ),
};
