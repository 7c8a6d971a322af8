//! Statements as Markdown.

use super::inline::{code, prose};
use super::known;
use crate::{
    Applies, ConditionReport, ElementReport, EvaluationReport, Input, Outcome, StatementReport, Verdict,
};

/// More values than these are counted, not listed.
const MOST_VALUES: usize = 8;

pub(super) fn statement(statement: &StatementReport) -> String {
    let applies = match statement.outcome {
        Applies::Applies => "applies",
        Applies::DoesNotApply => "does not apply",
        Applies::Depends => "may apply",
    };
    let sid = statement.sid.as_ref().map_or(String::new(), |sid| format!(" {}", code(sid)));
    let effect = &*statement.effect;
    let (number, line) = (statement.index + 1, statement.span.line);
    let element = |name: &str, element: &ElementReport| {
        let known = known(element.confidence);
        format!("- {} {name}: {}{known}\n", mark(element.outcome, effect), prose(&element.why))
    };
    let mut text =
        vec![format!("**Statement {number}**{sid} ({}) {applies}, line {line}\n\n", prose(effect))];
    text.push(element("principal", &statement.principal));
    text.push(element("action", &statement.action));
    text.extend(statement.resource.as_ref().map(|resource| element("resource", resource)));
    text.extend(statement.conditions.iter().map(|it| condition(it, effect)));
    text.concat()
}

/// What another policy, or the same one for another action, says of the call.
pub(super) fn evaluation(evaluation: &EvaluationReport) -> String {
    let verdict = match evaluation.verdict {
        Verdict::Allowed => "allowed",
        Verdict::Denied => "denied",
        Verdict::Depends => "it depends",
    };
    let policy = match evaluation.input {
        Input::ResourceControlPolicy => format!("resource control policy {}", evaluation.document + 1),
        _ => "the trust policy".to_owned(),
    };
    let mut parts = vec![format!("**{} under {policy}: {verdict}**\n", prose(&evaluation.action))];
    if evaluation.verdict != Verdict::Allowed {
        parts.extend(evaluation.statements.iter().map(statement));
    }
    parts.join("\n")
}

fn condition(condition: &ConditionReport, effect: &str) -> String {
    let mut text = vec![format!(
        "- {} {} {}: {}{}\n",
        mark(condition.outcome, effect),
        code(&condition.operator),
        code(&condition.key),
        prose(&condition.why),
        known(condition.confidence),
    )];
    // A single value is in the sentence already.
    let count = condition.expected.len();
    if condition.outcome != Outcome::Pass && count > 1 {
        let shown = condition.expected.iter().take(MOST_VALUES);
        text.extend(shown.map(|value| format!("  - {}\n", code(value))));
        if count > MOST_VALUES {
            text.push(format!("  - and {} more\n", count - MOST_VALUES));
        }
    }
    text.concat()
}

/// In a Deny a test that fails is what lets the request through: no reason for alarm.
pub(super) fn mark(outcome: Outcome, effect: &str) -> &'static str {
    match (outcome, effect) {
        (Outcome::Pass, "Deny") => "✔",
        (Outcome::Fail, "Deny") => "✖",
        (Outcome::Pass, _) => "✅",
        (Outcome::Fail, _) => "❌",
        (Outcome::Depends, _) => "❔",
    }
}
