//! The principal is a host, where the provider's ARN belongs.

use crate::aws::explain::statement::other_principal::OtherPrincipal;
use crate::aws::principal::Relation;
use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::statement::main;
use crate::finding::kind::{Cause, FEDERATED_SYNTAX, Kind, Message};
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind =
    Kind::cause("principal-bare-host", PRINCIPAL).access_analyzer(FEDERATED_SYNTAX);

/// Found where the URL of the token's provider stands in the place of its ARN.
pub(crate) fn cause(principal: &OtherPrincipal<'_>) -> Option<Cause> {
    if principal.relation != Relation::BareHost {
        return None;
    }
    let (written, provider) = (principal.written, principal.provider);
    let title = if provider.is_built_in() {
        format!("The policy trusts `{written}`, which AWS calls `{}`", provider.url)
    } else {
        needs_arn(written)
    };
    Some((&KIND, Message::new(title, DETAIL, principal.help())))
}

/// Why a host alone names no provider of one's own.
pub(crate) const DETAIL: &str =
    "IAM saves a bare host, but only Google, Cognito, Amazon and Facebook are named so.";

/// That an ARN belongs in its place.
pub(crate) fn needs_arn(written: &str) -> String {
    format!("`{written}` in the principal needs its whole ARN")
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The principal is a host, where the provider's ARN belongs",
    why: "IAM saves a bare host, but only Google, Cognito, Login with Amazon and Facebook are named so. Any other \
          provider is named by its whole ARN.",
    help: "write `arn:aws:iam::ACCOUNT:oidc-provider/` before the host",
    example: main(
        r#""Principal":{"Federated":"$url"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
    near: aws("https://accounts.google.com", r#""sub":"1142""#, r#"{"StringEquals":{"$url:sub":"1142"}}"#),
};
