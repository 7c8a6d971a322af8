//! The area of a text. An editor takes its place once that is there; the area keeps the text all the same.

use leptos::html::Textarea;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use web_sys::{HtmlTextAreaElement, InputEvent};
use whydenied_questions::file::{LONGEST_FILE, LONGEST_TEXT};
use whydenied_questions::texts::TOKEN;
use whydenied_questions::{Service, fields};
use whydenied_report::Place;

use super::files::in_words;
use crate::editor::Told;
use crate::found::{self, Found};
use crate::frame::is_read_only;
use crate::state::{Pointed, State, state, text_of};

/// So many steps of what was typed before the editor is there can be undone in it.
const MOST_STEPS: usize = 200;

/// The area of the text of that name.
#[component]
pub(super) fn Area(
    name: &'static str,
    placeholder: &'static str,
    rows: &'static str,
    /// The id of its title; empty where a label names it.
    labelled: String,
    /// The id of what is said of it.
    described: String,
) -> impl IntoView {
    let state = state();
    let area = NodeRef::<Textarea>::new();
    let text = state.text(name);
    let earlier = StoredValue::new(Vec::<(String, f64)>::new());
    let keep = move |event: InputEvent| {
        let length = area.get_untracked().map_or(0, |area| length_with(&area, &event));
        if length > LONGEST_TEXT {
            event.prevent_default();
            return refuse(state, name, length);
        }
        earlier.update_value(|earlier| {
            if earlier.len() < MOST_STEPS {
                earlier.push((text.get_untracked(), js_sys::Date::now()));
            }
        });
    };
    let take_in = move |event: web_sys::Event| {
        let Some(area) = area.get_untracked() else { return };
        let value = area.value();
        let input = event.dyn_ref::<InputEvent>();
        let kind = input.map(InputEvent::input_type).unwrap_or_default();
        let came_in = text.with_untracked(|before| came_in(input, before, &value));
        state.take_in(name, value, &kind, &came_in);
    };
    Effect::new(move |_| {
        let is_there = state.editors.are_there.get();
        if let Some(area) = area.get().filter(|_| is_there) {
            let earlier = earlier.try_update_value(std::mem::take).unwrap_or_default();
            state.editors.open(name, &area, &earlier, told(state, name));
            follow_editor(state, name);
        }
    });
    let readable = Memo::new(move |_| marks(state, name).1);
    view! {
        <textarea
            node_ref=area
            id=name
            rows=rows
            aria-labelledby=(!labelled.is_empty()).then_some(labelled)
            aria-describedby=described
            aria-invalid=move || (!readable.get()).then_some("true")
            placeholder=placeholder
            readonly=is_read_only()
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            prop:value=text
            on:beforeinput=keep
            on:input=take_in
        ></textarea>
    }
}

/// How long the text in the area would be with what comes in; 0 where nothing does.
fn length_with(area: &HtmlTextAreaElement, event: &InputEvent) -> usize {
    let coming = event.data().map_or(0, |data| data.len());
    if coming == 0 { 0 } else { area.value().len() + coming }
}

/// Says that the text would be too long, and what to do instead.
fn refuse(state: State, name: &'static str, length: usize) {
    let [length, longest, file] = [length, LONGEST_TEXT, LONGEST_FILE].map(in_words);
    let words = format!(
        "With that the text would have {length}, and it takes up to {longest}, so it was left as it is. \
         Open or drop what you have as a file: up to {file} are read, and what matters of it is put here."
    );
    state.say(name, words, false);
}

/// What is done with what the editor tells.
fn told(state: State, name: &'static str) -> Told {
    let point = move |start, end, claim| state.pointed.set(Some(Pointed::Text { name, start, end, claim }));
    Told {
        changed: Box::new(move |text, kind, came_in| state.take_in(name, text, &kind, &came_in)),
        refused: Box::new(move |length| refuse(state, name, length)),
        pointed: Box::new(point),
        asked: Box::new(move |byte| state.show_row(name, byte)),
    }
}

