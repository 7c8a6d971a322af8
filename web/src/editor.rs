//! The editors, which take the places of the text areas once they are there: `web/editor/`.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlTextAreaElement};
use whydenied_questions::file::LONGEST_TEXT;

use crate::engine::Host;
use crate::scope::Scope;

#[wasm_bindgen]
extern "C" {
    /// The module of the editors.
    #[derive(Clone, Debug)]
    type Module;

    #[wasm_bindgen(method)]
    fn open(this: &Module, area: &HtmlTextAreaElement, earlier: Vec<JsValue>, listener: &Listener) -> Editor;

    /// One editor. Places are in bytes.
    #[derive(Clone, Debug)]
    pub(crate) type Editor;

    /// Shows a text that the page has put there; it can be undone.
    #[wasm_bindgen(method)]
    fn show(this: &Editor, text: &str);

    /// Shows what was found: each with its starts and ends, its mark, a word and a sentence.
    #[wasm_bindgen(method)]
    pub(crate) fn mark(this: &Editor, found: Vec<JsValue>, is_readable: bool);

    #[wasm_bindgen(method)]
    fn select(this: &Editor, start: usize, end: usize);

    /// Sets stretches apart that belong to what is pointed at elsewhere: their starts and ends.
    #[wasm_bindgen(method, js_name = pointAt)]
    pub(crate) fn point_at(this: &Editor, stretches: &[u32]);

    /// The same of a claim, in the token.
    #[wasm_bindgen(method, js_name = pointAtClaim)]
    pub(crate) fn point_at_claim(this: &Editor, claim: Option<&str>);

    /// Sets JSON with one entry a line; what there is to say of it, if anything.
    #[wasm_bindgen(method)]
    pub(crate) fn format(this: &Editor) -> String;

    #[wasm_bindgen(method)]
    pub(crate) fn find(this: &Editor);

    #[wasm_bindgen(method)]
    pub(crate) fn undo(this: &Editor);

    #[wasm_bindgen(method)]
    pub(crate) fn clear(this: &Editor);

    #[wasm_bindgen(method, js_name = selectAll)]
    pub(crate) fn select_all(this: &Editor);

    #[wasm_bindgen(method)]
    pub(crate) fn focus(this: &Editor);

    #[wasm_bindgen(extends = js_sys::Object)]
    #[derive(Clone, Debug)]
    type Listener;

    #[wasm_bindgen(method, setter)]
    fn set_changed(this: &Listener, changed: &Closure<dyn FnMut(String, String, String)>);

    #[wasm_bindgen(method, setter)]
    fn set_longest(this: &Listener, longest: usize);

    #[wasm_bindgen(method, setter)]
    fn set_refused(this: &Listener, refused: &Closure<dyn FnMut(usize)>);

    #[wasm_bindgen(method, setter)]
    fn set_pointed(this: &Listener, pointed: &Closure<dyn FnMut(usize, usize, Option<String>)>);

    #[wasm_bindgen(method, setter)]
    fn set_asked(this: &Listener, asked: &Closure<dyn FnMut(usize)>);
}

/// What is done with what an editor tells.
pub(crate) struct Told {
    /// A person changed the text: what stands there now, how, and what came in.
    pub(crate) changed: Box<dyn FnMut(String, String, String)>,
    /// What a person pasted or typed would make the text so long that the editor did not take it.
    pub(crate) refused: Box<dyn FnMut(usize)>,
    /// The cursor moved: from and to, and in the token the claim that this is in.
    pub(crate) pointed: Box<dyn FnMut(usize, usize, Option<String>)>,
    /// Somebody wants to see what the verdict says of a place.
    pub(crate) asked: Box<dyn FnMut(usize)>,
}

/// An editor and what it shows; what hears it lives as long.
struct Opened {
    name: &'static str,
    editor: Editor,
    text: String,
    _ears: Ears,
}

/// What hears an editor.
struct Ears {
    changed: Closure<dyn FnMut(String, String, String)>,
    refused: Closure<dyn FnMut(usize)>,
    pointed: Closure<dyn FnMut(usize, usize, Option<String>)>,
    asked: Closure<dyn FnMut(usize)>,
}

/// All that are open, by the names of their texts.
#[derive(Clone, Copy)]
pub(crate) struct Editors {
    opened: StoredValue<Vec<Opened>, LocalStorage>,
    module: StoredValue<Option<Module>, LocalStorage>,
    scope: Scope,
    /// Whether they can be opened.
    pub(crate) are_there: RwSignal<bool>,
}

impl Editors {
    /// None are open yet.
    pub(crate) fn new(scope: Scope) -> Self {
        Self {
            opened: StoredValue::new_local(Vec::new()),
            module: StoredValue::new_local(None),
            scope,
            are_there: RwSignal::new(false),
        }
    }

