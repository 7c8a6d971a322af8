//! This has a shape that no authorization policy has.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::error("not-a-policy-shape", OPEN_API).but(Confidence::Inferred);

/// An object with `permission` and without `rules`.
pub(crate) fn cause() -> Cause {
    let message = Message::new(
        "This is no policy: it has `permission` and no `rules`",
        "An example of the provider's preview has this shape, which the API does not describe: a policy \
         allows or denies by the claims that its `rules` test.",
        "write `decision`, `tokenType`, the target, and `rules` such as `{ \"sub\": \"repo:acme/web:*\" }`",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This has a shape that no authorization policy has",
    why: "An example of the provider's preview resources has a `permission` and no `rules`. The API describes a policy by \
          `decision`, `tokenType`, its target and `rules`.",
    help: "write `decision`, `tokenType`, the target and `rules`",
    example: policies(r#"[{"decision":"allow","permission":"read","tokenType":"organization"}]"#),
    near: policies(GOOD),
};
