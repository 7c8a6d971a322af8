//! A dot in a pattern stands for any character.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::{WEB, main};
use crate::finding::example::{GITHUB, pulumi};
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::hint("dot-is-a-wildcard", ISSUERS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A dot in a pattern stands for any character",
    why: "`repo:acme/site.io:*` also matches `repo:acme/siteXio:…`. Nothing is documented that would take a wildcard its \
          meaning.",
    help: "check that nobody can have a name that differs in that character",
    example: pulumi(
        GITHUB,
        r#""sub":"repo:acme/site.io:ref:refs/heads/main""#,
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/site.io:*"}}]"#,
    ),
    near: main(WEB),
};
