//! A text area that grows with its text, over a copy of it that shows line numbers, parts and marks.

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::highlight::{self, Piece, Stretch};

/// Longer texts are shown as they are: colouring a megabyte at every keystroke helps nobody.
const LONGEST_COLOURED: usize = 40_000;

/// How a text is cut into parts.
pub(crate) type Grammar = fn(&str) -> Vec<Stretch>;

/// A text area with its name and what it says when it is empty.
#[component]
pub(crate) fn TextPane(
    /// The area's id; `ID-title` labels it and `ID-problem` describes it.
    id: &'static str,
    /// What belongs in it.
    placeholder: &'static str,
    text: RwSignal<String>,
    grammar: Grammar,
    /// What is marked; earlier ones win where they overlap.
    marks: Memo<Vec<Stretch>>,
    /// Whether the text is one that could not be read.
    unreadable: Signal<bool>,
    area: NodeRef<Textarea>,
) -> impl IntoView {
    let plain = Memo::new(move |_| text.with(|text| text.len() > LONGEST_COLOURED));
    let mirror = move || {
        (!plain.get()).then(|| {
            text.with(|text| {
                marks.with(|marks| {
                    highlight::lines(text, &grammar(text), marks).into_iter().map(line).collect::<Vec<_>>()
                })
            })
        })
    };
    view! {
        <div class="editor" class:plain=plain>
            <div class="mirror" aria-hidden="true">{mirror}</div>
            <textarea
                id=id
                node_ref=area
                aria-labelledby=format!("{id}-title")
                aria-describedby=format!("{id}-problem")
                aria-invalid=move || unreadable.get().then_some("true")
                placeholder=placeholder
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                prop:value=text
                on:input:target=move |event| text.set(event.target().value())
            ></textarea>
        </div>
    }
}

fn line(pieces: Vec<Piece>) -> impl IntoView {
    let class = match pieces.iter().map(|piece| piece.mark).max_by_key(|mark| ["", "warning", "fail"].iter().position(|m| m == mark)) {
        Some("fail") => "line has-fail",
        Some("warning") => "line has-warning",
        _ => "line",
    };
    let pieces: Vec<_> = pieces
        .into_iter()
        .map(|Piece { text, class, mark }| view! { <span class=format!("{class} {mark}")>{text}</span> })
        .collect();
    view! { <div class=class>{pieces}</div> }
}
