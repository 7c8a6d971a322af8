//! The claims do not say who issued them, so the policy's provider was assumed.

use crate::aws::decision::Decision;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, TRUSTED, aws};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::hint("issuer-assumed", STS).but(Confidence::Inferred);

/// The claims have no `iss`, and a provider was given or named.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let provider = &decision.context.provider;
    let message = Message::new(
        format!("The claims have no `iss`, so `{}` was assumed", provider.url),
        "It is the provider that was given, or the one that the policy names.",
        "add `iss` to be sure",
    );
    provider.assumed.then(|| KIND.finding(Input::Token, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The claims do not say who issued them, so the policy's provider was assumed",
    why: "Without `iss` nothing ties the claims to a provider. The one that was given, or the only one that the policy \
          names, stands in for it.",
    help: "add `iss` to the claims",
    example: aws(IDP, r#"{"aud":"a","sub":"s1"}"#, TRUSTED),
    near: aws(IDP, r#""sub":"s1""#, TRUSTED),
};
