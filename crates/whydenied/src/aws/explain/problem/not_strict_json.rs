//! The text is not quite JSON.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::hint("not-strict-json", GRAMMAR);

/// There is a comment.
pub(crate) fn comment() -> Objection {
    skipped("There is a comment, which IAM's JSON does not have", "remove it before you save the policy")
}

/// There is a comma before a closing bracket.
pub(crate) fn trailing_comma() -> Objection {
    skipped("There is a comma too many before a closing bracket", "remove it before you save the policy")
}

/// The text starts with a byte order mark.
pub(crate) fn byte_order_mark() -> Objection {
    skipped("The text starts with a byte order mark", "save the file as UTF-8 without it")
}

fn skipped(title: &'static str, help: &'static str) -> Objection {
    Objection::new(&KIND, Message::new(title, "It was skipped.", help)).access_analyzer("JSON_SYNTAX_ERROR")
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The text is not quite JSON",
    why: "Comments, a comma after the last entry and a byte order mark come in from YAML, from programs and from \
          editors. They were skipped here; IAM does not take them.",
    help: "remove them before you save the policy",
    example: main(
        r#"{
  "Version": "2012-10-17",
  "Statement": { // the deployments
"Effect": "Allow",
"Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/$url" },
"Action": "sts:AssumeRoleWithWebIdentity",
"Condition": { "StringLike": { "$url:sub": "repo:acme/web:*" } },
  },
}"#,
    ),
    near: main(RIGHT),
};
