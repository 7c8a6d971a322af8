//! The provider's ARN has `https://` in it.

use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::kind::{FEDERATED_SYNTAX, Kind};
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind =
    Kind::cause("principal-url-scheme", PRINCIPAL).access_analyzer(FEDERATED_SYNTAX);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The provider's ARN has `https://` in it",
    why: "A provider's ARN has its URL without the scheme. With it the ARN names nothing.",
    help: "leave `https://` out of the ARN",
    example: main(
        r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/https://$url"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
    near: main(RIGHT),
};
