//! A set operator tests a key that has one value.

use crate::aws::lint::trust::Trust;
use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::SETS;
use crate::operator::Set;

pub(crate) static KIND: Kind = Kind::warning("set-operator-on-single-value", SETS);

/// Adds it for `ForAnyValue` in an Allow, on a key with one value that requests may have.
pub(crate) fn lint(trust: &Trust<'_>, condition: &Condition<'_>, findings: &mut Findings<'_>) {
    let key = &*condition.key.text;
    let Some(operator) = condition.operator.filter(|operator| !operator.tests_presence()) else { return };
    if operator.set != Some(Set::ForAnyValue) || !trust.allows() || trust.holds_list(key) {
        return;
    }
    let (name, written) = (trust.name(key), &condition.operator_name.text);
    let message = Message::new(
        format!("`{written}` is for keys that hold a list, and `{name}` has one value"),
        "The set operators test single values in ways that are easily misread.",
        format!("write `{}`", written.replace("ForAnyValue:", "")),
    );
    findings.mistake(&KIND, condition.operator_name.span, message);
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A set operator tests a key that has one value",
    why: "`ForAnyValue` and `ForAllValues` are for keys that hold a list, such as `amr`. On a single value they are easily \
          misread, and `ForAllValues` passes where there is none.",
    help: "leave the prefix away",
    example: github(r#"{"ForAnyValue:StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    near: github(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
};
