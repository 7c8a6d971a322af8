//! The token is good for other roles than this one.

use super::refused::{Refused, invalid_token};
use super::roles_claim::PURPOSE;
use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("roles-claim-excludes-role", STS).but(Confidence::Observed);

/// The roles claim names roles, and not the one that the request is for.
pub(crate) fn refused() -> Refused {
    let message = Message::new(
        "The token's roles claim does not name this role",
        PURPOSE,
        "have the issuer add the role's ARN, or assume one of those it names",
    );
    let answer = "The target role ARN is not present in the roles claim of the identity token";
    Refused { kind: &KIND, message, answer: Some(invalid_token(answer)) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is good for other roles than this one",
    why: "Where the token has the claim `https://aws.amazon.com/roles`, it can be exchanged for the roles named there \
          only. That is checked before the trust policy.",
    help: "have the issuer add the role's ARN, or assume one of the roles that the token names",
    example: token(r#""sub":"s1","https://aws.amazon.com/roles":["arn:aws:iam::123456789012:role/read"]"#)
        .with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
    near: token(r#""sub":"s1","https://aws.amazon.com/roles":["arn:aws:iam::123456789012:role/deploy"]"#)
        .with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
};
