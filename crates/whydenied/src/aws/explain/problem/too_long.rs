//! The policy is longer than a trust policy may be.

use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind =
    Kind::warning("too-long", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html")
        .but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy is longer than a trust policy may be",
    why: "A trust policy has up to 2,048 characters by default, white space not counted. The quota can be raised to \
          4,096.",
    help: "shorten it with wildcards that are as narrow as the list was, or have the quota raised",
    example: main(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/$long:*"]}}"#),
    near: main(RIGHT),
};
