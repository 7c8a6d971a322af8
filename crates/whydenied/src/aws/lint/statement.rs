//! Statements as a whole: their names, and those that another one makes superfluous.

pub(crate) mod empty_sid;
pub(crate) mod redundant_statement;

use super::action::covers_action;
use super::value::covers_value;
use crate::aws::policy::{Condition, Policy, PrincipalType, Statement, Text};
use crate::finding::collected::Findings;
use crate::finding::kind::Message;

crate::finding::entry::entries![empty_sid, redundant_statement,];

/// So many statements are compared with each other.
const COMPARED: usize = 64;

pub(crate) fn lint(statement: &Statement<'_>, findings: &mut Findings<'_>) {
    if let Some(sid) = statement.sid.as_ref().filter(|sid| sid.text.is_empty()) {
        let message = Message::new(
            "The `Sid` is empty",
            "A `Sid` is for people to tell statements apart.",
            "name it, or leave it out",
        );
        findings.mistake(&empty_sid::KIND, sid.span, message);
    }
}

/// Statements that change nothing, because another one applies wherever they do.
pub(crate) fn lint_all(policy: &Policy<'_>, findings: &mut Findings<'_>) {
    let compared = policy.statements.get(..COMPARED).unwrap_or(&policy.statements);
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
            findings.mistake(&redundant_statement::KIND, statement.span, message);
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
        && if operator.negated {
            wide.values.iter().all(|value| covered(value, &narrow.values))
        } else {
            narrow.values.iter().all(|value| covered(value, &wide.values))
        }
}
