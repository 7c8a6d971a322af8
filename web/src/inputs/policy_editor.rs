//! The trust policy: its text, with what failed underlined where it stands.

use leptos::prelude::*;
use whydenied::aws::DocumentForm;
use whydenied::report::{Input, Outcome, Place, Report, Severity};

use super::text_pane::{Pane, TextPane};
use crate::highlight::{self, Stretch};
use crate::policy_reading::PolicyReading;
use crate::state::{Reading, State};

const PANE: Pane = Pane {
    id: "policy",
    title: "Trust policy",
    input: Input::Policy,
    placeholder: "Paste the role's trust policy, or the answer of\naws iam get-role",
    grammar: highlight::json,
    text: |state| state.policy,
    area: |state| state.policy_area,
    error: |state| state.policy_reading.with(|reading| reading.error().cloned()),
    facts: |state| {
        let lines = state.policy.with(|text| lines(text.lines().count()));
        state.policy_reading.with(|reading| match reading {
            Reading::Read(reading) => Some(match source(reading) {
                Some(source) => format!("{source} · {lines}"),
                None => lines,
            }),
            _ => None,
        })
    },
    marks: |state| state.fresh_report().map(|report| marks(&report)).unwrap_or_default(),
};

/// The trust policy.
#[component]
pub(crate) fn PolicyEditor(state: &'static State) -> impl IntoView {
    view! { <TextPane pane=&PANE state /> }
}

/// What the policy stands in, unless it stands alone.
fn source(reading: &PolicyReading) -> Option<String> {
    let role = reading.role.as_ref().and_then(|role| role.name.as_ref().or(role.arn.as_ref()));
    match (reading.form, role) {
        (DocumentForm::Policy, _) => None,
        (DocumentForm::Arguments, _) => Some("arguments of a policy document".to_owned()),
        (_, Some(role)) => Some(format!("role {role}")),
        (_, None) => Some("answer of AWS".to_owned()),
    }
}

fn lines(count: usize) -> String {
    if count == 1 { "1 line".to_owned() } else { format!("{count} lines") }
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
