//! The checks of the service in their order.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_questions::fields::{CLIENT_IDS, DURATION, JUDGE_TIMES, PROVIDER, ROLE_ARN};
use whydenied_questions::texts::{JWKS, LIMITS};
use whydenied_report::{Gate, GateState, Report};

use super::Shown;
use crate::live::live;
use crate::state::{State, state};
use crate::words::{Mark as _, prose, sentence, shape, unseen};

/// The check of the token's times.
const LIFETIME: &str = "lifetime";

/// The checks that were made as a strip, why the call was stopped beneath it, what was not checked in a line, and on
/// demand why of all.
#[component]
pub(super) fn Gates(shown: Shown) -> impl IntoView {
    let state = state();
    let gates = shown.part(|report| report.gates.clone());
    let is_over = shown.part(|report: &Report| report.refused_now.is_some());
    let made = move || {
        let is_over = is_over.get();
        let is_made = |gate: &&Gate| match gate.state {
            GateState::Passed | GateState::Failed | GateState::Depends => true,
            GateState::NotChecked => is_over && gate.id == LIFETIME,
            GateState::NotNeeded => false,
        };
        gates.with(|gates| gates.iter().filter(is_made).map(|gate| self::gate(gate, is_over)).collect_view())
    };
    let stopped = move || {
        let has_stopped = |gate: &&Gate| matches!(gate.state, GateState::Failed | GateState::Depends);
        gates.with(|gates| gates.iter().find(has_stopped).map(why))
    };
    let not_checked = move || {
        gates.with(|gates| {
            let missing: Vec<_> = gates.iter().filter(|gate| gate.state == GateState::NotChecked).collect();
            (!missing.is_empty()).then(|| not_checked(state, shown.service, &missing))
        })
    };
    view! {
        <section class="gates" aria-label="Checks in the order of the service">
            <ol>{made}</ol>
            {stopped}
            {live(not_checked)}
            <details class="every-gate">
                <summary>"Every check and why"</summary>
                {live(move || gates.with(|gates| gates.iter().map(why).collect_view()))}
            </details>
        </section>
    }
}

/// That the times are over matters, though nobody asked to judge them.
fn gate(gate: &Gate, is_over: bool) -> AnyView {
    let mark = if is_over && gate.id == LIFETIME { GateState::Depends.mark() } else { gate.state.mark() };
    view! {
        <li class=format!("gate {mark}")>
            {shape(mark)} {gate.title.clone()} {unseen(format!(", {}", gate.state.word()))}
        </li>
    }
    .into_any()
}

/// The checks that need more than was given, in a line; each with a way to give it.
fn not_checked(state: State, service: Service, missing: &[&Gate]) -> AnyView {
    let names: Vec<_> = missing.iter().map(|gate| gate.title.to_lowercase()).collect();
    let row = |gate: &&Gate| {
        let give = given_in(service, &gate.id).map(|field| {
            let title = gate.title.to_lowercase();
            view! {
                <button type="button" class="link" on:click=move |_| state.open_field(field)>
                    "Give it" {unseen(format!(": {title}"))}
                </button>
            }
        });
        view! { <li>{why(gate)} {give}</li> }
    };
    view! {
        <details class="not-checked">
            <summary>{format!("Not checked: {}", names.join(", "))}</summary>
            <ul>{missing.iter().map(row).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// The field that has what a check needs.
fn given_in(service: Service, gate: &str) -> Option<&'static str> {
    Some(match gate {
        "signature" => JWKS,
        _ if service == Service::Pulumi => return None,
        "request" | "roles" => ROLE_ARN,
        "provider" => PROVIDER,
        "audience" => CLIENT_IDS,
        LIFETIME => JUDGE_TIMES,
        "resource-control-policy" => LIMITS,
        "session" => DURATION,
        _ => return None,
    })
}

fn why(gate: &Gate) -> AnyView {
    view! {
        <p>
            <b>{gate.title.clone()}</b>
            {format!(" {}. ", gate.state.word())}
            {prose(&sentence(&gate.why))}
        </p>
    }
    .into_any()
}
