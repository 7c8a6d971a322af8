//! The value of a rule is no text.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::policies;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("pattern-not-string", OPEN_API).but(Confidence::Unconfirmed);

/// A rule whose value is no text.
pub(crate) fn cause(found: &str) -> Cause {
    let message = Message::new(
        format!("The value of a rule is a text, this is {found}"),
        "The provider takes texts only; what Pulumi Cloud makes of other values is not published. Here a \
         number or a boolean is compared by its text, and nothing else matches.",
        "put it into quotes; for several values write several policies",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The value of a rule is no text",
    why: "A rule has one pattern. What Pulumi Cloud makes of a number, a list or null is not published; a list is no choice \
          of several patterns.",
    help: "write one pattern as a string, and a policy for each further one",
    example: policies(
        r#"[{"decision":"deny","tokenType":"organization","rules":{"sub":["s","t"]}},{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]"#,
    ),
    near: policies(
        r#"[{"decision":"deny","tokenType":"organization","rules":{"sub":"t"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]"#,
    ),
};
