//! The answer of the engine, and what stands in its place while there is none.

use leptos::prelude::*;
use whydenied::report::Severity;
use whydenied_view::icon::Mark as _;
use whydenied_view::markup::{Element, Markup, el, link};
use whydenied_view::prose::{line_of, plain, prose, sentence};
use whydenied_view::verdict::{answer, pill};

use crate::selection::{clicked, clicked_place};
use crate::sheet::Sheet;
use crate::start::start;
use crate::state::{Kept, Problem, Reading, State};

/// The verdict, or how to get to one.
#[component]
pub(crate) fn Verdict(state: &'static State) -> impl IntoView {
    let draw = move || match state.report.get() {
        Some(Kept { value, fresh }) => {
            let note = (!fresh).then(|| stale_note(state));
            let answer = el("div")
                .class(if fresh { "answer" } else { "answer stale" })
                .children(answer(&value, fresh));
            note.into_iter().chain([answer]).map(Markup::from).collect()
        }
        None => vec![start(state).into()],
    };
    let spoken = Memo::new(move |_| spoken(state));
    let act = move |event: web_sys::MouseEvent| {
        if let Some((input, place)) = clicked_place(&event) {
            state.select(input, place);
        } else if let Some(key) = clicked(&event, "data-ask") {
            state.request.ask_for(&key);
        }
    };
    view! {
        <section id="verdict" class="verdict" tabindex="-1" aria-label="Verdict" on:click=act>
            <p class="unseen" role="status">{spoken}</p>
            <Sheet class="verdict-sheet" draw=Box::new(draw) />
        </section>
    }
}

/// On a narrow screen: the verdict stays in sight while one types further down.
#[component]
pub(crate) fn VerdictPill(state: &'static State) -> impl IntoView {
    let draw = move || {
        let pill = state.report.get().map(|Kept { value, fresh }| pill(value.verdict, "#verdict", fresh));
        pill.into_iter().map(Markup::from).collect()
    };
    view! { <Sheet class="pill-place" draw=Box::new(draw) /> }
}

/// Says that the verdict in view is not that of the texts as they stand, and why.
fn stale_note(state: &State) -> Element {
    let error = error(state);
    let reason = error.as_ref().map(|error| {
        el("p")
            .children(prose(&sentence(&error.message)))
            .child(" ")
            .child(link(line_of(error.span)).at(error.input, error.span))
    });
    el("div")
        .class("stale-note")
        .child(
            el("p")
                .child(el("b").child(waiting_for(state)))
                .child(" Below is the verdict of the last readable input."),
        )
        .children(reason)
}

/// The first of the texts that cannot be read.
fn error(state: &State) -> Problem {
    let token = state.token_reading.with(|reading| reading.error().cloned());
    token
        .or_else(|| state.policy_reading.with(|reading| reading.error().cloned()))
        .or_else(|| state.limits_problem.get())
}

/// What has to happen before there is a new verdict.
fn waiting_for(state: &State) -> &'static str {
    match (state.token_reading.get(), state.policy_reading.get()) {
        (Reading::Unreadable(_), Reading::Unreadable(_)) => "Neither text can be read.",
        (Reading::Unreadable(_), _) => "The token cannot be read.",
        (_, Reading::Unreadable(_)) => "The trust policy cannot be read.",
        (Reading::Empty, _) => "The token is missing.",
        (_, Reading::Read(_)) => "The resource control policy cannot be read.",
        _ => "The trust policy is missing.",
    }
}

/// The answer in a sentence, for those who hear the page.
fn spoken(state: &State) -> String {
    let note = state.spoken_note().map(|note| sentence(&plain(note)) + " ").unwrap_or_default();
    note + &spoken_verdict(state)
}

fn spoken_verdict(state: &State) -> String {
    if let Some(error) = error(state) {
        return format!(
            "{} {} Line {}.",
            waiting_for(state),
            sentence(&plain(&error.message)),
            error.span.line
        );
    }
    let Some(report) = state.fresh_report() else { return String::new() };
    let word = report.verdict.word();
    match report.findings.iter().find(|finding| finding.severity == Severity::Cause) {
        Some(cause) => format!("{word}. {}", sentence(&plain(&cause.title))),
        None => format!("{word}."),
    }
}
