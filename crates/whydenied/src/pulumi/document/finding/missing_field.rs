//! A policy lacks a field that the API demands.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{OF_ALICE, policies};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;
use crate::pulumi::policy::TokenType;

pub(crate) static KIND: Kind = Kind::error("missing-field", OPEN_API).but(Confidence::Inferred);

/// A policy without `decision`.
pub(crate) fn decision() -> Cause {
    missing("decision", "write `\"decision\": \"allow\"`")
}

/// A policy without `tokenType`.
pub(crate) fn token_type() -> Cause {
    missing(
        "tokenType",
        "write `\"tokenType\"` with `\"organization\"`, `\"team\"`, `\"personal\"` or `\"runner\"`",
    )
}

/// A policy without `rules`.
pub(crate) fn rules() -> Cause {
    missing(
        "rules",
        "write the claims to test, such as `\"rules\": { \"aud\": \"urn:pulumi:org:ORG\", \"sub\": \"…\" }`",
    )
}

/// A field that every policy needs.
fn missing(field: &str, help: &'static str) -> Cause {
    let message = Message::new(
        format!("This policy has no `{field}`"),
        format!("The API demands `{field}` of every policy."),
        help,
    );
    (&KIND, message)
}

/// A policy that does not name the team, the user or the runner that its type of token is for.
pub(crate) fn target(token_type: TokenType) -> Cause {
    let field = token_type.target_field().unwrap_or_default();
    let message = Message::new(
        format!("A policy for {} tokens needs `{field}`", token_type.name()),
        "Without it the policy is about no token that could be asked for.",
        format!("add `\"{field}\"`"),
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy lacks a field that the API demands",
    why: "Every policy has a `decision`, a `tokenType` and `rules`, and one for team, personal or runner tokens names the \
          team, the user or the runner.",
    help: "add the field",
    example: policies(r#"[{"decision":"allow","tokenType":"personal","rules":{"sub":"*"}}]"#),
    near: policies(OF_ALICE),
};
