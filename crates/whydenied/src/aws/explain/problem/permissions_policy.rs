//! This is a permissions policy, not the role's trust policy.

use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::Kind;

pub(crate) static KIND: Kind = Kind::error(
    "permissions-policy",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#id_roles_terms-and-concepts",
);

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
