//! A key stands twice in the same object.

use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::error("duplicate-key", GRAMMAR).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A key stands twice in the same object",
    why: "IAM refuses a document with repeated keys. Terraform, YAML and most JSON tools keep the last one silently, so \
          that the policy that reaches IAM has lost a condition, and with it a check.",
    help: "merge both into one: several keys under one operator, several values in one list",
    example: main(
        r#""Condition":{"StringLike":{"$url:sub":"repo:acme/*"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
    near: main(
        r#""Condition":{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
};
