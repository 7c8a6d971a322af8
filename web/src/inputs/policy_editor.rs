//! The trust policy: its text, with what failed underlined where it stands.

use leptos::prelude::*;
use whydenied::report::{Input, Outcome, Place, Report, Severity};

use super::text_pane::{Pane, TextPane};
use crate::highlight::{self, Stretch};
use crate::state::{Reading, State};

const PANE: Pane = Pane {
    id: "policy",
    title: "Trust policy",
    placeholder: "Paste the role's trust policy, or the answer of\naws iam get-role",
    grammar: highlight::json,
};

/// The trust policy.
#[component]
pub(crate) fn PolicyEditor(state: State) -> impl IntoView {
    let error = Memo::new(move |_| state.policy_reading.with(|reading| reading.error().cloned()));
    let marks = Memo::new(move |_| match (error.get(), state.fresh_report()) {
        (Some(error), _) => vec![stretch(error.span, "fail")],
        (None, Some(report)) => marks(&report),
        (None, None) => Vec::new(),
    });
    let facts = Memo::new(move |_| match state.policy_reading.get() {
        Reading::Empty => String::new(),
        Reading::Unreadable(_) => "cannot be read".to_owned(),
        Reading::Read(_) => state.policy.with(|text| match text.lines().count() {
            1 => "1 line".to_owned(),
            lines => format!("{lines} lines"),
        }),
    });
    view! { <TextPane pane=PANE state text=state.policy area=state.policy_area error facts marks /> }
}

/// What failed, then what is risky, each at its place.
fn marks(report: &Report) -> Vec<Stretch> {
    let values = report
        .statements
        .iter()
        .flat_map(|statement| &statement.conditions)
        .filter(|condition| condition.outcome == Outcome::Fail)
        .flat_map(|condition| condition.value_spans.iter().map(|&place| stretch(place, "fail")));
    let elements = report
        .statements
        .iter()
        .flat_map(|statement| [&statement.principal, &statement.action])
        .filter(|element| element.outcome == Outcome::Fail)
        .map(|element| stretch(element.span, "fail"));
    let risks = report
        .findings
        .iter()
        .filter(|finding| finding.input == Input::Policy)
        .filter(|finding| matches!(finding.severity, Severity::Error | Severity::Warning))
        .filter_map(|finding| finding.span)
        .map(|place| stretch(place, "warning"));
    values.chain(elements).chain(risks).collect()
}

fn stretch(place: Place, class: &'static str) -> Stretch {
    Stretch::new(place.start..place.end, class)
}
