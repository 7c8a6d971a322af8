//! What stands in the page: its frame is in `web/index.html`.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::exports;
use crate::panes::{KeysPane, LimitsPane, PolicyPane, TokenPane};
use crate::request::RequestForm;
use crate::state::State;

#[wasm_bindgen]
extern "C" {
    /// `start.js` has this.
    #[wasm_bindgen(js_name = textsChanged)]
    fn texts_changed();
}

/// Fills the page, for as long as it lives.
pub(crate) fn mount() {
    if let Some(place) = document().get_element_by_id("texts") {
        leptos::mount::mount_to(place.unchecked_into::<HtmlElement>(), Texts).forget();
    }
}

/// All that one types, and that it was put away for something else.
#[component]
fn Texts() -> impl IntoView {
    // It lives as long as the page, which is as long as the tab.
    let state: &'static State = Box::leak(Box::new(State::new()));
    exports::open(state);
    // What is said of the texts follows them.
    Effect::new(move |_| {
        state.track();
        texts_changed();
    });
    view! {
        <p class="put-aside-note" role="status" hidden=move || state.put_aside_note().is_empty()>
            {move || state.put_aside_note()}
            <button type="button" class="link" hidden=move || !state.has_kept_texts() on:click=move |_| state.take_from_shelf()>"Bring it back"</button>
        </p>
        <div class="inputs">
            <div class="token-side">
                <TokenPane state />
                <KeysPane state />
            </div>
            <div class="policy-side" id="pulumi-side"></div>
            <div class="policy-side aws-side">
                <PolicyPane state />
                <RequestForm state />
                <LimitsPane state />
            </div>
            <div class="claims-place" id="claims"></div>
        </div>
    }
}
