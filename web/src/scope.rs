//! Where the page looks for what it shows: in the document, or within an element in another page.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// The part of a document that is the page's own.
#[derive(Clone, Copy)]
pub(crate) struct Scope(StoredValue<Option<HtmlElement>, LocalStorage>);

impl Scope {
    /// All of the document.
    pub(crate) fn document() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// What stands in a part of a shadow root.
    pub(crate) fn within(root: HtmlElement) -> Self {
        Self(StoredValue::new_local(Some(root)))
    }

    /// What stands around all that is shown.
    pub(crate) fn root(self) -> Option<HtmlElement> {
        self.0.get_value().or_else(|| document().document_element()?.dyn_into().ok())
    }

    /// The element with that id.
    pub(crate) fn find<E: wasm_bindgen::JsCast>(self, id: &str) -> Option<E> {
        self.root()?.query_selector(&format!("[id='{id}']")).ok()??.dyn_into().ok()
    }

    /// Every element that a selector finds.
    pub(crate) fn all(self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root().and_then(|root| root.query_selector_all(selector).ok());
        let found =
            found.into_iter().flat_map(|found| (0..found.length()).filter_map(move |at| found.get(at)));
        found.filter_map(|node| node.dyn_into().ok()).collect()
    }

    /// Moves the focus to the element with that id; it takes the focus, or that stays where it is.
    pub(crate) fn focus(self, id: &str) {
        let _ = self.find::<HtmlElement>(id).map(|element| element.focus());
    }
}
