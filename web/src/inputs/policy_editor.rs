//! The trust policy: its text, and what it stands in.

use leptos::prelude::*;
use whydenied::aws::DocumentForm;
use whydenied::report::Input;

use super::text_pane::{Pane, TextPane};
use crate::policy_reading::PolicyReading;
use crate::state::{Reading, State};

const PANE: Pane = Pane {
    id: "policy",
    title: "Trust policy",
    input: Input::Policy,
    placeholder: "Paste the role's trust policy, or the answer of\naws iam get-role",
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
