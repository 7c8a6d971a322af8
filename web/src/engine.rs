//! What the page asks of the engine while a text comes in. All else is asked in `web/verdict.js`.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The module of `web/verdict`, as soon as it is there.
    #[derive(Clone, Debug)]
    pub type Engine;

    /// Where what was pasted belongs, if not as it is into the pane `from`.
    #[wasm_bindgen(method, js_name = placeOf)]
    pub(crate) fn place_of(this: &Engine, from: &str, came_in: &str, text: &str, role: &str) -> Vec<String>;

    /// The URL and the client IDs of the provider that a text describes.
    #[wasm_bindgen(method, js_name = providerIn)]
    pub(crate) fn provider_in(this: &Engine, text: &str) -> Vec<String>;

    /// The text of a policy with what is encoded in it decoded.
    #[wasm_bindgen(method)]
    pub(crate) fn decoded(this: &Engine, policy: &str, role: &str) -> Option<String>;
}