    /// Loads them. Where they cannot be, the text areas stay.
    pub(crate) fn load(self, host: Host) {
        spawn_local(async move {
            if let Ok(module) = host.load_editors().await {
                self.module.set_value(Some(module.unchecked_into()));
                self.are_there.set(true);
            }
        });
    }

    /// Puts an editor into the place of an area; `earlier` is what stood there before, each text until its time in
    /// milliseconds.
    pub(crate) fn open(
        self,
        name: &'static str,
        area: &HtmlTextAreaElement,
        earlier: &[(String, f64)],
        told: Told,
    ) {
        let Some(module) = self.module.get_value() else { return };
        let Told { mut changed, refused, pointed, asked } = told;
        let hear = move |text: String, kind: String, came_in: String| {
            self.remember(name, &text);
            changed(text, kind, came_in);
        };
        let ears = Ears {
            changed: Closure::new(hear),
            refused: Closure::wrap(refused),
            pointed: Closure::wrap(pointed),
            asked: Closure::wrap(asked),
        };
        let listener: Listener = js_sys::Object::new().unchecked_into();
        listener.set_longest(LONGEST_TEXT);
        listener.set_changed(&ears.changed);
        listener.set_refused(&ears.refused);
        listener.set_pointed(&ears.pointed);
        listener.set_asked(&ears.asked);
        let earlier =
            earlier.iter().map(|(text, time)| js_sys::Array::of2(&text.into(), &(*time).into()).into());
        let editor = module.open(area, earlier.collect(), &listener);
        let text = area.value();
        self.opened.update_value(|opened| {
            // An area that was drawn anew has an editor of its own.
            opened.retain(|opened| opened.name != name);
            opened.push(Opened { name, editor, text, _ears: ears });
        });
    }

    /// The editor of that name, once it is open.
    pub(crate) fn get(self, name: &str) -> Option<Editor> {
        self.opened.with_value(|opened| {
            opened.iter().find(|opened| opened.name == name).map(|opened| opened.editor.clone())
        })
    }

    /// Shows a text, unless it is shown.
    pub(crate) fn show(self, name: &str, text: &str) {
        let is_shown = |opened: &Opened| opened.name == name && opened.text == text;
        if self.opened.with_value(|opened| opened.iter().any(is_shown)) {
            return;
        }
        if let Some(editor) = self.get(name) {
            self.remember(name, text);
            editor.show(text);
        }
    }

    fn remember(self, name: &str, text: &str) {
        self.opened.update_value(|opened| {
            if let Some(opened) = opened.iter_mut().find(|opened| opened.name == name) {
                text.clone_into(&mut opened.text);
            }
        });
    }

    /// Selects a place of a text, from and to in bytes, and brings it into view.
    pub(crate) fn select(self, name: &str, start: usize, end: usize) {
        self.unfold(name);
        match (self.get(name), self.area(name)) {
            (Some(editor), _) => editor.select(start, end),
            (None, Some(area)) => select_in(&area, start, end),
            (None, None) => {}
        }
    }

    /// Opens what a text is folded in.
    pub(crate) fn unfold(self, name: &str) {
        let area: Option<Element> = self.scope.find(name);
        let folded = area.and_then(|area| area.closest("details:not([open])").ok().flatten());
        // What stands in it is as good if it stays folded.
        let _ = folded.map(|folded| folded.set_attribute("open", ""));
    }

    /// The area of the text of that name.
    pub(crate) fn area(self, name: &str) -> Option<HtmlTextAreaElement> {
        self.scope.find(name)
    }
}

/// Selects bytes of what stands in an area; a browser counts in units of UTF-16.
fn select_in(area: &HtmlTextAreaElement, start: usize, end: usize) {
    let text = area.value();
    let units = |byte: usize| {
        let before = text.get(..byte).unwrap_or(&text).encode_utf16().count();
        u32::try_from(before).unwrap_or(u32::MAX)
    };
    // Where the area cannot take the focus, the place is selected all the same.
    let _ = area.focus();
    let _ = area.set_selection_range(units(start), units(end));
    let line = text.get(..start).unwrap_or(&text).matches('\n').count();
    let lines = i32::try_from(text.matches('\n').count() + 1).unwrap_or(i32::MAX);
    let above = i32::try_from(line.saturating_sub(2)).unwrap_or(i32::MAX);
    area.set_scroll_top(area.scroll_height() / lines.max(1) * above);
    let nearest = web_sys::ScrollIntoViewOptions::new();
    nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
    area.scroll_into_view_with_scroll_into_view_options(&nearest);
}
