//! What one does with a text as a whole: open, format, find, copy, clear. They are there when the editor is.

use leptos::html::{Div, Input};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlButtonElement, KeyboardEvent, MouseEvent};

use super::files;
use crate::live::live;
use crate::state::state;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tool {
    Open,
    Format,
    Find,
    Copy,
    Clear,
}

/// Each with its name and the line of its picture, 16 by 16.
const TOOLS: [(Tool, &str, &str); 5] = [
    (Tool::Open, "Open a file", "M1.8 13V3.5h4l1.5 1.8h6.900V13Z"),
    (
        Tool::Format,
        "Format",
        "M5.5 2.500C3.200 2.500 5 7.200 2.500 8c2.500.8.7 5.500 3 5.500m5-11c2.300 0 .5 4.700 3 5.500-2.500.8-.7 5.500-3 5.500",
    ),
    (Tool::Find, "Find", "M6.800 2.300a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9m3.400 7.900 3.600 3.600"),
    (Tool::Copy, "Copy", "M5.500 5.500h8v8h-8Zm5-3h-8v8"),
    (Tool::Clear, "Clear", "M2.500 4.500h11m-9.500 0 .7 9h6.600l.7-9m-5.500-2h3"),
];

/// The toolbar: one stop of the Tab key, and arrow keys within.
#[component]
pub(super) fn Tools(name: &'static str, title: &'static str) -> impl IntoView {
    let state = state();
    let (bar, choice) = (NodeRef::<Div>::new(), NodeRef::<Input>::new());
    let current = RwSignal::new(0_usize);
    let walk = move |event: KeyboardEvent| {
        let at = current.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" => at + 1,
            "ArrowLeft" => at + TOOLS.len() - 1,
            "Home" => 0,
            "End" => TOOLS.len() - 1,
            _ => return,
        } % TOOLS.len();
        event.prevent_default();
        current.set(to);
        let button =
            bar.get_untracked().and_then(|bar| bar.children().item(u32::try_from(to).unwrap_or_default()));
        // It is there, and takes the focus.
        let _ = button
            .and_then(|button| button.dyn_into::<HtmlButtonElement>().ok())
            .map(|button| button.focus());
    };
    let chosen = move |_| {
        let Some(choice) = choice.get_untracked() else { return };
        files::take(state, name, files::listed(choice.files()));
        // The same file can be chosen again.
        choice.set_value("");
    };
    let use_tool = move |tool: Tool, clicks: i32| {
        if tool == Tool::Open {
            if let Some(choice) = choice.get_untracked() {
                choice.click();
            }
        } else {
            use_on_text(name, tool, clicks);
        }
    };
    let button = move |(index, (tool, name, line)): (usize, (Tool, &'static str, &'static str))| {
        let act = move |event: MouseEvent| {
            current.set(index);
            use_tool(tool, event.detail());
        };
        view! {
            <button
                type="button"
                title=name
                aria-label=name
                tabindex=move || if current.get() == index { "0" } else { "-1" }
                on:click=act
            >
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=line /></svg>
            </button>
        }
    };
    live(move || {
        state.editors.are_there.get().then(|| view! {
            <div node_ref=bar role="toolbar" aria-label=format!("{title}: the text") class="tools" on:keydown=walk>
                {TOOLS.into_iter().enumerate().map(button).collect_view()}
                <input node_ref=choice type="file" multiple hidden on:change=chosen />
            </div>
        })
    })
}

/// Uses a tool on the text; `clicks` is 0 for who used the keyboard.
fn use_on_text(name: &'static str, tool: Tool, clicks: i32) {
    let state = state();
    let Some(editor) = state.editors.get(name) else { return };
    let is_empty = state.text(name).with_untracked(String::is_empty);
    match tool {
        Tool::Format => {
            let said = editor.format();
            if !said.is_empty() {
                return state.say(name, said, false);
            }
            // Who used the mouse goes on in the text, and who used the keyboard in the toolbar.
            if clicks > 0 {
                editor.focus();
            }
            state.say(name, "Formatted.", true);
        }
        Tool::Clear if !is_empty => {
            editor.clear();
            state.say(name, "Cleared.", true);
        }
        Tool::Copy => spawn_local(async move {
            let text = state.text(name).get_untracked();
            let said = if crate::dialogs::write_to_clipboard(&text).await {
                "Copied."
            } else {
                editor.select_all();
                editor.focus();
                "The browser does not let the page copy. All of it is selected: press Ctrl+C or ⌘C."
            };
            state.say(name, said, false);
        }),
        Tool::Find => editor.find(),
        Tool::Open | Tool::Clear => {}
    }
}
