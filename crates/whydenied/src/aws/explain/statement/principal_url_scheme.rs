//! The provider's ARN has `https://` in it.

use crate::aws::explain::statement::other_principal::OtherPrincipal;
use crate::aws::principal::Relation;
use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::kind::{Cause, FEDERATED_SYNTAX, Kind, Message};
use crate::finding::page::PRINCIPAL;
use crate::report::Words;

pub(crate) static KIND: Kind =
    Kind::cause("principal-url-scheme", PRINCIPAL).access_analyzer(FEDERATED_SYNTAX);

/// Found where the ARN names the token's provider but for `https://`.
pub(crate) fn cause(principal: &OtherPrincipal<'_>) -> Option<Cause> {
    (principal.relation == Relation::UrlScheme).then(|| (&KIND, message(principal.help())))
}

/// That the ARN has its URL's scheme, with what to do about it.
pub(crate) fn message(help: impl Into<Words>) -> Message {
    Message::new(
        "The provider's ARN has `https://` in it",
        "An ARN names the provider without `https://`.",
        help,
    )
}

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
