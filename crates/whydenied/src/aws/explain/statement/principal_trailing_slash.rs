//! The principal and the token's issuer differ by a slash at the end.

use crate::aws::explain::statement::other_principal::{LETTER_BY_LETTER, OtherPrincipal};
use crate::aws::principal::Relation;
use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::statement::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind = Kind::cause("principal-trailing-slash", PRINCIPAL);

/// Found where one of the two URLs ends in a slash and the other is the same without it.
pub(crate) fn cause(principal: &OtherPrincipal<'_>) -> Option<Cause> {
    let title = match principal.relation {
        Relation::TrailingSlash if principal.provider.url.ends_with('/') => {
            "The issuer ends in `/`, the provider in the policy does not"
        }
        Relation::TrailingSlash => "The provider in the policy ends in `/`, the token's issuer does not",
        _ => return None,
    };
    Some((&KIND, Message::new(title, LETTER_BY_LETTER, principal.help())))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The principal and the token's issuer differ by a slash at the end",
    why: "Auth0's and Entra's issuers end in a slash, most others do not. It is part of the provider's URL, its ARN and \
          its condition keys.",
    help: "write the provider as the token's `iss` has it",
    example: main(
        r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url/"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
    near: aws(
        "https://acme.eu.auth0.com/",
        r#""sub":"auth0|1""#,
        r#"{"StringEquals":{"$url:sub":"auth0|1"}}"#,
    ),
};