/// Keeps the editor up to date: its text, what was found in it, and what is pointed at elsewhere.
fn follow_editor(state: State, name: &'static str) {
    let text = state.text(name);
    Effect::new(move |_| text.with(|text| state.editors.show(name, text)));
    let marks = Memo::new(move |_| marks(state, name));
    Effect::new(move |_| {
        let Some(editor) = state.editors.get(name) else { return };
        marks.with(|(found, is_readable)| editor.mark(found.iter().map(entry).collect(), *is_readable));
    });
    // Where the call that is looked at stands, in the text of whoever calls.
    let call = Memo::new(move |_| {
        state.shown().examination.with(|examination| {
            let calls = examination.calls.as_ref()?;
            calls.calls.get(calls.chosen)?.place
        })
    });
    Effect::new(move |_| {
        let Some(editor) = state.editors.get(name) else { return };
        let is_own = state
            .pointed
            .with(|pointed| matches!(pointed, Some(Pointed::Text { name: own, .. }) if *own == name));
        let service = state.side.get();
        state.pointing.with(|pointing| {
            if name == TOKEN {
                editor.point_at_claim(pointing.claim.as_deref().filter(|_| !is_own));
                if pointing.claim.is_none() {
                    editor.point_at(&call.get().into_iter().flat_map(units_of).collect::<Vec<_>>());
                }
                return;
            }
            let tests =
                pointing.tests.iter().filter(|(input, _)| !is_own && text_of(service, *input) == Some(name));
            editor.point_at(&tests.flat_map(|(_, place)| units_of(*place)).collect::<Vec<_>>());
        });
    });
}

fn units_of(place: Place) -> [u32; 2] {
    [place.start, place.end].map(in_units)
}

/// As JavaScript counts: no text is longer.
fn in_units(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// As the editors take it.
fn entry(found: &Found) -> JsValue {
    let Found { places, mark, word, message } = found;
    let ends: Vec<_> = places.iter().flat_map(|place| [place.start, place.end].map(in_units)).collect();
    let ends = js_sys::Uint32Array::from(&*ends);
    js_sys::Array::of4(&ends, &(*mark).into(), &(*word).into(), &message.as_str().into()).into()
}

/// What the engine found in the text of that name, and whether it could read it.
fn marks(state: State, name: &'static str) -> (Vec<Found>, bool) {
    let service = if name == fields::PULUMI_POLICY { Service::Pulumi } else { state.side.get() };
    let Some(input) = found::input_of(service, name) else { return (Vec::new(), true) };
    state.answers(service).examination.with(|examination| {
        match (found::error_in(examination, input), &examination.report) {
            (Some(error), _) => (vec![found::unreadable(error)], false),
            (None, Some(report)) => (found::found(report, input), true),
            (None, None) => (found::alone(&examination.half, input), true),
        }
    })
}

/// What was pasted or dropped, where an event tells of that: the part that came in, or all of `text`.
fn came_in(input: Option<&InputEvent>, before: &str, text: &str) -> String {
    // A keyboard that pastes tells of each line by itself, when all of them are there.
    let is_all = |told: &String| told.len() >= inserted(before, text);
    input.and_then(InputEvent::data).filter(is_all).unwrap_or_else(|| text.to_owned())
}

/// How many bytes differ where `before` became `text`: what is alike at either end is left out.
fn inserted(before: &str, text: &str) -> usize {
    let alike = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let head = alike(&mut before.bytes().zip(text.bytes()));
    let tail = alike(&mut before.bytes().rev().zip(text.bytes().rev()));
    text.len().saturating_sub(head + tail)
}

#[cfg(test)]
mod tests {
    use super::inserted;

    #[test]
    fn what_is_alike_at_either_end_was_not_inserted() {
        assert_eq!([inserted("ab", "axyzb"), inserted("", "abc"), inserted("abc", "ab")], [3, 3, 0]);
        assert_eq!(inserted("aaa", "aaaa"), 0, "a letter among its like is not told apart, and typed anyway");
    }
}
