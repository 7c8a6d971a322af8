//! A statement adds nothing to another one.

use crate::aws::lint::covers::{covers_action, covers_value};
use crate::aws::policy::{Condition, Policy, PrincipalType, Statement, Text};
use crate::finding::budget::NEIGHBOURS;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind =
    Kind::hint("redundant-statement", GRAMMAR).access_analyzer("REDUNDANT_STATEMENT");

/// Adds each statement that changes nothing, because another one applies wherever it does.
pub(crate) fn lint(policy: &Policy<'_>, findings: &mut Findings<'_>) {
    let compared = policy.statements.get(..NEIGHBOURS).unwrap_or(&policy.statements);
    for statement in compared {
        let wider = compared.iter().find(|other| {
            other.index != statement.index
                && findings.budget.compares(length(other), length(statement))
                && applies_wherever(other, statement)
                && (other.index < statement.index || !applies_wherever(statement, other))
        });
        if let Some(wider) = wider {
            let name = wider
                .sid
                .as_ref()
                .filter(|sid| !sid.text.is_empty())
                .map_or_else(|| format!("statement {}", wider.index + 1), |sid| format!("`{}`", sid.text));
            let message = Message::new(
                format!("This statement adds nothing to {name}"),
                "Whatever it applies to, the other one applies to as well.",
                "remove it, or narrow the other one",
            );
            findings.mistake(&KIND, statement.span, message);
        }
    }
}

fn length(statement: &Statement<'_>) -> usize {
    statement.span.end - statement.span.start
}

/// Whether `wide` applies to every request that `narrow` applies to, as far as that shows.
fn applies_wherever(wide: &Statement<'_>, narrow: &Statement<'_>) -> bool {
    wide.effect.is_some()
        && wide.effect == narrow.effect
        && names_whomever(wide, narrow)
        && covers_actions(wide, narrow)
        && wide.conditions.iter().all(|test| narrow.conditions.iter().any(|own| holds_wherever(test, own)))
}

fn names_whomever(wide: &Statement<'_>, narrow: &Statement<'_>) -> bool {
    let (Some(wide), Some(narrow)) = (&wide.principal, &narrow.principal) else { return false };
    let named = |(kind, text): &(PrincipalType, Text<'_>)| {
        wide.entries.iter().any(|(other, known)| other == kind && known.text == text.text)
    };
    !wide.negated && !narrow.negated && narrow.entries.iter().all(named)
}

fn covers_actions(wide: &Statement<'_>, narrow: &Statement<'_>) -> bool {
    let (Some(wide), Some(narrow)) = (&wide.action, &narrow.action) else { return false };
    let covered =
        |action: &Text<'_>| wide.patterns.iter().any(|other| covers_action(&other.text, &action.text));
    !wide.negated && !narrow.negated && narrow.patterns.iter().all(covered)
}

/// Whether `wide` holds wherever `narrow` does: the same test for the same values or more.
fn holds_wherever(wide: &Condition<'_>, narrow: &Condition<'_>) -> bool {
    let Some(operator) = wide.operator.filter(|operator| Some(*operator) == narrow.operator) else {
        return false;
    };
    let covered = |value: &_, others: &[_]| others.iter().any(|other| covers_value(operator, other, value));
    wide.key.text.eq_ignore_ascii_case(&narrow.key.text)
        && if operator.is_negated() {
            wide.values.iter().all(|value| covered(value, &narrow.values))
        } else {
            narrow.values.iter().all(|value| covered(value, &wide.values))
        }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A statement adds nothing to another one",
    why: "Whatever it applies to, another statement with the same effect applies to as well.",
    help: "remove it, or narrow the other one",
    example: github(
        r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/*"}}},{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}}]"#,
    ),
    near: github(
        r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/api:*"}}},{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}}]"#,
    ),
};
