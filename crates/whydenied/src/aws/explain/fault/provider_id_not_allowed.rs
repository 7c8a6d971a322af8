//! A `ProviderId` does not go with an OIDC token.

use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("provider-id-not-allowed", STS).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A ProviderId does not go with an OIDC token",
    why: "ProviderId is for the OAuth 2.0 access tokens of Login with Amazon and Facebook. With it STS does not take \
          the token for one of OpenID Connect.",
    help: "leave ProviderId out",
    example: token(r#""sub":"s1""#).with(r#"{"providerId":"www.amazon.com"}"#),
    near: token(r#""sub":"s1""#),
};
