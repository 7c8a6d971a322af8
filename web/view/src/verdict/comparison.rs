//! Expected over actual, with the part where they differ marked in both.

use whydenied::report::{ConditionReport, KeyState, Nearest, Outcome, Report};

use crate::markup::{Element, Markup, el};

/// A longer list of expected values is cut; the nearest one is shown in any case.
const SHOWN: usize = 6;

/// What a test wanted and what it found.
pub(super) struct Compared<'r> {
    pub(super) expected: &'r [String],
    pub(super) actual: Option<&'r [String]>,
    pub(super) nearest: Option<Nearest>,
    /// What the found values are called.
    pub(super) has: &'static str,
    /// Why there are none.
    pub(super) absent: &'static str,
}

/// What the policy wants above what the token has.
pub(super) fn comparison(report: &Report, condition: &ConditionReport) -> Element {
    compared(&Compared {
        expected: &condition.expected,
        actual: condition.actual.as_deref(),
        nearest: condition.nearest,
        has: if from_token(report, condition) { "token has" } else { "request has" },
        absent: absence(report, condition),
    })
}

/// The same of any test.
pub(super) fn compared(compared: &Compared<'_>) -> Element {
    let nearest = compared.nearest;
    let expected: Vec<_> = compared
        .expected
        .iter()
        .enumerate()
        .filter(|(index, _)| *index < SHOWN || nearest.is_some_and(|n| n.expected_index == *index))
        .map(|(index, value)| {
            value_with_mark(
                value,
                nearest.filter(|n| n.expected_index == index).map(|n| n.expected),
                "wanted",
            )
        })
        .collect();
    let more = compared.expected.len().saturating_sub(expected.len());
    let more = (more > 0).then(|| nothing(format!("and {more} more")));
    let actual: Vec<_> = match compared.actual {
        Some(values) if !values.is_empty() => values
            .iter()
            .enumerate()
            .map(|(index, value)| {
                value_with_mark(value, nearest.filter(|n| n.actual_index == index).map(|n| n.actual), "found")
            })
            .collect(),
        _ => vec![nothing(compared.absent)],
    };
    el("dl")
        .class("comparison")
        .child(el("dt").child("policy wants"))
        .child(el("dd").children(expected).children(more))
        .child(el("dt").child(compared.has))
        .child(el("dd").children(actual))
}

/// `value` with the bytes of `range` marked; an empty range is a place where something is missing.
fn value_with_mark(value: &str, range: Option<(usize, usize)>, class: &'static str) -> Element {
    let parts =
        range.and_then(|(start, end)| Some((value.get(..start)?, value.get(start..end)?, value.get(end..)?)));
    let element = el("span").class("value");
    match parts {
        Some((before, differing, after)) => {
            let gap = if differing.is_empty() { " gap" } else { "" };
            element
                .child(before.to_owned())
                .child(el("mark").class(format!("{class}{gap}")).child(differing.to_owned()))
                .child(after.to_owned())
        }
        None if value.is_empty() => element.child(nothing("an empty text")),
        None => element.child(value.to_owned()),
    }
}

fn nothing(words: impl Into<Markup>) -> Element {
    el("span").class("nothing").child(words)
}

/// Whether the condition's key is made of a claim, so that the token could have had it.
fn from_token(report: &Report, condition: &ConditionReport) -> bool {
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
    use super::value_with_mark;
    use crate::markup::el;

    #[test]
    fn the_differing_part_is_marked() {
        let marked = value_with_mark("repo:a", Some((5, 6)), "found");
        let expected =
            el("span").class("value").child("repo:").child(el("mark").class("found").child("a")).child("");
        assert_eq!(marked, expected);
    }

    #[test]
    fn a_range_beyond_the_value_marks_nothing() {
        assert_eq!(value_with_mark("a", Some((5, 6)), "found"), el("span").class("value").child("a"));
    }
}
