//! AWS's answer gave what was not said of the role.

use crate::finding::entry::Entry;
use crate::finding::example::remark::ANSWER;
use crate::finding::example::{IDP, TRUSTED, aws};
use crate::finding::kind::Kind;

pub(crate) static KIND: Kind =
    Kind::hint("role-from-answer", "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "AWS's answer gave what was not said of the role",
    why: "The answer of `aws iam get-role` has the role's ARN, its longest session and its tags beside the policy. What was \
          not given otherwise was taken from there.",
    help: "give other values to override them",
    example: aws(IDP, r#""sub":"s1""#, ANSWER),
    near: aws(IDP, r#""sub":"s1""#, TRUSTED),
};
