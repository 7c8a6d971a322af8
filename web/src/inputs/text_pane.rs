//! A text area that grows with its text, over a copy of it that shows line numbers, parts and marks.

use leptos::html::Textarea;
use leptos::prelude::*;
use whydenied::report::Input;
use whydenied_view::markup::{Markup, el};
use whydenied_view::problem::problem;
use whydenied_view::prose::{prose, sentence};

use crate::highlight::{self, Piece, Stretch};
use crate::selection::clicked_place;
use crate::sheet::Sheet;
use crate::state::{Problem, State};

/// Longer texts are shown as they are: colouring a megabyte at every keystroke helps nobody.
const LONGEST_COLOURED: usize = 40_000;

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
    /// How its text is cut into parts.
    pub(super) grammar: fn(&str) -> Vec<Stretch>,
    pub(super) text: fn(&State) -> RwSignal<String>,
    pub(super) area: fn(&State) -> NodeRef<Textarea>,
    /// Why it cannot be read.
    pub(super) error: fn(&State) -> Problem,
    /// What is known of it, beside its title.
    pub(super) facts: fn(&State) -> Option<String>,
    /// What is marked in it while it can be read; earlier ones win where they overlap.
    pub(super) marks: fn(&State) -> Vec<Stretch>,
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
    let mirror = move || text.with(|text| if is_long(text) { Vec::new() } else { mirror(pane, state, text) });
    let below = move || {
        let problem = (pane.error)(state).map(|error| text.with(|text| problem(text, &error)));
        let note =
            state.note_on(pane.input).map(|note| el("p").class("note").children(prose(&sentence(note))));
        note.into_iter().chain(problem).map(Markup::from).collect()
    };
    let select = move |event: web_sys::MouseEvent| {
        if let Some((input, place)) = clicked_place(&event) {
            state.select(input, place);
        }
    };
    view! {
        <section class=format!("pane {id}-pane") aria-labelledby=format!("{id}-title") on:click=select>
            <Sheet class="pane-head" draw=Box::new(head) />
            <div class="editor" class:plain=move || text.with(|text| is_long(text))>
                <Sheet class="mirror" draw=Box::new(mirror) />
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
                    on:input:target=move |event| state.take_in(pane.input, event.target().value())
                ></textarea>
            </div>
            <div id=format!("{id}-problem")><Sheet class="problem-place" draw=Box::new(below) /></div>
        </section>
    }
}

fn is_long(text: &str) -> bool {
    text.len() > LONGEST_COLOURED
}

/// The text in lines, as it stands behind the text area.
fn mirror(pane: &Pane, state: &State, text: &str) -> Vec<Markup> {
    let marks = match (pane.error)(state) {
        Some(error) => vec![highlight::visible(text, error.span.start..error.span.end, "fail")],
        None => (pane.marks)(state),
    };
    highlight::lines(text, &(pane.grammar)(text), &marks).iter().map(|pieces| line(pieces)).collect()
}

fn line(pieces: &[Piece]) -> Markup {
    let has = |mark| pieces.iter().any(|piece| piece.mark == mark);
    let class = match (has("fail"), has("warning")) {
        (true, _) => "line has-fail",
        (false, true) => "line has-warning",
        (false, false) => "line",
    };
    el("div").class(class).children(pieces.iter().map(piece)).into()
}

fn piece(piece: &Piece) -> Markup {
    match (piece.class, piece.mark) {
        ("", "") => piece.text.clone().into(),
        (class, mark) => el("span").class(format!("{class} {mark}")).child(piece.text.clone()).into(),
    }
}
