//! The token's roles claim names no role.

use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("roles-claim-invalid", STS).but(Confidence::Observed);

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
