//! IAM does not take this character in a policy.

use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::Kind;

pub(crate) static KIND: Kind = Kind::error(
    "invalid-character",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "IAM does not take this character in a policy",
    why: "Policies hold tabs, line breaks and the characters from U+0020 to U+00FF. Typographic quotes and invisible \
          spaces come in by copying from web pages and chats.",
    help: "type it again by hand",
    example: main(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/web–docs:*"]}}"#),
    near: main(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/web-docs:*"]}}"#),
};
