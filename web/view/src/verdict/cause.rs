//! The one cause to read first: what is wrong, expected over actual, and what to do.

use whydenied::report::{ConditionReport, Finding, Input, Outcome, Report};

use super::comparison::comparison;
use super::finding_row::provenance;
use crate::markup::{Element, el};
use crate::prose::{paragraph, prose, sentence};

/// The first cause of a denial.
pub(super) fn cause(report: &Report, finding: &Finding, fresh: bool) -> Element {
    let condition = condition_of(report, finding);
    told(finding, condition.map(|condition| comparison(report, condition)), fresh)
}

/// A cause with what was expected and found, if it is about a comparison.
pub(super) fn told(finding: &Finding, comparison: Option<Element>, fresh: bool) -> Element {
    el("section")
        .class("cause")
        .attr("aria-labelledby", "cause-title")
        .child(el("h3").attr("id", "cause-title").children(prose(&sentence(&finding.title))))
        .children(comparison)
        .children(paragraph("detail", &finding.detail))
        .children(paragraph("help", &finding.help))
        .child(provenance(finding, fresh))
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
