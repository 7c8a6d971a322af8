//! What is put into a pane, and where it belongs: people paste what they have at hand. The engine knows the
//! place; while it is not there yet, the pane is kept in mind.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlTextAreaElement, InputEvent};
use whydenied_fields::given::Given;
use whydenied_fields::texts::inserted;

use crate::engine::Engine;
use crate::state::{State, area};

/// What is shorter was typed: no document is that short.
const SHORTEST: usize = 24;

/// A text that was put elsewhere than where it was pasted, or put there changed.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    /// The pane where it was pasted.
    from: &'static str,
    /// Where it is now: a pane, or `provider` for its fields.
    to: String,
    note: String,
    pointer: String,
    /// What `from` would hold if it had stayed there.
    pasted: String,
    /// What it has taken the place of.
    before: Before,
}

#[derive(Clone, Debug)]
enum Before {
    Text(String),
    Fields(Box<Given>),
}

impl State {
    /// Takes the change of a pane's text area, and puts what was pasted where it belongs.
    pub(crate) fn take_in(&self, from: &'static str, event: &Event) {
        let area: Option<HtmlTextAreaElement> = event.target().and_then(|target| target.dyn_into().ok());
        let Some(area) = area else { return };
        let text = area.value();
        let own = self.text(from);
        // The browser may report one change several times.
        if own.with_untracked(|shown| *shown == text) {
            return;
        }
        let came_in = own.with_untracked(|before| came_in(event, before, &text));
        let moved = came_in.as_deref().and_then(|came_in| self.put_where_it_belongs(from, came_in, &text));
        if moved.is_some() {
            // What stood there before is still there, or what was pasted stands there decoded.
            own.with_untracked(|shown| area.set_value(shown));
        } else {
            own.set(text);
        }
        if moved.is_some() || self.moved.with_untracked(Option::is_some) {
            self.moved.set(moved);
        }
    }

    /// The engine is there. What was pasted before is put where it belongs.
    pub(crate) fn use_engine(&self, engine: Engine) {
        self.engine.set_value(Some(engine));
        for from in self.early.with_value(Clone::clone) {
            let own = self.text(from);
            let text = own.get_untracked();
            let Some(moved) = self.put_where_it_belongs(from, &text, &text) else { continue };
            if moved.to != from {
                own.set(String::new());
            }
            self.moved.set(Some(moved));
        }
    }

    /// Puts what came into `from` into another pane, where it belongs into one. `text` is what
    /// `from` would hold with it.
    fn put_where_it_belongs(&self, from: &'static str, came_in: &str, text: &str) -> Option<Moved> {
        let Some(engine) = self.engine.get_value() else {
            self.early.update_value(|early| early.push(from));
            return None;
        };
        let answer: [String; 4] = engine.place_of(from, came_in, text, &self.role()).try_into().ok()?;
        let [to, put, note, pointer] = answer;
        let before = if to == "provider" {
            let (url, client_ids) = put.split_once('\n')?;
            Before::Fields(Box::new(self.request.put_provider(url, client_ids)))
        } else {
            let place = self.text(&to);
            let before = place.get_untracked();
            place.set(put);
            unfold(&to);
            Before::Text(before)
        };
        Some(Moved { from, to, note, pointer, pasted: text.to_owned(), before })
    }

    /// Puts the last text that was moved back to where it was pasted, and what it took the place of as well.
    pub(crate) fn undo_move(&self) {
        let Some(Moved { from, to, pasted, before, .. }) = self.moved.get_untracked() else { return };
        match before {
            Before::Text(before) => self.text(&to).set(before),
            Before::Fields(before) => self.request.put(*before),
        }
        self.text(from).set(pasted);
        self.moved.set(None);
    }

    /// Puts the answer of AWS about a provider into its fields; whether the text is one.
    pub(crate) fn take_provider(&self, text: &str) -> bool {
        let told = self.engine.get_value().map(|engine| engine.provider_in(text));
        let Some([url, client_ids]) = told.as_deref() else { return false };
        self.request.put_provider(url, client_ids);
        true
    }

    /// Decodes the policy in the pane, once the role is known whose it is.
    pub(crate) fn decode_policy(&self) {
        let Some(engine) = self.engine.get_value() else { return };
        if let Some(text) = self.policy.with_untracked(|text| engine.decoded(text, &self.role())) {
            self.policy.set(text);
        }
    }

    /// The name or ARN of the role that was typed, if any.
    fn role(&self) -> String {
        self.request.given.with_untracked(|given| given.role().unwrap_or_default().to_owned())
    }

    /// What there is to say of the last text that was put somewhere, each note after its pane: first where it
    /// was pasted, then where it is.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.moved.with_untracked(|moved| match moved {
            Some(Moved { from, to, note, .. }) if from == to => vec![to.clone(), note.clone()],
            Some(Moved { from, to, note, pointer, .. }) => {
                vec![(*from).to_owned(), pointer.clone(), to.clone(), note.clone()]
            }
            None => Vec::new(),
        })
    }
}

/// Opens what the pane is folded in.
fn unfold(pane: &str) {
    let folded = area(pane).and_then(|area| area.closest("details:not([open])").ok().flatten());
    // What stands in it is as good if it stays folded.
    let _ = folded.map(|folded| folded.set_attribute("open", ""));
}

/// What was pasted or dropped, where an event tells of that: the part that came in, or all of `text`.
fn came_in(event: &Event, before: &str, text: &str) -> Option<String> {
    let input = event.dyn_ref::<InputEvent>();
    // What was undone once is not done again.
    if input.is_some_and(|input| input.input_type().starts_with("history")) {
        return None;
    }
    // A keyboard that pastes tells of each line by itself, when all of them are there.
    let is_all = |told: &String| told.len() >= inserted(before, text);
    let came_in = input.and_then(InputEvent::data).filter(is_all).unwrap_or_else(|| text.to_owned());
    (came_in.len() >= SHORTEST).then_some(came_in)
}
