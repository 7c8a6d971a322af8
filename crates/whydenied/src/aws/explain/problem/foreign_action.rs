//! A trust policy speaks of STS actions only.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("foreign-action", GRAMMAR).but(Confidence::Inferred);

/// A statement names `action`, which is none of STS.
pub(crate) fn objection(action: &str) -> Objection {
    let message = Message::new(
        format!("IAM is likely to refuse the action `{action}` in a trust policy"),
        "A trust policy speaks of STS actions only. IAM is said to answer: AssumeRole policy may only specify STS \
         AssumeRole actions.",
        "write `sts:AssumeRoleWithWebIdentity`",
    );
    Objection::new(&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A trust policy speaks of STS actions only",
    why: "IAM is said to refuse any other action in a trust policy, a bare `*` included. What the role may do later is \
          said by its permissions policies.",
    help: "write `sts:AssumeRoleWithWebIdentity`",
    example: main(r#""Action":["sts:AssumeRoleWithWebIdentity","s3:GetObject"]"#),
    near: main(r#""Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"]"#),
};
