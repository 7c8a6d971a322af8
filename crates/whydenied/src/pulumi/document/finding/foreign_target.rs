//! A policy names a target that its type of token does not have.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{OF_ALICE, policies};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;
use crate::pulumi::policy::TokenType;

pub(crate) static KIND: Kind = Kind::warning("foreign-target", OPEN_API).but(Confidence::Inferred);

/// A policy with a target that its type of token does not have, such as a team token with `userLogin`.
pub(crate) fn cause(field: &str, token_type: TokenType) -> Cause {
    let message = Message::new(
        format!("`{field}` has no meaning for {} tokens", token_type.name()),
        "What a policy is about follows from its `tokenType`.",
        match type_with(field) {
            Some(other) => format!("remove it, or write `\"tokenType\": \"{}\"`", other.name()),
            None => "remove it; custom roles are for organization tokens".to_owned(),
        },
    );
    (&KIND, message)
}

/// The type of token whose target that field holds.
fn type_with(field: &str) -> Option<TokenType> {
    let types = [TokenType::Team, TokenType::Personal, TokenType::Runner];
    types.into_iter().find(|token_type| token_type.target_field() == Some(field))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy names a target that its type of token does not have",
    why: "What a policy is about follows from its `tokenType`: a `userLogin` says nothing in a policy for organization \
          tokens.",
    help: "remove the field, or change `tokenType`",
    example: policies(
        r#"[{"decision":"allow","tokenType":"organization","userLogin":"alice","rules":{"sub":"*"}}]"#,
    ),
    near: policies(OF_ALICE),
};
