//! The claims do not say who issued them, so the policy's provider was assumed.

use crate::finding::entry::Entry;
use crate::finding::example::{IDP, TRUSTED, aws};
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::hint("issuer-assumed", STS).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The claims do not say who issued them, so the policy's provider was assumed",
    why: "Without `iss` nothing ties the claims to a provider. The one that was given, or the only one that the policy \
          names, stands in for it.",
    help: "add `iss` to the claims",
    example: aws(IDP, r#"{"aud":"a","sub":"s1"}"#, TRUSTED),
    near: aws(IDP, r#""sub":"s1""#, TRUSTED),
};
