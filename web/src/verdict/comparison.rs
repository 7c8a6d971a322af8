//! Expected over actual, with the part where they differ marked in both.

use leptos::prelude::*;
use whydenied_report::{ConditionReport, KeyState, Nearest, Outcome, Report, RuleReport};

use crate::words::seen;

/// A longer list of expected values is cut; the nearest one is shown in any case.
const SHOWN: usize = 6;

/// What a test wanted and what it found, as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Compared {
    expected: Vec<Value>,
    /// How many expected values are not shown.
    more: usize,
    actual: Vec<Value>,
    /// What the found values are called.
    has: &'static str,
    /// Why there are none.
    absent: &'static str,
}

/// A value with the part of it that differs, if any does.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Value {
    before: String,
    /// Empty where something is missing.
    differing: Option<String>,
    after: String,
}

impl Compared {
    /// What the policy wants above what the token or the request has.
    pub(super) fn of_condition(report: &Report, condition: &ConditionReport) -> Self {
        let actual = condition.actual.as_deref().unwrap_or_default();
        Self {
            has: if is_from_token(report, condition) { "token has" } else { "request has" },
            absent: absence(report, condition),
            ..Self::of(&condition.expected, actual, condition.nearest)
        }
    }

    /// What the rule wants above what the token has.
    pub(super) fn of_rule(rule: &RuleReport) -> Self {
        Self::of(rule.pattern.as_slice(), rule.actual.as_deref().unwrap_or_default(), rule.nearest)
    }

    fn of(expected: &[String], actual: &[String], nearest: Option<Nearest>) -> Self {
        let shown = expected.iter().enumerate();
        let is_nearest = |index| nearest.filter(|nearest| nearest.expected_index == index);
        let shown = shown.filter(|(index, _)| *index < SHOWN || is_nearest(*index).is_some());
        let shown: Vec<_> = shown
            .map(|(index, value)| Value::of(value, is_nearest(index).map(|nearest| nearest.expected)))
            .collect();
        let range =
            |index| nearest.filter(|nearest| nearest.actual_index == index).map(|nearest| nearest.actual);
        Self {
            more: expected.len().saturating_sub(shown.len()),
            expected: shown,
            actual: actual.iter().enumerate().map(|(index, value)| Value::of(value, range(index))).collect(),
            has: "token has",
            absent: "nothing that can be compared",
        }
    }
}

impl Value {
    /// `value` with the bytes of `range` marked.
    fn of(value: &str, range: Option<(usize, usize)>) -> Self {
        let parts = range
            .and_then(|(start, end)| Some((value.get(..start)?, value.get(start..end)?, value.get(end..)?)));
        let (before, differing, after) = match parts {
            Some((before, differing, after)) => (before, Some(differing), after),
            None => (value, None, ""),
        };
        Self { before: before.to_owned(), differing: differing.map(str::to_owned), after: after.to_owned() }
    }

    fn draw(self, class: &'static str) -> AnyView {
        match self {
            Self { before, differing: Some(differing), after } => {
                let class = format!("{class}{}", if differing.is_empty() { " gap" } else { "" });
                view! { <span class="value">{seen(&before)} <mark class=class>{seen(&differing)}</mark> {seen(&after)}</span> }
                    .into_any()
            }
            Self { before, .. } if before.is_empty() => {
                view! { <span class="value">{nothing("an empty text".to_owned())}</span> }.into_any()
            }
            Self { before, .. } => view! { <span class="value">{seen(&before)}</span> }.into_any(),
        }
    }
}

/// The two, one above the other.
pub(super) fn comparison(compared: Compared) -> AnyView {
    let Compared { expected, more, actual, has, absent } = compared;
    let expected = expected.into_iter().map(|value| value.draw("wanted")).collect_view();
    let more = (more > 0).then(|| nothing(format!("and {more} more")));
    let actual = if actual.is_empty() {
        vec![nothing(absent.to_owned())]
    } else {
        actual.into_iter().map(|value| value.draw("found")).collect()
    };
    view! {
        <dl class="comparison">
            <dt>"policy wants"</dt>
            <dd>{expected} {more}</dd>
            <dt>{has}</dt>
            <dd>{actual}</dd>
        </dl>
    }
    .into_any()
}

fn nothing(words: String) -> AnyView {
    view! { <span class="nothing">{words}</span> }.into_any()
}

/// Whether the condition's key is made of a claim, so that the token could have had it.
fn is_from_token(report: &Report, condition: &ConditionReport) -> bool {
    let global = ["aws:", "sts:"].iter().any(|prefix| {
        condition.key.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    });
    let entry = report.context.iter().find(|entry| entry.key.eq_ignore_ascii_case(&condition.key));
    !global || entry.is_some_and(|entry| entry.claim.is_some())
}

fn absence(report: &Report, condition: &ConditionReport) -> &'static str {
    let entry = report.context.iter().find(|entry| entry.key.eq_ignore_ascii_case(&condition.key));
    let unknown =
        condition.outcome == Outcome::Depends || entry.is_some_and(|entry| entry.state == KeyState::Unknown);
    if unknown { "not known" } else { "nothing: the request has no such key" }
}

#[cfg(test)]
mod tests {
    use super::Value;

    fn parts(value: &str, range: (usize, usize)) -> (String, Option<String>, String) {
        let Value { before, differing, after } = Value::of(value, Some(range));
        (before, differing, after)
    }

    #[test]
    fn the_differing_part_is_marked() {
        assert_eq!(parts("repo:a", (5, 6)), ("repo:".to_owned(), Some("a".to_owned()), String::new()));
    }

    #[test]
    fn a_range_beyond_the_value_marks_nothing() {
        assert_eq!(parts("a", (5, 6)), ("a".to_owned(), None, String::new()));
    }
}
