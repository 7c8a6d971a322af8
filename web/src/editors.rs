//! The editors that take the places of the text areas.
//!
//! They are a module of their own, which is loaded once the page stands. An editor writes what is
//! typed into its text area and tells it so, so that the page listens to the areas alone; what the
//! page puts into a text and what it finds there is handed on by [`Editors::follow`]. Where the module
//! never comes, the text areas stay.

use js_sys::{Array, Promise};
use leptos::html::Textarea;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;
use whydenied::report::Place;
use whydenied_view::found::Found;

#[wasm_bindgen]
extern "C" {
    /// The class `Editors` of `web/editor/editor.js`.
    #[derive(Clone, Debug)]
    type Module;

    #[wasm_bindgen(method)]
    fn open(this: &Module, area: &HtmlTextAreaElement);

    #[wasm_bindgen(method)]
    fn show(this: &Module, area: &str, text: &str);

    #[wasm_bindgen(method)]
    fn select(this: &Module, area: &str, start: usize, end: usize) -> bool;

    #[wasm_bindgen(method)]
    fn mark(this: &Module, area: &str, found: Array, is_readable: bool);

    /// Loads it; `start.js` has this.
    #[wasm_bindgen(catch, js_name = loadEditors)]
    fn load() -> Result<Promise, JsValue>;
}

/// The editors, as soon as they are there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Editors(RwSignal<Option<Module>, LocalStorage>);

impl Editors {
    /// Has them loaded.
    pub(crate) fn load() -> Self {
        let editors = Self(RwSignal::new_local(None));
        leptos::task::spawn_local(async move {
            if let Ok(promise) = load()
                && let Ok(module) = JsFuture::from(promise).await
            {
                editors.0.set(Some(module.unchecked_into()));
            }
        });
        editors
    }

    /// Puts an editor into the place of `area`, and has it show `text` and what is `found` there; the
    /// latter with whether the text can be read.
    pub(crate) fn follow(
        self,
        id: &'static str,
        area: NodeRef<Textarea>,
        text: RwSignal<String>,
        found: impl Fn() -> (Vec<Found>, bool) + 'static,
    ) {
        // One effect for both: what is found has its places in the text as it is shown.
        Effect::new(move |is_open: Option<bool>| {
            let (Some(module), Some(area)) = (self.0.get(), area.get()) else { return false };
            if is_open != Some(true) {
                module.open(&area);
            }
            text.with(|text| module.show(id, text));
            let (found, is_readable) = found();
            module.mark(id, found.iter().flat_map(Found::entries).collect(), is_readable);
            true
        });
    }

    /// Selects `place` in the editor of `area`; false where there is none.
    pub(crate) fn select(self, area: &str, place: Place) -> bool {
        self.0
            .with_untracked(|module| module.as_ref().is_some_and(|m| m.select(area, place.start, place.end)))
    }
}
