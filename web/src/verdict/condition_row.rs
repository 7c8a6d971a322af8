//! One test of a statement. A click on it selects its place in the policy.

use leptos::prelude::*;
use whydenied::report::{self, ConditionReport, Input, Outcome, Report};

use super::Place;
use super::comparison::comparison;
use crate::icon::{Mark as _, icon};
use crate::prose::{confidence_badge, line_of, prose, sentence};

/// The test of one key under one operator.
pub(super) fn condition_row(place: Place, report: &Report, condition: &ConditionReport) -> impl IntoView + use<> {
    let (provider, claim) = match condition.key.split_once(':') {
        Some((provider, claim)) => (format!("{provider}:"), claim.to_owned()),
        None => (String::new(), condition.key.clone()),
    };
    let body = view! {
        <p class="test"><b>{claim.clone()}</b> <span class="operator">{condition.operator.clone()}</span></p>
        <p class="full-key"><code>{provider}<b>{claim}</b></code></p>
        {comparison(report, condition)}
        <p class="why">{prose(&sentence(&condition.why))} {confidence_badge(condition.confidence)}</p>
    };
    row(place, condition.outcome, condition.span, body)
}

/// A test with its outcome and its place.
pub(super) fn row(
    Place { state, fresh }: Place,
    outcome: Outcome,
    span: report::Place,
    body: impl IntoView + 'static,
) -> impl IntoView {
    let select = move || state.select(Input::Policy, span);
    view! {
        <article
            class=format!("row test-row {}", outcome.mark())
            class:selectable=fresh
            on:click=move |_| if fresh && !text_is_selected() { select() }
        >
            {icon(outcome.mark())}
            <div>
                <span class="unseen">{outcome.word()}": "</span>
                {body}
            </div>
            <button
                type="button"
                class="link place"
                disabled=!fresh
                on:click=move |event| {
                    event.stop_propagation();
                    select();
                }
            >
                {line_of(span)}
            </button>
        </article>
    }
}

/// Whether a click ended a selection of text, which must stay as it is to be copied.
fn text_is_selected() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}
