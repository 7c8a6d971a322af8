//! The call is for another role than the one whose policy this is.

use crate::finding::entry::Entry;
use crate::finding::example::remark::ANSWER;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::warning("policy-of-another-role", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The call is for another role than the one whose policy this is",
    why: "AWS reads the trust policy of the role that the call names. This one says which role it belongs to, and that is \
          another.",
    help: "paste the trust policy of the role in the call, or correct the ARN in the call",
    example: aws(IDP, r#""sub":"s1""#, ANSWER).with(r#"{"roleArn":"arn:aws:iam::123456789012:role/read"}"#),
    near: aws(IDP, r#""sub":"s1""#, ANSWER).with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
};
