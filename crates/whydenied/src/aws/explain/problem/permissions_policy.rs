//! This is a permissions policy, not the role's trust policy.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::{Kind, Message};

pub(crate) static KIND: Kind = Kind::error(
    "permissions-policy",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#id_roles_terms-and-concepts",
);

/// Every statement has a `Resource` and no `Principal`.
pub(crate) fn objection() -> Objection {
    let message = Message::new(
        "This is a permissions policy, not the role's trust policy",
        "It says what the role may do, by `Resource`; the trust policy says by `Principal` who may assume the role.",
        "paste the trust policy: `AssumeRolePolicyDocument` in `aws iam get-role`, or the tab “Trust relationships” \
         of the role",
    );
    Objection::new(&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a permissions policy, not the role's trust policy",
    why: "A permissions policy says what the role may do, by `Resource`. Who may assume the role is said by the trust \
          policy, by `Principal`; only that one decides here.",
    help: "paste the trust policy: `AssumeRolePolicyDocument` in `aws iam get-role`",
    example: main(
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}"#,
    ),
    near: main(RIGHT),
};
