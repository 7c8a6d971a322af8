//! Copying: where the browser does not let the page, the text stands there selected, and one key copies it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

use super::{Dialog, Window};
use crate::state::State;

impl State {
    /// Copies a text, or where that is not allowed shows it to be copied; whether it was.
    pub(crate) async fn copy(self, text: String) -> bool {
        let is_copied = write_to_clipboard(&text).await;
        if !is_copied {
            self.dialog.set(Some(Dialog::Copy(text)));
        }
        is_copied
    }
}

/// Copies the text of a field, or where that is not allowed selects it; whether it was.
pub(crate) async fn copy_from(field: HtmlTextAreaElement) -> bool {
    let is_copied = write_to_clipboard(&field.value()).await;
    if !is_copied {
        select(&field);
    }
    is_copied
}

/// Whether the browser lets the page copy a text. It has no clipboard where the connection is not secure.
pub(crate) async fn write_to_clipboard(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn select(field: &HtmlTextAreaElement) {
    // A field in view takes the focus.
    let _ = field.focus();
    field.select();
}

/// The dialog with a text that the page may not copy.
#[component]
pub(super) fn CopyIt(text: String) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let opened = Callback::new(move |()| {
        if let Some(field) = field.get_untracked() {
            select(&field);
        }
    });
    view! {
        <Window id="copy" title="Copy it yourself".into_any() opened>
            <div class="dialog-body">
                <label for="copy-text">
                    "The browser does not let the page copy. All of it is selected: press Ctrl+C or ⌘C."
                </label>
                <textarea id="copy-text" class="taken-text long" readonly spellcheck="false" node_ref=field>
                    {text}
                </textarea>
            </div>
        </Window>
    }
}
