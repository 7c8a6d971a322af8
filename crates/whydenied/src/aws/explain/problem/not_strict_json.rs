//! The text is not quite JSON.

use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::hint("not-strict-json", GRAMMAR);

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
