//! What the parts of the page that are loaded later ask of it: see `web/start.js`.
//!
//! Texts go in and out as [`Texts::named`] puts them: each after its name.

use std::cell::OnceCell;

use leptos::prelude::Set as _;
use wasm_bindgen::prelude::wasm_bindgen;
use whydenied::aws;
use whydenied::report::Severity;
use whydenied_view::icon::Mark as _;

use crate::policy_reading;
use crate::selection;
use crate::shelf::Guest;
use crate::state::State;
use whydenied_view::texts::Texts;

thread_local! {
    static STATE: OnceCell<&'static State> = const { OnceCell::new() };
}

/// Lets the exports reach the state.
pub(crate) fn open(state: &'static State) {
    // There is one state, and this is called once.
    let _ = STATE.with(|cell| cell.set(state));
}

fn with_state<T: Default>(ask: impl FnOnce(&'static State) -> T) -> T {
    STATE.with(|cell| cell.get().copied()).map(ask).unwrap_or_default()
}

/// The texts as they stand.
#[must_use]
#[wasm_bindgen]
pub fn texts() -> Vec<String> {
    with_state(|state| state.texts().named())
}

/// The texts that were typed, also while an example or a link stands in their place.
#[must_use]
#[wasm_bindgen]
pub fn typed() -> Vec<String> {
    with_state(|state| state.typed().named())
}

/// Shows an example.
#[wasm_bindgen(js_name = showExample)]
pub fn show_example(named: Vec<String>) {
    with_state(|state| state.show(Guest::Example, Texts::of(named)));
}

/// Shows what came with a link.
#[wasm_bindgen(js_name = showLink)]
pub fn show_link(named: Vec<String>) {
    with_state(|state| state.show(Guest::Link, Texts::of(named)));
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

/// Puts other claims in place of the token.
#[wasm_bindgen(js_name = tryClaims)]
pub fn try_claims(claims: &str) {
    with_state(|state| state.try_claims(claims));
}

/// Brings the token back that was pasted.
#[wasm_bindgen(js_name = restoreToken)]
pub fn restore_token() {
    with_state(State::restore_claims);
}

/// Selects a place, as [`Element::at`](whydenied_view::markup::Element::at) writes it.
#[wasm_bindgen]
pub fn select(place: &str) {
    if let Some((input, place)) = selection::parse(place) {
        with_state(|state| state.select(input, place));
    }
}

/// The word of the verdict on texts, and the code of its first cause; nothing where one is missing or
/// cannot be read.
#[must_use]
#[wasm_bindgen]
pub fn judge(named: Vec<String>) -> Vec<String> {
    let Some(report) = policy_reading::judge(&Texts::of(named)) else { return Vec::new() };
    let cause = report.findings.iter().find(|finding| finding.severity == Severity::Cause);
    [report.verdict.word()].into_iter().chain(cause.map(|finding| finding.code)).map(str::to_owned).collect()
}

/// The version of the engine, as of which month its facts about AWS are, and on which day answers were recorded.
#[must_use]
#[wasm_bindgen]
pub fn about() -> Vec<String> {
    [env!("CARGO_PKG_VERSION"), aws::FACTS_AS_OF, aws::RECORDED_ON].map(str::to_owned).to_vec()
}
