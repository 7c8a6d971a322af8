//! Files that are dropped anywhere on the page or opened: each goes into the text it is dropped on, and from there where
//! it belongs.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Element, File, FileList};
use whydenied_questions::file::{FileContent, LONGEST_FILE, ReadFile};
use whydenied_questions::texts::{TOKEN, name_of};

use crate::engine::words_of;
use crate::state::{InFile, State};
use crate::words::sentence;

/// The files of a list.
pub(super) fn listed(files: Option<FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect()).unwrap_or_default()
}

/// Takes what stands in the files as if it was pasted over the text of that name, one after the other.
pub(super) fn take(state: State, name: &'static str, files: Vec<File>) {
    spawn_local(async move {
        let mut refusals = Vec::new();
        for file in files {
            let size = in_words(size_of(&file));
            let called = file.name();
            match read(state, &file).await {
                Ok(FileContent::Text(text)) => state.take_file(name, text).await,
                Ok(FileContent::Parts(parts)) => {
                    state.offer_parts(InFile { file: format!("`{called}` ({size})"), parts });
                }
                Ok(FileContent::Nothing(why)) => refusals.push(format!("`{called}` ({size}) {why}")),
                Err(why) => refusals.push(format!("`{called}` cannot be read: {why}")),
            }
        }
        if !refusals.is_empty() {
            state.say(name, sentence(&refusals.join(". ")), false);
        }
    });
}

/// What stands in a file, which the engine reads, or why it cannot.
async fn read(state: State, file: &File) -> Result<FileContent, String> {
    let size = size_of(file);
    if size > LONGEST_FILE {
        return Err(format!(
            "it has {}, and files of up to {} are read",
            in_words(size),
            in_words(LONGEST_FILE)
        ));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|error| words_of(&error))?;
    let question = ReadFile { bytes: js_sys::Uint8Array::new(&buffer), issuer: state.issuer() };
    state.engine.ask(question).await.map_err(|failure| failure.to_string())
}

/// Its size in bytes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number")]
fn size_of(file: &File) -> usize {
    file.size() as usize
}

/// A size in bytes, as a person reads it.
pub(super) fn in_words(size: usize) -> String {
    let kilobytes = size.div_ceil(1024);
    let tenths = (kilobytes * 10).div_ceil(1024);
    match (kilobytes, tenths % 10) {
        (..1000, _) => format!("{kilobytes} KB"),
        (_, 0) => format!("{} MB", tenths / 10),
        (_, tenth) => format!("{}.{tenth} MB", tenths / 10),
    }
}

/// Has files that are dropped go to the text under them, for as long as the page lives.
pub(crate) fn take_dropped(state: State) {
    // Before the editors, which would put the text where the mouse is.
    let listen = |event: &str, act: Box<dyn FnMut(DragEvent)>| {
        let heard = Closure::wrap(act).into_js_value();
        // The name of an event is never refused.
        let _ = window().add_event_listener_with_callback_and_bool(event, heard.unchecked_ref(), true);
    };
    let over = move |event: DragEvent| {
        if has_files(&event) {
            event.prevent_default();
            event.stop_propagation();
            state.drop_over.set(Some(text_at(&event)));
        }
    };
    listen("dragover", Box::new(over));
    let leave = move |event: DragEvent| {
        if has_files(&event) && event.related_target().is_none() {
            state.drop_over.set(None);
        }
    };
    listen("dragleave", Box::new(leave));
    let drop = move |event: DragEvent| {
        if !has_files(&event) {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        state.drop_over.set(None);
        take(state, text_at(&event), listed(event.data_transfer().and_then(|transfer| transfer.files())));
    };
    listen("drop", Box::new(drop));
}

fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}

/// The name of the text on which something is dropped: the token's, where there is none.
fn text_at(event: &DragEvent) -> &'static str {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let pane = target.and_then(|target| target.closest(".pane, details").ok().flatten());
    let own = pane.and_then(|pane| pane.query_selector("textarea").ok().flatten());
    let name = own.and_then(|area| name_of(&area.id()));
    name.unwrap_or(TOKEN)
}
