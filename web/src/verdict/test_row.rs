//! One test of a statement or a policy. A click on it selects its place.

use leptos::prelude::*;
use whydenied_report::{Input, Place};

use super::Shown;
use super::comparison::comparison;
use super::tested::{Subject, Test};
use crate::live::live;
use crate::place::{named, select};
use crate::state::state;
use crate::words::{Mark as _, confidence_badge, prose, sentence, shape, unseen};

/// The test, which stands in a text of the kind `input`.
pub(super) fn test_row(
    shown: Shown,
    input: Input,
    test: Memo<Option<Test>>,
    place: Memo<Option<Place>>,
) -> AnyView {
    let state = state();
    let Shown { service, is_fresh, .. } = shown;
    let current_place = move || place.get().filter(|_| is_fresh.get());
    let class = move || {
        let mark = test.with(|test| test.as_ref().map(|test| test.outcome.mark()).unwrap_or_default());
        format!("row test-row {mark}{}", if is_fresh.get() { " selectable" } else { "" })
    };
    let is_pointed_at = Memo::new(move |_| {
        let is_met = |place| state.is_pointed_at(input, place);
        state.side.get() == service && current_place().is_some_and(is_met)
    });
    let choose = move |_| {
        if is_fresh.get_untracked() {
            select(state, service, input, place.get_untracked());
        }
    };
    view! {
        <article
            class=class
            data-place=move || current_place().map(|place| named(input, place))
            data-claim=move || test.with(|test| test.as_ref().and_then(|test| test.claim.clone()))
            aria-current=move || is_pointed_at.get().then_some("true")
            on:click=choose
        >
            {live(move || test.get().map(|test| content(shown, test)))}
        </article>
    }
    .into_any()
}

fn content(shown: Shown, test: Test) -> AnyView {
    let Test { outcome, of, compared, why, confidence, line, .. } = test;
    view! {
        {shape(outcome.mark())}
        {unseen(format!("{}: ", outcome.word()))}
        <div>
            {subject(of)}
            {compared.map(comparison)}
            <p class="why">{prose(&sentence(&why))} {confidence_badge(confidence)}</p>
        </div>
        <span class="place">
            <button type="button" class="link" disabled=shown.is_stale()>
                {line}
            </button>
        </span>
    }
    .into_any()
}

fn subject(of: Subject) -> Vec<AnyView> {
    match of {
        Subject::Element(name, values) => {
            let values = values.into_iter().map(|value| view! { <code>{value}</code> }).collect_view();
            vec![
                view! { <p class="test"><b>{name}</b></p> }.into_any(),
                view! { <p class="element-values">{values}</p> }.into_any(),
            ]
        }
        Subject::Condition { provider, claim, operator } => vec![
            view! { <p class="test"><b>{claim.clone()}</b> " " <span class="operator">{operator}</span></p> }
                .into_any(),
            view! { <p class="full-key"><code>{provider}</code> {claim}</p> }.into_any(),
        ],
        Subject::Path(path) => vec![view! { <p class="test"><b>{path}</b></p> }.into_any()],
    }
}
