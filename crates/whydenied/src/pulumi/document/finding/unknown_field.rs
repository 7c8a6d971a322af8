//! A policy has a field that the API does not describe.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("unknown-field", OPEN_API).but(Confidence::Unconfirmed);

/// A field that no policy has; `meant` is the one that was meant, if that is plain.
pub(crate) fn cause(name: &str, meant: Option<&str>) -> Cause {
    let message = match meant {
        Some(meant) => Message::new(
            format!("The API spells `{name}` as `{meant}`"),
            "It was read as that; whether Pulumi Cloud does so too is not published.",
            format!("write `{meant}`"),
        ),
        None => Message::new(
            format!("A policy has no field `{name}`"),
            "It was skipped.",
            "remove it; a claim to test belongs under `rules`",
        ),
    };
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy has a field that the API does not describe",
    why: "What Pulumi Cloud does with fields that it does not know is not published. A claim to test belongs under `rules`.",
    help: "remove it, or spell it as the API does",
    example: policies(r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"},"sub":"s"}]"#),
    near: policies(GOOD),
};
