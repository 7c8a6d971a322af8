//! The request context: every condition key that AWS would see.

use leptos::prelude::*;
use whydenied::report::{ContextEntry, KeyState, Report};

use crate::prose::confidence_badge;

/// The keys, folded until they are wanted.
pub(super) fn context_table(report: &Report) -> impl IntoView + use<> {
    let present = report.context.iter().filter(|entry| entry.state == KeyState::Present).count();
    let rows: Vec<_> = report.context.iter().map(row).collect();
    view! {
        <details class="pane context">
            <summary class="pane-head"><h2>"What AWS sees"</h2><p class="facts">{format!("{present} condition keys")}</p></summary>
            <table>
                <caption class="unseen">"The request context"</caption>
                <thead class="unseen"><tr><th scope="col">"Condition key"</th><th scope="col">"Value"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

fn row(entry: &ContextEntry) -> impl IntoView + use<> {
    let values = match entry.state {
        KeyState::Present => {
            entry.values.iter().map(|value| view! { <span class="value">{value.clone()}</span> }).collect::<Vec<_>>().into_any()
        }
        KeyState::Absent => view! { <span class="nothing">"absent"</span> }.into_any(),
        KeyState::Unknown => view! { <span class="nothing">"not known"</span> }.into_any(),
    };
    let from = entry.claim.as_ref().map(|claim| view! { <span class="note">"from the claim "<code>{claim.to_string()}</code></span> });
    view! {
        <tr>
            <th scope="row">{entry.key.clone()} {entry.multivalued.then(|| view! { <span class="badge">"list"</span> })}</th>
            <td>{values} {from} {confidence_badge(entry.confidence)}</td>
        </tr>
    }
}
