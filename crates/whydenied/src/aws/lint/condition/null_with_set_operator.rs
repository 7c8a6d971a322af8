//! A set operator stands in front of `Null`.

use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind =
    Kind::hint("null-with-set-operator", OPERATORS).access_analyzer("NULL_WITH_QUALIFIER");

/// Adds it for a `Null` test with a set operator.
pub(crate) fn lint(condition: &Condition<'_>, findings: &mut Findings<'_>) {
    if condition.operator.is_some_and(|operator| operator.tests_presence() && operator.set.is_some()) {
        let message = Message::new(
            format!("`{}` asks the same as `Null`", condition.operator_name.text),
            "Whether a key is there does not depend on how many values it has.",
            "write `Null`",
        );
        findings.mistake(&KIND, condition.operator_name.span, message);
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A set operator stands in front of `Null`",
    why: "Whether a key is there does not depend on how many values it has.",
    help: "write `Null`",
    example: github(r#"{"ForAllValues:Null":{"$url:environment":"false"}}"#),
    near: github(r#"{"Null":{"$url:environment":"false"}}"#),
};
