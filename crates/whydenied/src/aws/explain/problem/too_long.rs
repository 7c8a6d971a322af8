//! The policy is longer than a trust policy may be.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::{Kind, Message};
use crate::outcome::Confidence;

pub(crate) static KIND: Kind =
    Kind::warning("too-long", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html")
        .but(Confidence::Inferred);

/// What the quota of a trust policy's length could be raised to, in characters (documented in 2023).
pub(crate) const RAISED_QUOTA: usize = 4_096;

/// The policy has `length` characters, white space not counted.
pub(crate) fn objection(length: usize) -> Objection {
    let (detail, help) = if length > RAISED_QUOTA {
        (
            "White space is not counted. The quota can be raised to 4096, which is too little here. IAM is said to \
             answer: Cannot exceed quota for ACLSizePerRole: 2048",
            "shorten it",
        )
    } else {
        (
            "White space is not counted. The quota can be raised to 4096. Without that IAM is said to answer: \
             Cannot exceed quota for ACLSizePerRole: 2048",
            "shorten it, or have the quota raised",
        )
    };
    let title = format!("The policy has {length} characters, by default a trust policy may have 2048");
    Objection::new(&KIND, Message::new(title, detail, help))
        .access_analyzer("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA")
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy is longer than a trust policy may be",
    why: "A trust policy has up to 2,048 characters by default, white space not counted. The quota can be raised to \
          4,096.",
    help: "shorten it with wildcards that are as narrow as the list was, or have the quota raised",
    example: main(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/$long:*"]}}"#),
    near: main(RIGHT),
};
