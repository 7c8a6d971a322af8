//! The role's ARN is none.

use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::cause("invalid-role-arn", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The role's ARN is none",
    why: "STS reads the role's ARN before anything else. A part that is missing, or a colon too many, makes it no \
          ARN of a role, and the call ends there.",
    help: "copy the ARN from the role's page: `arn:aws:iam::ACCOUNT:role/PATH/NAME`",
    example: token(r#""sub":"s1""#).with(r#"{"roleArn":"arn:aws:iam:123456789012:role/deploy"}"#),
    near: token(r#""sub":"s1""#).with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
};
