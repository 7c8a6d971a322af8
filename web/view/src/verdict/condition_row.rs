//! One test of a statement. A click on it selects its place in the policy.

use whydenied::report::{ConditionReport, Input, Outcome, Place, Report};

use super::comparison::comparison;
use crate::mark::{Mark as _, shape};
use crate::markup::{Element, el, link, unseen};
use crate::prose::{confidence_badge, line_of, prose, sentence};

/// The test of one key under one operator.
pub(super) fn condition_row(
    report: &Report,
    condition: &ConditionReport,
    input: Input,
    fresh: bool,
) -> Element {
    // The scheme of a URL, which no key has, is followed by a colon as well.
    let scheme = condition.key.find("://").map_or(0, |at| at + "://".len());
    let colon = condition.key.get(scheme..).and_then(|rest| rest.find(':')).map_or(0, |at| scheme + at + 1);
    let (provider, claim) = condition.key.split_at_checked(colon).unwrap_or_default();
    let (provider, claim) = (provider.to_owned(), claim.to_owned());
    let test = el("p")
        .class("test")
        .child(el("b").child(claim.clone()))
        .child(" ")
        .child(el("span").class("operator").child(condition.operator.clone()));
    let why = el("p")
        .class("why")
        .children(prose(&sentence(&condition.why)))
        .children(confidence_badge(condition.confidence));
    let body = el("div")
        .child(test)
        .child(el("p").class("full-key").child(el("code").child(provider).child(claim)))
        .child(comparison(report, condition))
        .child(why);
    let row = row(condition.outcome, input, condition.span, body, fresh);
    match claim_of(report, condition) {
        Some(claim) => row.attr("data-claim", claim.to_owned()),
        None => row,
    }
}

/// The claim that the condition's key is made of.
fn claim_of<'r>(report: &'r Report, condition: &ConditionReport) -> Option<&'r str> {
    let entry = report.context.iter().find(|entry| entry.key.eq_ignore_ascii_case(&condition.key))?;
    entry.claim.as_deref()
}

/// A test with its outcome and its place.
pub(super) fn row(outcome: Outcome, input: Input, place: Place, body: Element, fresh: bool) -> Element {
    let selectable = if fresh { " selectable" } else { "" };
    let row = el("article")
        .class(format!("row test-row {}{selectable}", outcome.mark()))
        .child(shape(outcome.mark()))
        .child(unseen(format!("{}: ", outcome.word())))
        .child(body)
        .child(el("span").class("place").child(link(line_of(place)).flag("disabled", !fresh)));
    if fresh { row.at(input, place) } else { row }
}
