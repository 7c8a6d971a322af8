//! A trust policy speaks of STS actions only.

use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("foreign-action", GRAMMAR).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A trust policy speaks of STS actions only",
    why: "IAM is said to refuse any other action in a trust policy, a bare `*` included. What the role may do later is \
          said by its permissions policies.",
    help: "write `sts:AssumeRoleWithWebIdentity`",
    example: main(r#""Action":["sts:AssumeRoleWithWebIdentity","s3:GetObject"]"#),
    near: main(r#""Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"]"#),
};
