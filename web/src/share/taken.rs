//! The text that one takes along: to be copied, or kept as a file.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::made::Made;
use crate::dialogs::{Form, copy_from};
use crate::live::live;

/// From this length on, in characters, some chats and mail programs cut a link.
const LONG: usize = 8000;
/// The file in which a report is kept.
const FILE: &str = "whydenied.json";

/// The text, with how long it is, what it comes to, and the buttons.
#[component]
pub(super) fn Taken(
    form: RwSignal<Form>,
    made: Signal<Made>,
    /// Whether something else was chosen, and is on its way: nobody is to take along what he did not agree to.
    is_busy: RwSignal<bool>,
    said: RwSignal<&'static str>,
) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let file = NodeRef::<html::A>::new();
    let copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        spawn_local(async move {
            let is_copied = copy_from(field).await;
            // By then the dialog may be closed.
            let words = "The browser did not allow it: all of it is selected, copy it yourself.";
            said.try_set(if is_copied { "Copied." } else { words });
        });
    };
    let keep = move |_| {
        if let Some(file) = file.get_untracked() {
            made.with_untracked(|made| keep_file(&file, &made.text));
        }
    };
    let is_link = move || form.get() == Form::Link;
    let length = Memo::new(move |_| made.with(|made| made.text.encode_utf16().count()));
    let is_long = move || is_link() && length.get() > LONG;
    let has_nothing = move || is_busy.get() || length.get() == 0;
    view! {
        <label for="share-link" class="taken-label">
            {live(move || form.get().name())}
        </label>
        <textarea
            id="share-link"
            class="taken-text"
            class:long=move || !is_link()
            readonly
            spellcheck="false"
            aria-describedby="share-length"
            prop:value=move || made.with(|made| made.text.clone())
            node_ref=field
        ></textarea>
        <p class="note" class:warning=is_long id="share-length">
            {live(move || length_of(length.get(), is_long()))}
        </p>
        <p class="outcome" role="status">
            {live(move || made.with(|made| made.outcome.clone()))}
        </p>
        <div class="buttons">
            <button type="button" class="main" disabled=has_nothing on:click=copy>
                {live(move || form.get().copies())}
            </button>
            <button type="button" disabled=has_nothing hidden=move || !form.get().is_file() on:click=keep>
                "Download"
            </button>
            <a hidden download=FILE node_ref=file></a>
            <p class="said" role="status">
                {said}
            </p>
        </div>
    }
}

/// Has the browser keep a text as a file. Where it refuses, the text can still be copied.
fn keep_file(file: &HtmlAnchorElement, text: &str) {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind);
    if let Ok(address) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) {
        file.set_href(&address);
        file.click();
        // An address that is not there any more need not be given back.
        set_timeout(move || drop(Url::revoke_object_url(&address)), std::time::Duration::ZERO);
    }
}

/// How long a text is, in words; nothing of none.
fn length_of(characters: usize, is_long: bool) -> String {
    let warning = if is_long { ": some chats and mail programs cut links that long." } else { "" };
    if characters == 0 { String::new() } else { format!("{} characters{warning}", in_groups(characters)) }
}

/// A number with a comma after each thousand.
fn in_groups(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", in_groups(number / 1000), number % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::length_of;

    #[test]
    fn a_length_is_said_in_groups_of_three() {
        assert_eq!(length_of(0, false), "");
        assert_eq!(length_of(999, false), "999 characters");
        assert_eq!(
            length_of(1_012_007, true),
            "1,012,007 characters: some chats and mail programs cut links that long."
        );
    }
}
