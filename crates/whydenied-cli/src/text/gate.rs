//! The checks around the policy that did not let the request through, or that nobody could make.

use whydenied::report::{Gate, GateState, Report};

use super::mark::Mark;
use crate::screen::{BOLD, DIM, Screen, visible};

/// What to give so that a check can be made.
const OPTIONS: [(&str, &str); 9] = [
    ("issuer", "--issuer-url"),
    ("request", "--role"),
    ("provider", "--provider-arn"),
    ("audience", "--client-id"),
    ("lifetime", "--now"),
    ("signature", "--jwks"),
    ("roles", "--role"),
    ("resource-control-policy", "--rcp"),
    ("session", "--duration-seconds and --max-session-duration"),
];

/// Nothing, if every check was made and passed. What the verdict or the statements say already is
/// not repeated.
pub(super) fn open(report: &Report, screen: Screen) -> Option<String> {
    let gates = &report.gates;
    let answer = report.error.as_ref().map(|error| &error.message);
    let stopped: Vec<_> = gates
        .iter()
        .filter(|gate| matches!(gate.state, GateState::Failed | GateState::Depends))
        .filter(|gate| !["trust-policy", "authorization-policy"].contains(&&*gate.id))
        .filter(|gate| Some(&gate.why) != answer)
        .collect();
    let not_checked: Vec<_> =
        gates.iter().filter(|gate| gate.state == GateState::NotChecked).map(name).collect();

    let mut text = Vec::new();
    if !stopped.is_empty() {
        text.push(format!("{}\n", screen.paint(BOLD, "Besides the policy")));
    }
    let names = stopped.iter().map(|gate| gate.title.chars().count()).max().unwrap_or(0);
    let marks = stopped.iter().map(|gate| Mark::of_gate(gate.state).columns(screen)).max().unwrap_or(0);
    for gate in stopped {
        let why = screen.hang(&visible(&gate.why), marks + names + 6);
        let mark = Mark::of_gate(gate.state).paint(marks, screen);
        text.push(format!("  {mark}  {:names$}  {why}\n", gate.title));
    }
    if !not_checked.is_empty() {
        let line = screen.hang(&format!("Not checked: {}", not_checked.join(", ")), 2);
        text.push(format!("{}\n", screen.paint(DIM, &line)));
    }
    (!text.is_empty()).then(|| text.concat())
}

/// The check's name, and how to have it made.
fn name(gate: &Gate) -> String {
    let title = gate.title.to_lowercase();
    match OPTIONS.iter().find(|(id, _)| *id == gate.id) {
        Some((_, option)) => format!("{title} ({option})"),
        None => title,
    }
}
