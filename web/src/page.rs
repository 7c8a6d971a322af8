//! What stands in the page: its frame is in `web/index.html`.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::exports;
use crate::inputs::{ClaimsPane, KeysPane, LimitsPane, PolicyEditor, RequestForm, TokenPane};
use crate::state::State;
use crate::verdict::{Verdict, VerdictPill};

#[wasm_bindgen]
extern "C" {
    /// `start.js` has this.
    #[wasm_bindgen(js_name = textsChanged)]
    fn texts_changed();
}

/// Fills the page, for as long as it lives.
pub(crate) fn mount() {
    if let Some(place) = document().get_element_by_id("page") {
        leptos::mount::mount_to(place.unchecked_into::<HtmlElement>(), Page).forget();
    }
}

/// The inputs and the verdict.
#[component]
fn Page() -> impl IntoView {
    // It lives as long as the page, which is as long as the tab.
    let state: &'static State = Box::leak(Box::new(State::new()));
    exports::open(state);
    // What the parts of the page that are loaded later say follows the texts as well.
    Effect::new(move |_| {
        state.token.track();
        state.report.track();
        state.pulumi.track();
        texts_changed();
    });
    view! {
        <p class="shelf-note" role="status" hidden=move || state.shelf_note().is_empty()>
            {move || state.shelf_note()}
            <button type="button" class="link" hidden=move || !state.has_kept_texts() on:click=move |_| state.take_from_shelf()>"Bring it back"</button>
        </p>
        <div class="inputs">
            <div class="token-side">
                <TokenPane state />
                <KeysPane state />
            </div>
            <div class="policy-side" id="pulumi-side"></div>
            <div class="policy-side aws-side">
                <PolicyEditor state />
                <RequestForm state />
                <LimitsPane state />
            </div>
            <ClaimsPane state />
        </div>
        <Verdict state />
        <section id="pulumi-verdict" class="verdict" tabindex="-1" aria-label="Verdict of Pulumi Cloud">
            <p class="unseen" role="status" id="pulumi-spoken"></p>
            <div class="verdict-sheet" id="pulumi-answer"></div>
        </section>
        <VerdictPill state />
    }
}
