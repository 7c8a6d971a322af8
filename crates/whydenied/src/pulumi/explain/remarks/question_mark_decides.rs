//! A rule matches only because a `?` stands for no character.

use crate::finding::entry::Entry;
use crate::finding::example::{IDP, pulumi};
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::hint("question-mark-decides", ISSUERS).but(Confidence::Unconfirmed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A rule matches only because a `?` stands for no character",
    why: "Pulumi documents `?` as zero or one character, in the words of a library that does not match some such values.",
    help: "write the value without `?`, or a policy for each form",
    example: pulumi(
        IDP,
        r#""sub":"team""#,
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"team?"}}]"#,
    ),
    near: pulumi(
        IDP,
        r#""sub":"teams""#,
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"team?"}}]"#,
    ),
};
