//! The statement says only whom it keeps out.

use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::error("negated-only", OPERATORS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement says only whom it keeps out",
    why: "A test such as `StringNotLike` passes for everything it does not name, and for a key that is absent. Alone \
          in an Allow it lets in everybody else.",
    help: "say who may have the role, under `StringEquals` or `StringLike`",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringNotLike":{"$url:sub":"repo:*:pull_request"}}"#,
    ),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:repository_id":"34"},"StringNotLike":{"$url:sub":"repo:*:pull_request"}}"#,
    ),
};
