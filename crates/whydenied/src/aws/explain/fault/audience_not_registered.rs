//! The token's audience is none of the provider's client IDs.

use super::refused::{Refused, not_validated};
use crate::Token;
use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::INVALID_TOKEN;
use crate::issuer::recognise;
use crate::report::ServiceError;

pub(crate) static KIND: Kind = Kind::cause("audience-not-registered", INVALID_TOKEN);

/// The provider does not list `audience`, or it is empty. It stands in `claim`: `aud` or `azp`.
pub(crate) fn refused(audience: &str, claim: &str) -> Refused {
    let message = Message::new(
        if audience.is_empty() {
            "The token's audience is empty".to_owned()
        } else {
            format!("The audience `{audience}` is none of the provider's client IDs")
        },
        if claim == "azp" {
            "The token has `azp`, the application it was issued to, and AWS compares that and not `aud`."
        } else {
            "AWS compares `aud` with the client IDs of the IAM OIDC provider, letter by letter."
        },
        format!("add `{audience}` to the provider's client IDs, or request a token for one of these"),
    );
    let older_message = Some("Incorrect token audience".into());
    Refused { kind: &KIND, message, answer: Some(ServiceError { older_message, ..not_validated() }) }
}

/// The same message with what the issuer says of the audience, where no job can choose it.
pub(crate) fn explained_by_issuer(message: Message, token: &Token) -> Message {
    match token.claim_text("iss").and_then(recognise).and_then(|issuer| issuer.fixed_audience) {
        Some(fixed) => message.because(fixed.to_owned()),
        None => message,
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's audience is none of the provider's client IDs",
    why: "The IAM OIDC provider lists the audiences that it accepts. AWS compares the token's `azp` with them if it has \
          one, and else its `aud`, before it reads the trust policy.",
    help: "request the token for an audience that is listed, or add this one to the provider's client IDs",
    example: token(r#""sub":"s1","aud":"https://github.com/acme""#)
        .with(r#"{"clientIds":["sts.amazonaws.com"]}"#),
    near: token(r#""sub":"s1""#).with(r#"{"clientIds":["sts.amazonaws.com"]}"#),
};
