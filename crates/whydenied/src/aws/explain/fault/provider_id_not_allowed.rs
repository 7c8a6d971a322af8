//! A `ProviderId` does not go with an OIDC token.

use super::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;
use crate::report::ServiceError;

pub(crate) static KIND: Kind = Kind::cause("provider-id-not-allowed", STS).but(Confidence::Observed);

/// The request has the `ProviderId` `id`.
pub(crate) fn refused(id: &str) -> Refused {
    let message = Message::new(
        format!("The request has the ProviderId `{id}`, which does not go with an ID token"),
        "ProviderId is for the OAuth 2.0 access tokens of Amazon and Facebook only.",
        "leave ProviderId out",
    );
    let answer = match id {
        "www.amazon.com" => {
            ServiceError::new("InvalidIdentityToken", "Provided Token is not a Login With Amazon token")
        }
        "graph.facebook.com" => ServiceError::new("IDPRejectedClaim", ""),
        _ => ServiceError::new(
            "AccessDenied",
            "Unrecognized OAuth provider. Do not include a provider parameter when submitting OpenIDConnect ID \
             tokens",
        ),
    };
    Refused { kind: &KIND, message, answer: Some(answer) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A ProviderId does not go with an OIDC token",
    why: "ProviderId is for the OAuth 2.0 access tokens of Login with Amazon and Facebook. With it STS does not take \
          the token for one of OpenID Connect.",
    help: "leave ProviderId out",
    example: token(r#""sub":"s1""#).with(r#"{"providerId":"www.amazon.com"}"#),
    near: token(r#""sub":"s1""#),
};
