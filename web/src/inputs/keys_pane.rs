//! The issuer's keys: optional, and folded until they are wanted.

use leptos::prelude::*;
use whydenied::report::Input;
use whydenied_view::markup::{Markup, el};
use whydenied_view::problem::problem;
use whydenied_view::prose::paragraph;

use super::text_pane::{act, found};
use crate::intake::note;
use crate::keys::Loading;
use crate::sheet::Sheet;
use crate::state::{Reading, State};

/// The keys with which the signature is checked.
#[component]
pub(crate) fn KeysPane(state: &'static State) -> impl IntoView {
    let keys = state.keys;
    let facts = move || match (keys.reading.get(), keys.loading.get()) {
        (Reading::Empty, _) => "optional, to check the signature".to_owned(),
        (Reading::Unreadable(_), _) => "cannot be read".to_owned(),
        (_, Loading::Pending) => "loading the check…".to_owned(),
        (_, Loading::Failed(_)) => "the check is missing".to_owned(),
        (Reading::Read(jwks), _) if jwks.keys.len() == 1 => "1 key".to_owned(),
        (Reading::Read(jwks), _) => format!("{} keys", jwks.keys.len()),
    };
    let below = move || {
        let unreadable = keys.reading.with(|reading| reading.error().cloned());
        let unreadable = unreadable.map(|error| keys.text.with(|text| problem(text, &error)));
        let failed = match keys.loading.get() {
            Loading::Failed(why) => {
                let words = format!("The module that checks signatures could not be loaded: `{why}`.");
                let help = "Paste the keys again to try again, or use `whydenied decode --jwks`.";
                Some(
                    el("div")
                        .class("problem")
                        .attr("role", "alert")
                        .children(paragraph("problem-title", &words))
                        .children(paragraph("help", help)),
                )
            }
            _ => None,
        };
        let note = state.note_on(Input::Jwks).map(note);
        note.into_iter().chain(unreadable).chain(failed).map(Markup::from).collect()
    };
    let found = move || found(state, Input::Jwks, keys.reading.with(|reading| reading.error().cloned()));
    state.editors.follow("jwks", keys.area, keys.text, found);
    view! {
        <details class="pane keys-pane" on:click=move |event| act(state, &event)>
            <summary class="pane-head"><h2>"The issuer’s keys"</h2><p class="facts">{facts}</p></summary>
            <div class="fields">
                <div class="field">
                    <label for="jwks">"What the issuer’s jwks_uri gives"</label>
                    <textarea
                        id="jwks"
                        rows="4"
                        node_ref=keys.area
                        aria-describedby="jwks-problem"
                        placeholder="{\"keys\": [{\"kty\": \"RSA\", \"kid\": …}]}"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        prop:value=keys.text
                        on:input=move |event| state.take_in(Input::Jwks, &event)
                    ></textarea>
                </div>
            </div>
            <div id="jwks-problem"><Sheet class="problem-place" draw=Box::new(below) /></div>
        </details>
    }
}
