//! What keeps the call out: the one cause to read first, or all of them where a statement has several; each with expected
//! over actual, and what to do.

use leptos::prelude::*;
use whydenied_report::{ConditionReport, Finding, Input, Kind, Outcome, Place, Report, RuleReport, Severity};

use super::Shown;
use super::comparison::{Compared, comparison};
use super::findings::{Told, provenance, told};
use crate::live::live;
use crate::words::{paragraph, prose, sentence};

/// What is drawn of a cause.
type Drawn = (Told, Option<Compared>);

/// What keeps the call out: the cause to read first, and those that stand in the same statement, in the order of their
/// lines. All of them have to go.
pub(crate) fn causes(report: &Report) -> Vec<&Finding> {
    let Some(first) = first_cause(report) else { return Vec::new() };
    let statement = report.statements.iter().map(|statement| statement.span).find(|span| is_in(first, *span));
    let Some(statement) = statement else { return vec![first] };
    let is_another = |finding: &&Finding| {
        finding.severity == Severity::Cause && !std::ptr::eq(*finding, first) && is_in(finding, statement)
    };
    let mut causes: Vec<_> =
        std::iter::once(first).chain(report.findings.iter().filter(is_another)).collect();
    whydenied_report::order::sort_by_key(&mut causes, |cause| cause.span.map_or(0, |span| span.start));
    causes
}

/// The first cause of a denial.
fn first_cause(report: &Report) -> Option<&Finding> {
    match report.kind {
        Kind::Aws => report.findings.iter().find(|finding| finding.severity == Severity::Cause),
        Kind::Pulumi => report.main_finding(),
    }
}

/// Whether a finding stands in a statement of the trust policy.
fn is_in(finding: &Finding, statement: Place) -> bool {
    let of_trust_policy = finding.input == Input::Policy && finding.document == 0;
    let span = finding.span.filter(|_| of_trust_policy);
    span.is_some_and(|span| statement.start <= span.start && span.end <= statement.end)
}

/// Nothing where nothing was denied.
#[component]
pub(crate) fn Cause(shown: Shown) -> impl IntoView {
    let drawn = shown.part(|report| {
        let drawn = |cause: &&Finding| -> Drawn {
            let of_condition = condition_of(report, cause).map(|one| Compared::of_condition(report, one));
            (told(cause).0, of_condition.or_else(|| rule_of(report, cause).map(Compared::of_rule)))
        };
        causes(report).iter().map(drawn).collect::<Vec<_>>()
    });
    let places = shown.part(|report| causes(report).iter().map(|cause| cause.span).collect::<Vec<_>>());
    let place = move |index: usize| {
        Signal::derive(move || places.with(|places| places.get(index).copied().flatten()))
    };
    let draw = move |causes: Vec<Drawn>| match <[Drawn; 1]>::try_from(causes) {
        Ok([one]) => only(shown, one, place(0)),
        Err(several) => {
            let rows = several.into_iter().enumerate().map(|(index, one)| row(shown, one, place(index)));
            all(rows.collect())
        }
    };
    live(move || Some(drawn.get()).filter(|causes| !causes.is_empty()).map(draw))
}

fn only(shown: Shown, (told, compared): Drawn, place: Signal<Option<Place>>) -> AnyView {
    view! {
        <section class="cause single" aria-labelledby="cause-title">
            <h3 id="cause-title">{prose(&sentence(&told.title))}</h3>
            {compared.map(comparison)}
            {paragraph("detail", &told.detail)}
            {paragraph("help", &told.help)}
            {provenance(shown.links(), &told, place)}
        </section>
    }
    .into_any()
}

fn all(rows: Vec<AnyView>) -> AnyView {
    let title = format!("{} things keep it out", rows.len());
    view! {
        <section class="cause" aria-labelledby="cause-title">
            <h3 id="cause-title">{title}</h3>
            <ol class="causes">{rows}</ol>
        </section>
    }
    .into_any()
}

fn row(shown: Shown, (told, compared): Drawn, place: Signal<Option<Place>>) -> AnyView {
    let detail = compared.is_none().then(|| paragraph("detail", &told.detail));
    view! {
        <li>
            <h4>{prose(&sentence(&told.title))}</h4>
            {compared.map(comparison)}
            {detail}
            {provenance(shown.links(), &told, place)}
        </li>
    }
    .into_any()
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
