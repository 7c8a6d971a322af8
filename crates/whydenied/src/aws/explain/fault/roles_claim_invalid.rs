//! The token's roles claim names no role.

use super::refused::{Refused, invalid_token};
use super::roles_claim::PURPOSE;
use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("roles-claim-invalid", STS).but(Confidence::Observed);

/// The roles claim is neither a list nor a text.
pub(crate) fn other_form() -> Refused {
    let message = Message::new(
        "The token's roles claim is neither a list nor a text",
        "`https://aws.amazon.com/roles` names the roles that the token is good for.",
        "have the issuer write a list of role ARNs",
    );
    Refused {
        kind: &KIND,
        message,
        answer: Some(invalid_token("The roles claim is not in a supported format")),
    }
}

/// None of its texts is the ARN of a role.
pub(crate) fn no_role() -> Refused {
    let message = Message::new(
        "The token's roles claim names no role",
        PURPOSE,
        "have the issuer add the role's ARN, or leave the claim out",
    );
    Refused {
        kind: &KIND,
        message,
        answer: Some(invalid_token("The roles claim contains no valid role ARNs")),
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's roles claim names no role",
    why: "An issuer can name in `https://aws.amazon.com/roles` the roles that a token is good for. A claim that is \
          there and holds no whole role ARN makes AWS refuse the token.",
    help: "have the issuer list whole role ARNs, or leave the claim out",
    example: token(r#""sub":"s1","https://aws.amazon.com/roles":["deploy"]"#)
        .with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
    near: token(r#""sub":"s1","https://aws.amazon.com/roles":["arn:aws:iam::123456789012:role/deploy"]"#)
        .with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
};
