//! This is no policy.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("not-a-policy", GRAMMAR);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is no policy",
    why: "A policy is a JSON object with a `Statement`. It is read as well where it stands in an answer of AWS or in the \
          arguments of Terraform and Pulumi.",
    help: "paste the role's trust policy: `AssumeRolePolicyDocument` in `aws iam get-role`",
    example: policy(r#"{"Version":"1.0.0","name":"web"}"#),
    near: policy(TRUSTED),
};
