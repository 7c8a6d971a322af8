//! The request context: every condition key that AWS would see.

use whydenied::report::{ContextEntry, KeyState, Report};

use crate::markup::{Element, el};
use crate::prose::confidence_badge;

/// The keys, folded until they are wanted.
pub(super) fn context_table(report: &Report) -> Element {
    let present = report.context.iter().filter(|entry| entry.state == KeyState::Present).count();
    let head = el("summary")
        .class("pane-head")
        .child(el("h2").child("What AWS sees"))
        .child(el("p").class("facts").child(format!("{present} condition keys")));
    el("details")
        .class("pane context")
        .child(head)
        .child(el("dl").class("facts-list").children(report.context.iter().map(row)))
}

fn row(entry: &ContextEntry) -> Element {
    let state = match entry.state {
        KeyState::Present => None,
        KeyState::Absent => Some("absent"),
        KeyState::Unknown => Some("not known"),
    };
    let claim = entry.claim.as_ref().map(|claim| {
        el("span").class("note").child("from the claim ").child(el("code").child(claim.to_string()))
    });
    el("div").child(el("dt").child(entry.key.to_string())).child(
        el("dd")
            .children(entry.values.iter().map(|value| el("span").class("value").child(value.to_string())))
            .children(state.map(|state| el("span").class("nothing").child(state)))
            .children(claim)
            .children(entry.multivalued.then(|| el("span").class("badge").child("list")))
            .children(confidence_badge(entry.confidence)),
    )
}
