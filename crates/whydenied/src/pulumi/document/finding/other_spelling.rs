//! A value is spelt as the console or a request has it.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPEN_API;

pub(crate) static KIND: Kind = Kind::hint("other-spelling", OPEN_API);

/// A value of a field that is spelt as the console or a request spells it.
pub(crate) fn cause(written: &str, meant: &str) -> Cause {
    let message = Message::new(
        format!("The API spells `{written}` as `{meant}`"),
        "It was read as that. The console shows names of its own.",
        format!("write `{meant}` where the API or a program takes the policy"),
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A value is spelt as the console or a request has it",
    why: "The console shows Allow and Deployment Runner, requests have URNs; the API has `allow` and `runner`. It was read as \
          what it means.",
    help: "write it as the API spells it",
    example: policies(r#"[{"decision":"Allow","tokenType":"organization","rules":{"sub":"*"}}]"#),
    near: policies(GOOD),
};
