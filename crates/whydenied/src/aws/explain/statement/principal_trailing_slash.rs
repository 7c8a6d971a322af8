//! The principal and the token's issuer differ by a slash at the end.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::statement::main;
use crate::finding::kind::Kind;
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind = Kind::cause("principal-trailing-slash", PRINCIPAL);

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
