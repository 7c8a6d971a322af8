//! A rule is written as a regular expression.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::{WEB, main};
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("pattern-is-no-regex", ISSUERS);

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
