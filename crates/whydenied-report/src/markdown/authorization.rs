//! Authorization policies and the exchange as Markdown.

use super::inline::{code, prose};
use super::known;
use super::statement::mark;
use crate::{Applies, AssumptionReport, ExchangeReport, PolicyReport, Verdict};

/// What was asked for, and what became of it.
pub(super) fn exchange(exchange: &ExchangeReport, verdict: Verdict) -> String {
    let mut text = vec![format!("**Asked for**: {}\n", prose(&exchange.asks_for()))];
    let assumed = |it: &AssumptionReport| format!("\nAssumed {}: {}\n", code(&it.value), prose(&it.why));
    text.extend(exchange.assumptions.iter().map(assumed));
    let granted = exchange.lifetime.granted;
    text.push(match verdict {
        Verdict::Allowed => format!("\nThe token lives {granted} seconds.\n"),
        Verdict::Depends => format!("\nIf it is allowed, the token lives {granted} seconds.\n"),
        Verdict::Denied => format!("\n{}\n", prose(&exchange.answer)),
    });
    text.concat()
}

pub(super) fn policy(policy: &PolicyReport) -> String {
    let applies = match policy.outcome {
        Applies::Applies => "matches",
        Applies::DoesNotApply => "does not match",
        Applies::Depends => "may match",
    };
    // Marks are those of the statements of a trust policy, whose effects are written in capitals.
    let effect = if policy.decision == "deny" { "Deny" } else { "Allow" };
    let (number, line) = (policy.index + 1, policy.span.line);
    let target = &policy.target;
    let mut text = vec![format!("**Policy {number}** ({}) {applies}, line {line}\n\n", policy.decision)];
    let row = |outcome, name: &str, why: &str, confidence| {
        format!("- {} {name}: {}{}\n", mark(outcome, effect), prose(why), known(confidence))
    };
    text.push(row(target.outcome, "asked for", &target.why, target.confidence));
    let rules = policy.rules.iter();
    text.extend(rules.map(|rule| row(rule.outcome, &code(&rule.path), &rule.why, rule.confidence)));
    text.extend(policy.rules_note.iter().map(|note| format!("- rules: {}\n", prose(note))));
    text.concat()
}
