//! A key stands twice, in different letter case.

use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind =
    Kind::error("keys-differ-in-case", GRAMMAR).access_analyzer("DUPLICATE_KEYS_WITH_DIFFERENT_CASE");

/// Adds it for the second of two conditions under the same operator whose keys differ in letter case alone.
pub(crate) fn lint(one: &Condition<'_>, other: &Condition<'_>, findings: &mut Findings<'_>) {
    let message = Message::new(
        format!("`{}` and `{}` are the same key", one.key.text, other.key.text),
        "Condition keys ignore letter case, and IAM refuses a document with repeated keys.",
        "merge both into one",
    );
    findings.mistake(&KIND, other.key.span, message);
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A key stands twice, in different letter case",
    why: "Condition keys ignore letter case, so that both are one key, and IAM refuses a document with repeated keys.",
    help: "merge both into one",
    example: github(r#"{"StringLike":{"$url:sub":"repo:acme/web:*","$url:Sub":"repo:acme/api:*"}}"#),
    near: github(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/api:*"]}}"#),
};
