//! Where the engine runs: a worker, or the page itself where no worker is to be had.

use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::Worker;

#[wasm_bindgen]
extern "C" {
    /// What `web/start.js` has for the page: the ways to what is loaded.
    #[derive(Clone, Debug)]
    pub type Host;

    /// A worker with the engine: the one that was started with the page, and after that one anew. Throws where the
    /// browser allows none.
    #[wasm_bindgen(method, catch, js_name = startWorker)]
    pub(crate) fn start_worker(this: &Host) -> Result<Worker, JsValue>;

    /// The engine itself, loaded into the page.
    #[wasm_bindgen(method, catch, js_name = loadEngine)]
    pub(crate) async fn load_engine(this: &Host) -> Result<JsValue, JsValue>;

    /// The editors.
    #[wasm_bindgen(method, catch, js_name = loadEditors)]
    pub(crate) async fn load_editors(this: &Host) -> Result<JsValue, JsValue>;

    /// The page works without a network from now on.
    #[wasm_bindgen(method, js_name = keepOffline)]
    pub(crate) fn keep_offline(this: &Host);

    /// The engine in the page: `web/engine.js`.
    #[derive(Clone, Debug)]
    pub(crate) type InPage;

    #[wasm_bindgen(method, catch)]
    pub(crate) async fn answer(
        this: &InPage,
        function: &str,
        arguments: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

/// What a worker says to the question of that number: see `web/worker.js`.
#[derive(Debug, Deserialize)]
pub(super) struct Said(pub(super) f64, pub(super) Outcome);

/// What became of a question.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Outcome {
    pub(super) answer: Option<String>,
    /// Why the engine cannot be loaded.
    pub(super) missing: Option<String>,
    /// Why it has no answer, and whether it has none any more.
    pub(super) error: Option<String>,
    pub(super) is_broken: bool,
}

/// What a thrown value says.
pub(crate) fn words_of(thrown: &JsValue) -> String {
    let error = thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    error.or_else(|| thrown.as_string()).unwrap_or_else(|| "no reason was given".to_owned())
}
