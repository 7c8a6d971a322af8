//! What the token says, and what it would say with another value of a claim.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};
use whydenied_view::claims::{Shown, claims, claims_as_json};
use whydenied_view::markup::Markup;

use crate::intake::indented;
use crate::selection::clicked;
use crate::sheet::Sheet;
use crate::state::{Kept, State};

/// The claims of the last token that could be read.
#[component]
pub(crate) fn ClaimsPane(state: &'static State) -> impl IntoView {
    let as_json = RwSignal::new(false);
    let edited = RwSignal::new(None::<String>);
    let place = NodeRef::<Div>::new();
    let draw = move || {
        let pane = state.claims.get().map(|Kept { value, fresh }| {
            let shown = Shown { fresh, changed: state.has_changed_claims() };
            if as_json.get() {
                return claims_as_json(&indented(&value.claims.to_json()), shown);
            }
            claims(&value, state.fresh_report().as_deref(), shown, edited.get().as_deref())
        });
        pane.into_iter().map(Markup::from).collect()
    };
    // The field stands in the page only after the sheet was drawn.
    Effect::new(move |_| {
        if edited.with(Option::is_some) {
            request_animation_frame(move || focus(place, |_| true, "#new-claim"));
        }
    });
    let take = move || {
        if let (Some(claim), Some(field)) = (edited.get_untracked(), field(place)) {
            state.change_claim(&claim, &field.value());
        }
        leave(place, edited);
    };
    let click = move |event: web_sys::MouseEvent| {
        if let Some(claim) = clicked(&event, "data-change") {
            edited.set(Some(claim));
        } else if let Some(action) = clicked(&event, "data-claims") {
            match &*action {
                "take" => take(),
                "leave" => leave(place, edited),
                "restore" => state.restore_claims(),
                _ => as_json.set(action == "json"),
            }
        }
    };
    let key = move |event: KeyboardEvent| {
        if edited.with_untracked(Option::is_none) {
            return;
        }
        match &*event.key() {
            "Enter" => {
                event.prevent_default();
                take();
            }
            "Escape" => leave(place, edited),
            _ => {}
        }
    };
    view! {
        <div node_ref=place class="claims-place" on:click=click on:keydown=key>
            <Sheet class="claims-sheet" draw=Box::new(draw) />
        </div>
    }
}

/// Closes the field, and gives the focus back to the button that opened it.
fn leave(place: NodeRef<Div>, edited: RwSignal<Option<String>>) {
    let Some(claim) = edited.get_untracked() else { return };
    edited.set(None);
    request_animation_frame(move || {
        let opens_it = |element: &HtmlElement| element.get_attribute("data-change").as_ref() == Some(&claim);
        focus(place, opens_it, "[data-change]");
    });
}

fn field(place: NodeRef<Div>) -> Option<HtmlInputElement> {
    place.get_untracked()?.query_selector("#new-claim").ok()??.dyn_into().ok()
}

/// Puts the focus on the first element of that selector which is `wanted`.
fn focus(place: NodeRef<Div>, wanted: impl Fn(&HtmlElement) -> bool, selector: &str) {
    let Some(all) = place.get_untracked().and_then(|place| place.query_selector_all(selector).ok()) else {
        return;
    };
    let elements = (0..all.length()).filter_map(|index| all.item(index)?.dyn_into::<HtmlElement>().ok());
    if let Some(element) = elements.into_iter().find(wanted) {
        // An element that cannot take it leaves the focus where it is.
        let _ = element.focus();
    }
}
