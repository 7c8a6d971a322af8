//! Files that are dropped anywhere on the page or opened: each goes into the text it is dropped on, and from there where
//! it belongs.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Element, File, FileList};
use whydenied_questions::texts::{TOKEN, name_of};

use crate::editor::area;
use crate::engine::words_of;
use crate::state::State;

/// The longest document that the engine reads, in bytes.
const LONGEST: f64 = 4.0 * 1024.0 * 1024.0;

/// The files of a list.
pub(super) fn listed(files: Option<FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect()).unwrap_or_default()
}

/// Takes what stands in the files as if it was pasted over the text of that name, one after the other.
pub(super) fn take(state: State, name: &'static str, files: Vec<File>) {
    spawn_local(async move {
        let mut refusals = Vec::new();
        for file in files {
            match read(&file).await {
                Ok(text) => state.take_file(name, text.replace("\r\n", "\n").replace('\r', "\n")).await,
                Err(why) => refusals.push(why),
            }
        }
        if !refusals.is_empty() {
            state.say(name, format!("{}.", refusals.join(". ")), false);
        }
    });
}

/// The text of a file, or why it has none to read.
async fn read(file: &File) -> Result<String, String> {
    let name = file.name();
    if file.size() > LONGEST {
        let size = file.size() / 1024.0 / 1024.0;
        return Err(format!(
            "`{name}` has {size:.1} MB, and more than 4 MB are not read: open the part that matters"
        ));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|error| format!("`{name}` cannot be read: {}", words_of(&error)))?;
    let text = decoded(&js_sys::Uint8Array::new(&buffer).to_vec());
    text.filter(|text| !text.contains('\0')).ok_or_else(|| format!("`{name}` is no text"))
}

/// UTF-8, or what Windows writes with a mark at its beginning.
fn decoded(bytes: &[u8]) -> Option<String> {
    let of_units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units: Vec<_> = pairs.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).ok().filter(|_| rest.is_empty())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => of_units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => of_units(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        bytes => String::from_utf8(bytes.to_vec()).ok(),
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
    name.filter(|name| area(name).is_some()).unwrap_or(TOKEN)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn a_text_of_windows_is_read_like_any_other() {
        let wide = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain("für😀".encode_utf16().flat_map(unit)).collect::<Vec<_>>()
        };
        assert_eq!(decoded(&wide([0xff, 0xfe], u16::to_le_bytes)).as_deref(), Some("für😀"));
        assert_eq!(decoded(&wide([0xfe, 0xff], u16::to_be_bytes)).as_deref(), Some("für😀"));
        assert_eq!(decoded(b"\xef\xbb\xbfa").as_deref(), Some("a"));
        assert_eq!((decoded(b"\xff"), decoded(b"\xff\xfea")), (None, None));
    }
}
