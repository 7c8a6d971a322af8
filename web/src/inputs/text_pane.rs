//! A text area that grows with its text, over a copy of it that shows line numbers, parts and marks.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::input_problem::problem;
use crate::highlight::{self, Piece, Stretch};
use crate::markup::{Markup, el};
use crate::selection::clicked_place;
use crate::sheet::Sheet;
use crate::state::{Problem, State};

/// Longer texts are shown as they are: colouring a megabyte at every keystroke helps nobody.
const LONGEST_COLOURED: usize = 40_000;

/// One of the two texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pane {
    /// The id of its text area.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// What it says when it is empty.
    pub(super) placeholder: &'static str,
    /// How its text is cut into parts.
    pub(super) grammar: fn(&str) -> Vec<Stretch>,
}

/// A pane with its title, its text, and what is wrong with it.
#[component]
pub(super) fn TextPane(
    pane: Pane,
    state: State,
    text: RwSignal<String>,
    area: NodeRef<Textarea>,
    error: Memo<Problem>,
    /// What is known of it, beside its title.
    facts: Memo<String>,
    /// What is marked; earlier ones win where they overlap.
    marks: Memo<Vec<Stretch>>,
) -> impl IntoView {
    let Pane { id, title, placeholder, grammar } = pane;
    let long = Memo::new(move |_| text.with(|text| text.len() > LONGEST_COLOURED));
    let mirror = Memo::new(move |_| match long.get() {
        true => Vec::new(),
        false => text.with(|text| marks.with(|marks| highlight::lines(text, &grammar(text), marks).iter().map(line).collect())),
    });
    let problem = Memo::new(move |_| {
        let error = error.get()?;
        Some(text.with(|text| problem(text, &error)))
    });
    let problem = Memo::new(move |_| problem.get().into_iter().map(Markup::from).collect());
    let select = move |event: web_sys::MouseEvent| {
        if let Some((input, place)) = clicked_place(&event) {
            state.select(input, place);
        }
    };
    view! {
        <section class=format!("pane {id}-pane") aria-labelledby=format!("{id}-title")>
            <header class="pane-head">
                <h2 id=format!("{id}-title")>{title}</h2>
                <p class="facts">{facts}</p>
            </header>
            <div class="editor" class:plain=long>
                <Sheet class="mirror" markup=mirror />
                <textarea
                    id=id
                    node_ref=area
                    aria-labelledby=format!("{id}-title")
                    aria-describedby=format!("{id}-problem")
                    aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
                    placeholder=placeholder
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    prop:value=text
                    on:input:target=move |event| text.set(event.target().value())
                ></textarea>
            </div>
            <div id=format!("{id}-problem") on:click=select><Sheet class="problem-place" markup=problem /></div>
        </section>
    }
}

fn line(pieces: &Vec<Piece>) -> Markup {
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
