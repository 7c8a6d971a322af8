//! A value adds nothing to another one.

use crate::aws::lint::covers::covers_value;
use crate::aws::policy::Condition;
use crate::finding::budget::NEIGHBOURS;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::SETS;

pub(crate) static KIND: Kind = Kind::hint("redundant-value", SETS);

/// Adds each value that a wider one of the same condition makes superfluous.
pub(crate) fn lint(condition: &Condition<'_>, findings: &mut Findings<'_>) {
    let Some(operator) = condition.operator else { return };
    let compared = condition.values.get(..NEIGHBOURS).unwrap_or(&condition.values);
    for (index, value) in compared.iter().enumerate() {
        let wider = compared.iter().enumerate().find(|(other_index, other)| {
            *other_index != index
                && findings.budget.compares(other.text.len(), value.text.len())
                && covers_value(operator, other, value)
                && (*other_index < index || !covers_value(operator, value, other))
        });
        if let Some((_, wider)) = wider {
            let title = if value.text == wider.text {
                format!("`{}` is named twice", value.text)
            } else {
                format!("`{}` adds nothing to `{}`", value.text, wider.text)
            };
            let message = Message::new(
                title,
                "Of several values one must match, so that the widest decides.",
                "remove it, or the wider one",
            );
            findings.mistake(&KIND, value.span, message);
        }
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A value adds nothing to another one",
    why: "Of several values one must match, so that the widest decides. One of them may have been meant to narrow it.",
    help: "remove it, or the wider one",
    example: github(r#"{"StringLike":{"$url:sub":["repo:acme/*","repo:acme/web:ref:refs/heads/main"]}}"#),
    near: github(r#"{"StringLike":{"$url:sub":["repo:acme/api:*","repo:acme/web:ref:refs/heads/main"]}}"#),
};
