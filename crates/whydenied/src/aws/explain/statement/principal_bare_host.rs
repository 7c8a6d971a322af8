//! The principal is a host, where the provider's ARN belongs.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::statement::main;
use crate::finding::kind::{FEDERATED_SYNTAX, Kind};
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind =
    Kind::cause("principal-bare-host", PRINCIPAL).access_analyzer(FEDERATED_SYNTAX);

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
