//! A field of a policy has a value that it does not take.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;
use crate::report::Words;

pub(crate) static KIND: Kind = Kind::error("invalid-field", OPEN_API).but(Confidence::Inferred);

/// A field whose value is of another kind than it takes.
pub(crate) fn cause(field: &str, found: &str) -> Cause {
    let meant = match field {
        "policies" | "authorizedPermissions" => "a list",
        _ => "a text",
    };
    invalid(format!("`{field}` is {meant}, this is {found}"), format!("write {meant}"))
}

/// A policy that is no object.
pub(crate) fn policy(found: &str) -> Cause {
    invalid(
        format!("A policy is an object, this is {found}"),
        "write `{ \"decision\": …, \"tokenType\": …, \"rules\": { … } }`",
    )
}

/// A `decision` other than `allow` and `deny`.
pub(crate) fn decision(written: &str) -> Cause {
    invalid(format!("`{written}` is no decision"), "write `allow` or `deny`")
}

/// A `tokenType` that Pulumi does not know.
pub(crate) fn token_type(written: &str) -> Cause {
    invalid(format!("`{written}` is no token type"), "write `organization`, `team`, `personal` or `runner`")
}

/// A value that the API does not describe.
fn invalid(title: String, help: impl Into<Words>) -> Cause {
    (&KIND, Message::new(title, "The API describes no such value.", help))
}

/// `rules` that are no object.
pub(crate) fn rules(found: &str) -> Cause {
    let message = Message::new(
        format!("`rules` is an object, this is {found}"),
        "Each of its keys is the path of a claim, each value the pattern that it must match.",
        "write `\"rules\": { \"sub\": \"repo:acme/web:*\" }`",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A field of a policy has a value that it does not take",
    why: "`decision` is `allow` or `deny`, `tokenType` one of four types, `rules` an object of paths and patterns.",
    help: "write a value that the field takes",
    example: policies(r#"[{"decision":"permit","tokenType":"organization","rules":{"sub":"*"}}]"#),
    near: policies(GOOD),
};
