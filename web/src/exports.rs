//! What the other parts of the page ask of it: see `web/start.js`.
//!
//! Texts go in and out each after its name: `token`, `policy`, `limits`, `pulumi`, or the id of a field.

use std::cell::{OnceCell, RefCell};

use leptos::prelude::{GetUntracked as _, Set as _};
use wasm_bindgen::prelude::wasm_bindgen;
use whydenied_fields::texts::Texts;
use whydenied_fields::{exchange, given};

use crate::engine::Engine;
use crate::put_aside::Source;
use crate::state::State;

thread_local! {
    static STATE: OnceCell<&'static State> = const { OnceCell::new() };
    /// The texts as they stood when [`judged`] was last asked.
    static JUDGED: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
}

/// Lets the exports reach the state.
pub(crate) fn open(state: &'static State) {
    // There is one state, and this is called once.
    let _ = STATE.with(|cell| cell.set(state));
}

fn with_state<T: Default>(ask: impl FnOnce(&'static State) -> T) -> T {
    STATE.with(|cell| cell.get().copied()).map(ask).unwrap_or_default()
}

/// The engine is there.
#[wasm_bindgen(js_name = useEngine)]
pub fn use_engine(engine: Engine) {
    with_state(|state| state.use_engine(engine));
}

/// The texts as they stand, those that say something.
#[must_use]
#[wasm_bindgen]
pub fn texts() -> Vec<String> {
    with_state(|state| state.texts().named())
}

/// Of the texts that bear on the verdict of AWS those that have changed since this was last asked: letter by
/// letter, with the issuer's keys as `jwks`, which stand in no link and in no file.
#[must_use]
#[wasm_bindgen]
pub fn judged() -> Vec<String> {
    with_state(|state| {
        let panes =
            ["token", "policy", "limits", "jwks"].map(|pane| (pane, state.text(pane).get_untracked()));
        let now: Vec<_> = panes.into_iter().chain(state.request.given.get_untracked().named()).collect();
        let last = JUDGED.replace(now.clone());
        let changed = now.into_iter().filter(|text| !last.contains(text));
        changed.flat_map(|(name, text)| [name.to_owned(), text]).collect()
    })
}

/// The fields of the request by their ids, on both sides: nothing else may come with a link as one.
#[must_use]
#[wasm_bindgen(js_name = requestFields)]
pub fn request_fields() -> Vec<String> {
    given::ids().chain(exchange::FIELDS).map(str::to_owned).collect()
}

/// The texts that were typed, also while an example or a link stands in their place.
#[must_use]
#[wasm_bindgen]
pub fn typed() -> Vec<String> {
    with_state(|state| state.typed().named())
}

/// What there is to say of the text that was put elsewhere than where it was pasted: each note after its pane.
#[must_use]
#[wasm_bindgen]
pub fn notes() -> Vec<String> {
    with_state(State::notes)
}

/// Puts it back to where it was pasted.
#[wasm_bindgen(js_name = undoMove)]
pub fn undo_move() {
    with_state(State::undo_move);
}

/// Shows an example.
#[wasm_bindgen(js_name = showExample)]
pub fn show_example(named: Vec<String>) {
    with_state(|state| state.show(Source::Example, Texts::of(named)));
}

/// Shows what came with a link.
#[wasm_bindgen(js_name = showLink)]
pub fn show_link(named: Vec<String>) {
    with_state(|state| state.show(Source::Link, Texts::of(named)));
}

/// Puts texts in place as if they were typed.
#[wasm_bindgen]
pub fn put(named: Vec<String>) {
    with_state(|state| state.put(Texts::of(named)));
}

/// Keeps what was typed on the side of Pulumi Cloud.
#[wasm_bindgen(js_name = keepPulumi)]
pub fn keep_pulumi(texts: String) {
    with_state(|state| state.pulumi.set(texts));
}

/// The token that was pasted, while another stands in its place.
#[must_use]
#[wasm_bindgen(js_name = pastedToken)]
pub fn pasted_token() -> Option<String> {
    with_state(State::pasted_token)
}

/// Puts another token in place of the one that was pasted.
#[wasm_bindgen(js_name = tryToken)]
pub fn try_token(token: String) {
    with_state(|state| state.try_token(token));
}

/// Brings the token back that was pasted.
#[wasm_bindgen(js_name = restoreToken)]
pub fn restore_token() {
    with_state(State::restore_token);
}

/// Opens the form where a condition key can be given, and makes room for it.
#[wasm_bindgen(js_name = askFor)]
pub fn ask_for(key: &str) {
    with_state(|state| state.request.ask_for(key));
}
