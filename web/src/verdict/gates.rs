//! The checks of the service in their order.

use leptos::prelude::*;
use whydenied_report::{Gate, GateState};

use super::Shown;
use crate::live::live;
use crate::words::{Mark as _, prose, sentence, shape, unseen};

/// The gates that the request meets, as a strip: why it was stopped beneath it, and on demand why of all.
#[component]
pub(super) fn Gates(shown: Shown) -> impl IntoView {
    let gates = shown.part(|report| report.gates.clone());
    let met = move || {
        gates.with(|gates| {
            let met = gates.iter().filter(|gate| gate.state != GateState::NotNeeded);
            met.map(gate).collect_view()
        })
    };
    let stopped = move || {
        let has_stopped = |gate: &&Gate| matches!(gate.state, GateState::Failed | GateState::Depends);
        gates.with(|gates| gates.iter().find(has_stopped).map(why))
    };
    view! {
        <section class="gates" aria-label="Checks in the order of the service">
            <ol>{met}</ol>
            {stopped}
            <details>
                <summary>"Every check and why"</summary>
                {live(move || gates.with(|gates| gates.iter().map(why).collect_view()))}
            </details>
        </section>
    }
}

fn gate(gate: &Gate) -> AnyView {
    let mark = gate.state.mark();
    view! {
        <li class=format!("gate {mark}")>
            {shape(mark)} {gate.title.clone()} {unseen(format!(", {}", gate.state.word()))}
        </li>
    }
    .into_any()
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
