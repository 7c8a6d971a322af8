//! The checks of the service in their order.

use whydenied::report::{Gate, GateState};

use crate::mark::{Mark as _, shape};
use crate::markup::{Element, el, unseen};
use crate::prose::{prose, sentence};

/// The gates that the request meets, as a strip: why it was stopped beneath it, and on demand why of all.
pub(super) fn gate_strip(gates: &[Gate]) -> Element {
    let stopped = gates.iter().find(|gate| matches!(gate.state, GateState::Failed | GateState::Depends));
    let met = gates.iter().filter(|gate| gate.state != GateState::NotNeeded);
    let why = |gate: &Gate| {
        el("p")
            .child(el("b").child(gate.title.clone()))
            .child(format!(" {}. ", gate.state.word()))
            .children(prose(&sentence(&gate.why)))
    };
    let all = el("details").child(el("summary").child("Every check and why")).children(gates.iter().map(why));
    el("section")
        .class("gates")
        .attr("aria-label", "Checks in the order of the service")
        .child(el("ol").children(met.map(gate)))
        .children(stopped.map(why))
        .child(all)
}

fn gate(gate: &Gate) -> Element {
    let mark = gate.state.mark();
    el("li")
        .class(format!("gate {mark}"))
        .child(shape(mark))
        .child(gate.title.clone())
        .child(unseen(format!(", {}", gate.state.word())))
}
