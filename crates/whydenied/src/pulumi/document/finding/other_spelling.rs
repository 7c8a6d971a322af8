//! A value is spelt as the console or a request has it.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::OPEN_API;

pub(crate) static KIND: Kind = Kind::hint("other-spelling", OPEN_API);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A value is spelt as the console or a request has it",
    why: "The console shows Allow and Deployment Runner, requests have URNs; the API has `allow` and `runner`. It was read as \
          what it means.",
    help: "write it as the API spells it",
    example: policies(r#"[{"decision":"Allow","tokenType":"organization","rules":{"sub":"*"}}]"#),
    near: policies(GOOD),
};
