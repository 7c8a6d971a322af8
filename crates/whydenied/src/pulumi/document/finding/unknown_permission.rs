//! A permission has no effect.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::policies;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;
use crate::pulumi::policy::TokenType;

pub(crate) static KIND: Kind = Kind::warning("unknown-permission", OPEN_API).but(Confidence::Inferred);

/// A permission other than `admin` and `standard`.
pub(crate) fn cause(written: &str) -> Cause {
    let message = Message::new(
        format!("`{written}` is no permission that Pulumi documents"),
        "There are `admin` and `standard`; only `admin` has an effect, on organization tokens.",
        "write `\"authorizedPermissions\": [\"admin\"]`, or leave it out",
    );
    (&KIND, message)
}

/// `admin` in a policy for another type of token than organization tokens.
pub(crate) fn of_other_type(token_type: TokenType) -> Cause {
    let message = Message::new(
        format!("`admin` has no effect on {} tokens", token_type.name()),
        "Only organization tokens can have admin permissions.",
        "remove it, or write `\"tokenType\": \"organization\"`",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A permission has no effect",
    why: "There are `admin` and `standard`, and only `admin` changes anything, for organization tokens.",
    help: "write `\"authorizedPermissions\": [\"admin\"]` in a policy for organization tokens, or leave it out",
    example: policies(
        r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["owner"],"rules":{"sub":"*"}}]"#,
    ),
    near: policies(
        r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"*"}}]"#,
    ),
};
