//! The list of the examples, through which the arrow keys walk.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::{Example, Filters};
use crate::state::state;
use crate::words::{Mark as _, prose, shape};

/// All of them; those that are not looked for are hidden.
#[component]
pub(super) fn Cards(filters: Filters, examples: Arc<Vec<Example>>) -> impl IntoView {
    let count = examples.len();
    let examples = StoredValue::new(examples);
    let card = move |index: usize| {
        let is_hidden = move || {
            examples.with_value(|examples| !examples.get(index).is_some_and(|example| filters.fit(example)))
        };
        view! { <li hidden=is_hidden>{examples.with_value(|examples| examples.get(index).map(card))}</li> }
    };
    view! {
        <ul class="examples gallery-list" on:keydown=move |event| walk(&event)>
            {(0..count).map(card).collect_view()}
        </ul>
    }
}

fn card(example: &Example) -> impl IntoView + use<> {
    let state = state();
    let Example { id, issuer, title, story, verdict, cause, .. } = example.clone();
    let from = format!("{} · {issuer}", verdict.word());
    let name = id.clone();
    view! {
        <button type="button" class="example" data-example=name on:click=move |_| state.show_example(&id)>
            {shape(verdict.mark())} <b>{title}</b> <span class="from">{from}</span>
            <span class="story">{prose(&story)}</span> {cause.map(|cause| view! { <code class="code">{cause}</code> })}
        </button>
    }
}

/// The arrow keys walk through the list.
fn walk(event: &ev::KeyboardEvent) {
    let step = match &*event.key() {
        "ArrowDown" => Element::next_element_sibling,
        "ArrowUp" => Element::previous_element_sibling,
        _ => return,
    };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let card = target.and_then(|target| target.closest("li").ok().flatten());
    focus(card.and_then(|card| step(&card)), step, event);
}

/// Goes into the list, to the first that is shown in it.
pub(super) fn focus_first(event: &ev::KeyboardEvent) {
    let first = document().query_selector(".gallery-list > li").ok().flatten();
    focus(first, Element::next_element_sibling, event);
}

/// Gives the focus to a card, or to the next in the direction of `step` that is shown.
fn focus(card: Option<Element>, step: fn(&Element) -> Option<Element>, event: &ev::KeyboardEvent) {
    let mut cards = std::iter::successors(card, step);
    let shown = cards.find(|card| !card.has_attribute("hidden"));
    let button = shown.and_then(|card| card.first_element_child()?.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button {
        event.prevent_default();
        // A card in view takes the focus.
        let _ = button.focus();
    }
}
