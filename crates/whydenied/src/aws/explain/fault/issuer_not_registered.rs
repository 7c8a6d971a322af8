//! The role's account has no identity provider for the token's issuer.

use super::refused::{Refused, invalid_token};
use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::INVALID_TOKEN;

pub(crate) static KIND: Kind = Kind::cause("issuer-not-registered", INVALID_TOKEN);

/// The account has no provider with the URL `iss`, or none can have it.
pub(crate) fn refused(iss: &str) -> Refused {
    let message = Message::new(
        format!("The role's account has no identity provider for `{iss}`"),
        "The provider's URL must equal `iss` to the letter: https, host, path and trailing slash.",
        if iss.starts_with("https://") {
            format!("create an IAM OIDC provider with the URL `{iss}` in the role's account")
        } else {
            "have the issuer name itself by its `https://` URL, no other can be registered".to_owned()
        },
    );
    let answer = Some(invalid_token(format!("No OpenIDConnect provider found in your account for {iss}")));
    Refused { kind: &KIND, message, answer }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The role's account has no identity provider for the token's issuer",
    why: "AWS looks in the role's account for a provider whose URL is the token's `iss` to the letter: host, path and \
          trailing slash. A provider in another account, or one for another path, is not found.",
    help: "create an IAM OIDC provider with the URL of `iss` in the role's account",
    example: token(r#""sub":"s1""#)
        .with(r#"{"providerArn":"arn:aws:iam::123456789012:oidc-provider/idp.example.com/"}"#),
    near: token(r#""sub":"s1""#)
        .with(r#"{"providerArn":"arn:aws:iam::123456789012:oidc-provider/idp.example.com"}"#),
};
