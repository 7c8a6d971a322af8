//! A text area with its title, and what is wrong with its text. An editor takes its place once that is there.

use leptos::html::Textarea;
use leptos::prelude::*;
use whydenied::report::Input;
use whydenied_view::found::{self, Found};
use whydenied_view::markup::{Markup, el};
use whydenied_view::problem::problem;

use crate::intake::note;
use crate::selection::{clicked, clicked_place};
use crate::sheet::Sheet;
use crate::state::{Problem, State};

/// One of the two texts.
#[derive(Debug)]
pub(super) struct Pane {
    /// The id of its text area.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// Which of the texts it is.
    pub(super) input: Input,
    /// What it says when it is empty.
    pub(super) placeholder: &'static str,
    pub(super) text: fn(&State) -> RwSignal<String>,
    pub(super) area: fn(&State) -> NodeRef<Textarea>,
    /// Why it cannot be read.
    pub(super) error: fn(&State) -> Problem,
    /// What is known of it, beside its title.
    pub(super) facts: fn(&State) -> Option<String>,
}

/// A pane with its title, its text, and what is wrong with it.
#[component]
pub(super) fn TextPane(pane: &'static Pane, state: &'static State) -> impl IntoView {
    let Pane { id, title, placeholder, .. } = *pane;
    let text = (pane.text)(state);
    let head = move || {
        let facts = (pane.facts)(state).map(|facts| el("p").class("facts").child(facts));
        let title = el("h2").attr("id", format!("{id}-title")).child(title);
        vec![title.into()].into_iter().chain(facts.map(Markup::from)).collect()
    };
    let below = move || {
        let problem = (pane.error)(state).map(|error| text.with(|text| problem(text, &error)));
        state.note_on(pane.input).map(note).into_iter().chain(problem).map(Markup::from).collect()
    };
    state.editors.follow(id, (pane.area)(state), text, move || found(state, pane.input, (pane.error)(state)));
    view! {
        <section class=format!("pane {id}-pane") aria-labelledby=format!("{id}-title") on:click=move |event| act(state, &event)>
            <div class="tools-place" id=format!("{id}-tools")></div>
            <Sheet class="pane-head" draw=Box::new(head) />
            <div class="editor">
                <textarea
                    id=id
                    node_ref=(pane.area)(state)
                    aria-labelledby=format!("{id}-title")
                    aria-describedby=format!("{id}-problem")
                    aria-invalid=move || (pane.error)(state).map(|_| "true")
                    placeholder=placeholder
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    prop:value=text
                    on:input=move |event| state.take_in(pane.input, &event)
                ></textarea>
            </div>
            <div id=format!("{id}-problem")><Sheet class="problem-place" draw=Box::new(below) /></div>
        </section>
    }
}

/// Does what was clicked: selects a place, or takes back where a text was put.
pub(super) fn act(state: &State, event: &web_sys::MouseEvent) {
    if let Some((input, place)) = clicked_place(event) {
        state.select(input, place);
    } else if clicked(event, "data-undo").is_some() {
        state.undo_move();
    }
}

/// What is marked in a text, and whether it can be read.
pub(super) fn found(state: &State, input: Input, error: Problem) -> (Vec<Found>, bool) {
    match (error, state.fresh_report()) {
        (Some(error), _) => (vec![found::unreadable(&error)], false),
        (None, Some(report)) => (found::found(&report, input), true),
        (None, None) => (Vec::new(), true),
    }
}
