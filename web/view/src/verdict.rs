//! The answer: the verdict and its first cause above all, then the gates, then every statement.

mod cause;
mod comparison;
mod condition_row;
mod context_table;
mod exchange;
mod finding_row;
mod gate_strip;
mod headline;
mod policy;
mod statement;

use whydenied::report::{Finding, Report, Severity, Verdict};

pub use exchange::exchange_answer;
pub use finding_row::finding_row;

use crate::mark::{Mark as _, shape};
use crate::markup::{Element, el};

/// All there is to show of a report. What is not `fresh` selects no places: the texts have changed.
pub fn answer(report: &Report, fresh: bool) -> Vec<Element> {
    let cause = report.findings.iter().find(|finding| finding.severity == Severity::Cause);
    let mut parts = vec![headline::headline(report)];
    parts.extend(headline::unknown_keys(report, fresh));
    parts.extend(cause.map(|cause| cause::cause(report, cause, fresh)));
    // What can be done about it is found later, by a module of its own.
    parts.push(el("div").attr("data-advice", "fix"));
    parts.push(gate_strip::gate_strip(&report.gates));
    let of_call = report.statements.iter();
    parts.extend(of_call.map(|one| statement::statement(report, one, statement::TRUST_POLICY, fresh)));
    let further = report.further_evaluations.iter();
    parts.extend(further.flat_map(|evaluation| statement::evaluation(report, evaluation, fresh)));
    // As above: what else the policy lets in.
    parts.push(el("div").attr("data-advice", "variants"));
    parts.extend(other_findings(report, cause, fresh));
    parts.push(context_table::context_table(report));
    parts
}

/// What there is to say beside the first cause.
fn other_findings(report: &Report, cause: Option<&Finding>, fresh: bool) -> Option<Element> {
    let others =
        report.findings.iter().filter(|finding| cause.is_none_or(|cause| !std::ptr::eq(cause, *finding)));
    let others: Vec<_> = others.map(|finding| finding_row(finding, fresh)).collect();
    (!others.is_empty()).then(|| {
        el("section")
            .class("pane findings")
            .attr("aria-labelledby", "findings-title")
            .child(
                el("header")
                    .class("pane-head")
                    .child(el("h2").attr("id", "findings-title").child("Also worth knowing")),
            )
            .children(others)
    })
}

/// The verdict in a word, which leads to the `answer`.
pub fn pill(verdict: Verdict, answer: &'static str, fresh: bool) -> Element {
    let mark = verdict.mark();
    el("a")
        .attr("href", answer)
        .class(format!("pill {mark}{}", if fresh { "" } else { " stale" }))
        .child(shape(mark))
        .child(verdict.word())
}
