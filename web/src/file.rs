//! Files of the page that few visitors need: fetched when they are first asked for, and kept.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::engine::words_of;

/// One of them. After a failure it is fetched anew: another attempt may find what this one missed.
pub(crate) struct File<T: 'static> {
    path: &'static str,
    /// What it is called where it is missing.
    what: &'static str,
    read: fn(&str) -> serde_json::Result<T>,
    kept: StoredValue<Option<Arc<T>>>,
}

impl<T: 'static> Clone for File<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: 'static> Copy for File<T> {}

impl<T: Send + Sync + 'static> File<T> {
    /// The file at that path, not fetched yet.
    pub(crate) fn new(
        path: &'static str,
        what: &'static str,
        read: fn(&str) -> serde_json::Result<T>,
    ) -> Self {
        Self { path, what, read, kept: StoredValue::new(None) }
    }

    /// What stands in it, or why that is not to be had.
    pub(crate) async fn get(self) -> Result<Arc<T>, String> {
        if let Some(kept) = self.kept.try_get_value().flatten() {
            return Ok(kept);
        }
        let text = self.fetch().await?;
        let read = (self.read)(&text).map_err(|error| format!("{} cannot be read ({error})", self.what))?;
        let read = Arc::new(read);
        self.kept.try_set_value(Some(Arc::clone(&read)));
        Ok(read)
    }

    async fn fetch(self) -> Result<String, String> {
        let told = |why: JsValue| words_of(&why);
        let answer: Response =
            JsFuture::from(window().fetch_with_str(self.path)).await.map_err(told)?.unchecked_into();
        if !answer.ok() {
            return Err(format!("{} are missing ({})", self.what, answer.status()));
        }
        let text = JsFuture::from(answer.text().map_err(told)?).await.map_err(told)?;
        Ok(text.as_string().unwrap_or_default())
    }
}
