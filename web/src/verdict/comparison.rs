//! Expected over actual, with the part where they differ marked in both.

use leptos::prelude::*;
use whydenied::report::{ConditionReport, KeyState, Outcome, Report};

/// A longer list of expected values is cut; the nearest one is shown in any case.
const SHOWN: usize = 6;

/// What the policy wants above what the token has.
pub(super) fn comparison(report: &Report, condition: &ConditionReport) -> impl IntoView + use<> {
    let nearest = condition.nearest;
    let expected: Vec<_> = condition
        .expected
        .iter()
        .enumerate()
        .filter(|(index, _)| *index < SHOWN || nearest.is_some_and(|n| n.expected_index == *index))
        .map(|(index, value)| {
            let differs = nearest.filter(|n| n.expected_index == index).map(|n| n.expected);
            view! { <span class="value">{marked(value, differs, "wanted")}</span> }
        })
        .collect();
    let more = condition.expected.len().saturating_sub(expected.len());
    let actual = match &condition.actual {
        Some(values) if !values.is_empty() => values
            .iter()
            .enumerate()
            .map(|(index, value)| {
                let differs = nearest.filter(|n| n.actual_index == index).map(|n| n.actual);
                view! { <span class="value">{marked(value, differs, "found")}</span> }
            })
            .collect::<Vec<_>>()
            .into_any(),
        _ => view! { <span class="nothing">{absence(report, condition)}</span> }.into_any(),
    };
    view! {
        <dl class="comparison">
            <dt>"policy wants"</dt>
            <dd>
                {expected}
                {(more > 0).then(|| view! { <span class="nothing">{format!("and {more} more")}</span> })}
            </dd>
            <dt>{if from_token(report, condition) { "token has" } else { "request has" }}</dt>
            <dd>{actual}</dd>
        </dl>
    }
}

/// `value` with the bytes of `range` marked; an empty range is a place where something is missing.
fn marked(value: &str, range: Option<(usize, usize)>, class: &'static str) -> impl IntoView + use<> {
    let parts = range.and_then(|(start, end)| Some((value.get(..start)?, value.get(start..end)?, value.get(end..)?)));
    match parts {
        Some((before, differing, after)) => {
            let gap = if differing.is_empty() { " gap" } else { "" };
            view! { {before.to_owned()}<mark class=format!("{class}{gap}")>{differing.to_owned()}</mark>{after.to_owned()} }.into_any()
        }
        None if value.is_empty() => view! { <span class="nothing">"an empty text"</span> }.into_any(),
        None => value.to_owned().into_any(),
    }
}

/// Whether the condition's key is made of a claim, so that the token could have had it.
fn from_token(report: &Report, condition: &ConditionReport) -> bool {
    let global = condition.key.split_once(':').is_some_and(|(prefix, _)| {
        prefix.eq_ignore_ascii_case("aws") || prefix.eq_ignore_ascii_case("sts")
    });
    report
        .context
        .iter()
        .find(|entry| entry.key.eq_ignore_ascii_case(&condition.key))
        .map_or(!global, |entry| entry.claim.is_some() || !global)
}

fn absence(report: &Report, condition: &ConditionReport) -> &'static str {
    let unknown = condition.outcome == Outcome::Depends
        || report
            .context
            .iter()
            .any(|entry| entry.state == KeyState::Unknown && entry.key.eq_ignore_ascii_case(&condition.key));
    if unknown { "not known" } else { "nothing: the request has no such key" }
}
