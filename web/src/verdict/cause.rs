//! The one cause to read first: what is wrong, expected over actual, and what to do.

use leptos::prelude::*;
use whydenied_report::{ConditionReport, Finding, Input, Kind, Outcome, Report, RuleReport, Severity};

use super::Shown;
use super::comparison::{Compared, comparison};
use super::findings::{Told, provenance, told};
use crate::live::live;
use crate::words::{paragraph, prose, sentence};

/// The first cause of a denial.
pub(super) fn first_cause(report: &Report) -> Option<&Finding> {
    match report.kind {
        Kind::Aws => report.findings.iter().find(|finding| finding.severity == Severity::Cause),
        Kind::Pulumi => report.main_finding(),
    }
}

/// Nothing where nothing was denied.
#[component]
pub(super) fn Cause(shown: Shown) -> impl IntoView {
    let cause = shown.part(|report| {
        first_cause(report).map(|cause| {
            let of_condition = condition_of(report, cause).map(|one| Compared::of_condition(report, one));
            (told(cause).0, of_condition.or_else(|| rule_of(report, cause).map(Compared::of_rule)))
        })
    });
    let place = shown.part(|report| first_cause(report).and_then(|cause| cause.span));
    let draw = move |(told, compared): (Told, Option<Compared>)| {
        view! {
            <section class="cause" aria-labelledby="cause-title">
                <h3 id="cause-title">{prose(&sentence(&told.title))}</h3>
                {compared.map(comparison)}
                {paragraph("detail", &told.detail)}
                {paragraph("help", &told.help)}
                {provenance(shown.links(), &told, place.into())}
            </section>
        }
    };
    live(move || cause.get().map(draw))
}

/// The condition that the finding is about: a failed one whose place it shares.
fn condition_of<'r>(report: &'r Report, finding: &Finding) -> Option<&'r ConditionReport> {
    let span = finding.span.filter(|_| finding.input == Input::Policy)?;
    report
        .statements
        .iter()
        .flat_map(|statement| &statement.conditions)
        .filter(|condition| condition.outcome == Outcome::Fail)
        .find(|condition| condition.span.start < span.end && span.start < condition.span.end)
}

/// The failed rule whose place the finding shares.
fn rule_of<'r>(report: &'r Report, finding: &Finding) -> Option<&'r RuleReport> {
    let span = finding.span.filter(|_| finding.input == Input::Policy)?;
    let rules = report.policies.iter().flat_map(|policy| &policy.rules);
    let mut failed = rules.filter(|rule| rule.outcome == Outcome::Fail && rule.actual.is_some());
    failed.find(|rule| rule.span.start < span.end && span.start < rule.span.end)
}
