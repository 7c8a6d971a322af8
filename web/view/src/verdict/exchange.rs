//! The answer about a token exchange with Pulumi Cloud.

use whydenied::report::{ExchangeReport, Input, Outcome, Report, RuleReport, Verdict};

use super::{cause, gate_strip, headline, other_findings, policy};
use crate::fix::fixes;
use crate::markup::{Element, el};
use crate::prose::{paragraph, prose, sentence};

/// All there is to show of a report on an exchange; `policies` is the text that its edits are of, and `actions`
/// stand below what can be done about it.
pub fn exchange_answer(report: &Report, policies: &str, actions: Element, fresh: bool) -> Vec<Element> {
    let first = report.main_finding();
    let mut parts = vec![headline::sealed(report, outcome(report))];
    parts.extend(first.map(|finding| {
        let at = finding.span.filter(|_| finding.input == Input::Policy);
        let rule = at.and_then(|at| rule_at(report, at.start, at.end));
        cause::told(finding, rule.map(policy::comparison), fresh)
    }));
    parts.extend(first.into_iter().flat_map(|finding| fixes(finding, policies)));
    parts.push(actions);
    parts.push(gate_strip::gate_strip(&report.gates));
    parts.extend(report.policies.iter().map(|one| policy::policy(one, fresh)));
    parts.extend(report.exchange.as_ref().and_then(assumptions));
    parts.extend(other_findings(report, first, fresh));
    parts
}

/// What becomes of what is asked for.
fn outcome(report: &Report) -> Element {
    let Some(exchange) = &report.exchange else { return el("p") };
    el("div")
        .child(el("p").children(prose(&report.lead)))
        .children((report.verdict == Verdict::Denied).then(|| paragraph("older", &exchange.answer)).flatten())
}

/// The failed rule at a place.
fn rule_at(report: &Report, start: usize, end: usize) -> Option<&RuleReport> {
    let rules = report.policies.iter().flat_map(|policy| &policy.rules);
    let mut failed = rules.filter(|rule| rule.outcome == Outcome::Fail && rule.actual.is_some());
    failed.find(|rule| rule.span.start < end && start < rule.span.end)
}

/// What nobody said and was assumed.
fn assumptions(exchange: &ExchangeReport) -> Option<Element> {
    let rows: Vec<_> = exchange
        .assumptions
        .iter()
        .map(|assumed| {
            let name = match &*assumed.field {
                "organization" => "Organization",
                "token_type" => "Token type",
                _ => "Whose",
            };
            let value = el("dd")
                .child(el("code").child(assumed.value.clone()))
                .child(el("p").class("note").children(prose(&sentence(&assumed.why))));
            el("div").child(el("dt").child(name)).child(value)
        })
        .collect();
    (!rows.is_empty()).then(|| {
        el("section")
            .class("pane")
            .attr("aria-labelledby", "assumed-title")
            .child(
                el("header")
                    .class("pane-head")
                    .child(el("h2").attr("id", "assumed-title").child("Assumed, as nobody said")),
            )
            .child(el("dl").class("facts-list").children(rows))
    })
}
