//! The role's ARN is none.

use super::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::report::ServiceError;

pub(crate) static KIND: Kind = Kind::cause("invalid-role-arn", STS);

/// The request names `arn` as the role.
pub(crate) fn refused(arn: &str) -> Refused {
    let message = Message::new(
        format!("`{arn}` is not the ARN of a role"),
        "A role's ARN is `arn:aws:iam::ACCOUNT:role/PATH/NAME`, with two colons before the account.",
        "copy the ARN from the role's page, or from `aws iam get-role`",
    );
    // Of another length the answer names the parameter's constraint, in words that nobody has recorded.
    let answer = if (20..=2_048).contains(&arn.len()) { "Request ARN is invalid" } else { "" };
    Refused { kind: &KIND, message, answer: Some(ServiceError::new("ValidationError", answer)) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The role's ARN is none",
    why: "STS reads the role's ARN before anything else. A part that is missing, or a colon too many, makes it no \
          ARN of a role, and the call ends there.",
    help: "copy the ARN from the role's page: `arn:aws:iam::ACCOUNT:role/PATH/NAME`",
    example: token(r#""sub":"s1""#).with(r#"{"roleArn":"arn:aws:iam:123456789012:role/deploy"}"#),
    near: token(r#""sub":"s1""#).with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
};
