//! A rule is written as a regular expression.

use super::side_by_side::Mismatch;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::{WEB, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("pattern-is-no-regex", ISSUERS);

/// What only regular expressions have in them.
const PIECES: &[&str] = &[".+", "\\", "(", "[^", "]+", "]*"];

/// A pattern that has the signs of a regular expression.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let expected = mismatch.expected;
    let looks_regular = expected.starts_with('^')
        || expected.ends_with('$')
        || PIECES.iter().any(|piece| expected.contains(piece));
    looks_regular.then(|| {
        let message = Message::new(
            format!("`{expected}` is a regular expression, which patterns are not"),
            "Patterns know `*` for any characters, `?` for at most one and `.` for exactly one; the rest is \
             plain text.",
            "write the pattern with these wildcards",
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A rule is written as a regular expression",
    why: "Patterns have three wildcards, `*`, `?` and `.`. Every other character stands for itself, also `^`, `$`, `+`, \
          brackets and a backslash.",
    help: "write the pattern with these wildcards",
    example: main(
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"^repo:acme/web:.+$"}}]"#,
    ),
    near: main(WEB),
};
