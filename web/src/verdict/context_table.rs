//! The request context: every condition key that AWS would see.

use leptos::prelude::*;
use whydenied_report::{ContextEntry, KeyState};

use super::Shown;
use crate::each::{Placed, each};
use crate::live::live;
use crate::words::confidence_badge;

/// The keys, folded until they are wanted.
#[component]
pub(super) fn ContextTable(shown: Shown) -> impl IntoView {
    let context = shown.part(|report| {
        report.context.iter().map(|entry| (entry.clone(), None)).collect::<Placed<ContextEntry>>()
    });
    let present = Memo::new(move |_| {
        let is_present = |entry: &&(ContextEntry, _)| entry.0.state == KeyState::Present;
        context.with(|context| context.iter().filter(is_present).count())
    });
    let rows = each(context, |entry, _| view! { {live(move || entry.get().map(row))} }.into_any());
    view! {
        <details class="pane context">
            <summary class="pane-head">
                <h2>"What AWS sees"</h2>
                <p class="facts">{live(move || format!("{} condition keys", present.get()))}</p>
            </summary>
            <dl class="facts-list">{rows}</dl>
        </details>
    }
}

fn row(entry: ContextEntry) -> AnyView {
    let state = match entry.state {
        KeyState::Present => None,
        KeyState::Absent => Some("absent"),
        KeyState::Unknown => Some("not known"),
    };
    let values = entry.values.iter().map(|value| view! { <span class="value">{value.clone()}</span> });
    let claim = entry.claim.clone();
    let claim = claim.map(|claim| view! { <span class="note">"from the claim " <code>{claim}</code></span> });
    view! {
        <div>
            <dt>{entry.key.clone()}</dt>
            <dd>
                {values.collect_view()}
                {state.map(|state| view! { <span class="nothing">{state}</span> })}
                {claim}
                {entry.multivalued.then(|| view! { <span class="badge">"list"</span> })}
                {confidence_badge(entry.confidence)}
            </dd>
        </div>
    }
    .into_any()
}
