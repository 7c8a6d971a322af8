//! The one cause to read first: what is wrong, expected over actual, and what to do.

use leptos::prelude::*;
use whydenied::report::{ConditionReport, Finding, Input, Outcome, Report};

use super::Place;
use super::comparison::comparison;
use super::finding_row::provenance;
use crate::prose::{prose, sentence};

/// The first cause of a denial.
pub(super) fn cause(place: Place, report: &Report, finding: &Finding) -> impl IntoView + use<> {
    view! {
        <section class="cause" aria-labelledby="cause-title">
            <h3 id="cause-title">{prose(&sentence(&finding.title))}</h3>
            {condition_of(report, finding).map(|condition| comparison(report, condition))}
            {(!finding.detail.is_empty()).then(|| view! { <p>{prose(&sentence(&finding.detail))}</p> })}
            {(!finding.help.is_empty()).then(|| view! { <p class="help">{prose(&sentence(&finding.help))}</p> })}
            {provenance(place, finding)}
        </section>
    }
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
