//! The value of a rule is no text.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::policies;
use crate::finding::kind::Kind;
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("pattern-not-string", OPEN_API).but(Confidence::Unconfirmed);

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
