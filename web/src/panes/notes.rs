//! What is said below a text: what came of a tool, that it was moved, and what is wrong with it.

use leptos::prelude::*;
use whydenied_questions::file::Parts;
use whydenied_questions::texts::JWKS;
use whydenied_questions::{Service, fields};

use crate::found;
use crate::live::live;
use crate::problem::Problem;
use crate::state::{Arithmetic, InFile, state};
use crate::verdict::is_answer;
use crate::words::{prose, sentence};

/// What came of a tool or of a file, until the text changes; for those who hear the page as well.
#[component]
pub(super) fn Said(name: &'static str) -> impl IntoView {
    let state = state();
    let text = state.text(name);
    Effect::new(move |_| {
        text.track();
        state.said.update(|said| said.retain(|said| said.name != name));
    });
    let undo = move |_| {
        if let Some(editor) = state.editors.get(name) {
            editor.undo();
        }
    };
    let said = Memo::new(move |_| state.said.with(|all| all.iter().find(|said| said.name == name).cloned()));
    view! {
        <p class="said" role="status">
            {live(move || said.get().map(|said| view! {
                {prose(&said.words)}
                {said.can_undo.then(|| view! { " " <button type="button" class="link" on:click=undo>"Undo"</button> })}
            }))}
        </p>
        <FromFile name />
        <MovedAcross name />
    }
}

/// What was found in a file that is too long for the editor, a choice of one.
#[component]
fn FromFile(name: &'static str) -> impl IntoView {
    let state = state();
    let own = move || state.in_file.get().filter(|found| found.parts.name == name);
    let draw = move |InFile { file, parts: Parts { says, parts, .. } }: InFile| {
        let is_only = parts.len() == 1;
        let rest = if is_only { "It is what stands here." } else { "The file stays out of the editor." };
        let choose = move |event| {
            if let Ok(at) = event_target_value(&event).parse() {
                state.take_part(at);
            }
        };
        let option =
            |(at, (called, _)): (usize, (String, String))| view! { <option value=at>{called}</option> };
        let choice = move || {
            view! {
                <label>
                    "Look at "
                    <select autocomplete="off" on:change=choose>
                        <option value="">"…"</option>
                        {parts.into_iter().enumerate().map(option).collect_view()}
                    </select>
                </label>
                " "
            }
        };
        view! {
            <div class="said from-file" role="status">
                <p>{prose(&format!("{file} {says}. {rest}"))}</p>
                <p>
                    {(!is_only).then(choice)}
                    <button type="button" class="link" on:click=move |_| state.in_file.set(None)>"Close"</button>
                </p>
            </div>
        }
    };
    live(move || own().map(draw))
}

/// That what was pasted was put on the other side, or where it could be read.
#[component]
pub(super) fn MovedAcross(name: &'static str) -> impl IntoView {
    let state = state();
    let words = Memo::new(move |_| {
        let moved = state.moved.get().filter(|moved| moved.place.note == moved.place.pointer)?;
        (moved.from == name || moved.place.at == name).then_some(moved.place.note)
    });
    live(move || {
        words.get().map(|words| {
            view! {
                <p class="said" role="status">
                    {prose(&sentence(&words))} " "
                    <button type="button" class="link" on:click=move |_| state.undo_move()>"Undo"</button>
                </p>
            }
        })
    })
}

/// What was moved within a side, and what is wrong with the text.
#[component]
pub(super) fn Below(name: &'static str) -> impl IntoView {
    let state = state();
    let service = move || if name == fields::PULUMI_POLICY { Service::Pulumi } else { state.side.get() };
    let problem = Memo::new(move |_| {
        let input = found::input_of(service(), name)?;
        let answers = state.answers(service());
        let error = answers.examination.with(|examination| found::error_in(examination, input).cloned())?;
        if is_answer(input, &error) && service() == Service::Aws && answers.report.with(Option::is_none) {
            return None;
        }
        Some((error, answers.texts.with(|texts| texts.get(name).to_owned())))
    });
    view! {
        <MovedWithin name />
        {live(move || problem.get().map(|(error, text)| view! { <Problem text error service=service() /> }))}
        {(name == JWKS).then(|| view! { <MissingCheck /> })}
    }
}

/// That what was pasted was moved to another pane, at the one where it was pasted and at the one where it is.
#[component]
pub(super) fn MovedWithin(name: &'static str) -> impl IntoView {
    let state = state();
    let words = Memo::new(move |_| {
        let moved = state.moved.get().filter(|moved| moved.place.note != moved.place.pointer)?;
        if moved.place.at == name {
            return Some(moved.place.note);
        }
        (moved.from == name).then_some(moved.place.pointer)
    });
    live(move || {
        words.get().map(|words| view! {
            <p class="note">
                {prose(&sentence(&words))} " "
                <button type="button" class="link" data-undo="" on:click=move |_| state.undo_move()>"Undo"</button>
            </p>
        })
    })
}

/// That the module that checks signatures could not be loaded, if so.
#[component]
fn MissingCheck() -> impl IntoView {
    live(move || {
        let Arithmetic::Missing { why, .. } = state().arithmetic.get() else { return None };
        let words = format!("The module that checks signatures could not be loaded: `{why}`.");
        Some(view! {
            <div class="problem" role="alert">
                <p class="problem-title">{prose(&words)}</p>
                <p class="help">{prose("Paste the keys again to try again, or use `whydenied decode --jwks`.")}</p>
            </div>
        })
    })
}
