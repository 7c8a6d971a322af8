//! A key stands twice in the same object.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;
use crate::outcome::Confidence;
use crate::report::Severity;

pub(crate) static KIND: Kind = Kind::error("duplicate-key", GRAMMAR).but(Confidence::Inferred);

/// How grave it is where the token is denied: what the lost one of the two said may be what would have let it in.
pub(crate) const SEVERITY_IN_DENIAL: Severity = Severity::Cause;

/// `key` is repeated further down in its object.
pub(crate) fn objection(key: &str) -> Objection {
    let message = Message::new(
        format!("`{key}` stands twice in this object, and only the last one counts"),
        "IAM refuses a document with repeated keys, but Terraform, YAML and most JSON tools keep the last one \
         silently and drop the other with all its checks.",
        format!("merge both `{key}` into one"),
    );
    Objection::new(&KIND, message)
}

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
