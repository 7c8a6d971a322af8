//! The checks of the service in their order; each tells on demand why it went as it did.

use leptos::prelude::*;
use whydenied::report::{Gate, GateState};

use crate::icon::{Mark as _, icon};
use crate::prose::{prose, sentence};

/// The gates that the request passes, one after the other.
#[component]
pub(super) fn GateStrip(gates: Vec<Gate>) -> impl IntoView {
    let stopped = gates.iter().find(|gate| matches!(gate.state, GateState::Failed | GateState::Depends));
    let open = RwSignal::new(stopped.map(|gate| gate.id));
    let chips: Vec<_> = gates
        .iter()
        .map(|gate| {
            let id = gate.id;
            let mark = gate.state.mark();
            let is_open = move || open.get() == Some(id);
            view! {
                <li>
                    <button
                        type="button"
                        class=format!("gate {mark}")
                        aria-expanded=move || if is_open() { "true" } else { "false" }
                        aria-controls="gate-why"
                        on:click=move |_| open.update(|open| *open = if *open == Some(id) { None } else { Some(id) })
                    >
                        {icon(mark)} {gate.title} <span class="unseen">{format!(", {}", gate.state.word())}</span>
                    </button>
                </li>
            }
        })
        .collect();
    let why = move || {
        let gate = open.get().and_then(|id| gates.iter().find(|gate| gate.id == id))?;
        Some(view! { <p><b>{gate.title}</b>" "{gate.state.word()}". "{prose(&sentence(&gate.why))}</p> })
    };
    view! {
        <section class="gates" aria-label="Checks in the order of STS">
            <ol>{chips}</ol>
            <div id="gate-why">{why}</div>
        </section>
    }
}
