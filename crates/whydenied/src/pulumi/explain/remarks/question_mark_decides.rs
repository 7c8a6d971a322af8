//! A rule matches only because a `?` stands for no character.

use super::tested::Tested;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, pulumi};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::outcome::{Confidence, Outcome};
use crate::pulumi::compare::{fits, rests_on_nothing};
use crate::report::Finding;

pub(crate) static KIND: Kind = Kind::hint("question-mark-decides", ISSUERS).but(Confidence::Unconfirmed);

/// A rule that matches, and would not if each `?` stood for a character.
pub(crate) fn remark(tested: &Tested<'_>) -> Option<Finding> {
    let pattern = &*tested.pattern.text;
    let fits_surely = |actual: &str| fits(pattern, actual) && !rests_on_nothing(pattern, actual);
    let decides = tested.rule.outcome == Outcome::Pass
        && tested.is_about_exchange()
        && tested.rule.actual.iter().all(|actual| !fits_surely(actual));
    decides.then(|| {
        let message = Message::new(
            format!("`{pattern}` matches only because `?` may stand for no character"),
            "Pulumi documents `?` as zero or one character. The library whose words these are does not \
             match some such values.",
            "write the value without `?`, or a policy for each form",
        );
        KIND.in_policy(tested.lines, tested.pattern.span, message)
    })
}

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
