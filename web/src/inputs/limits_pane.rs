//! A resource control policy of the role's organization, folded until it is wanted.

use leptos::prelude::*;
use whydenied::report::Input;
use whydenied_view::markup::Markup;
use whydenied_view::problem::problem;

use super::text_pane::{act, found};
use crate::intake::note;
use crate::sheet::Sheet;
use crate::state::State;

/// The pane of the resource control policy.
#[component]
pub(crate) fn LimitsPane(state: &'static State) -> impl IntoView {
    let text = state.limits;
    let facts = move || match (text.with(|text| text.trim().is_empty()), state.limits_problem.get()) {
        (true, _) => "optional",
        (false, Some(_)) => "cannot be read",
        (false, None) => "1 given",
    };
    let below = move || {
        let problem = state.limits_problem.get().map(|error| text.with(|text| problem(text, &error)));
        let note = state.note_on(Input::ResourceControlPolicy).map(note);
        note.into_iter().chain(problem).map(Markup::from).collect()
    };
    let found = move || found(state, Input::ResourceControlPolicy, state.limits_problem.get());
    state.editors.follow("limits", state.limits_area, text, found);
    view! {
        <details class="pane limits-pane" on:click=move |event| act(state, &event)>
            <summary class="pane-head"><h2>"Resource control policy"</h2><p class="facts">{facts}</p></summary>
            <div class="fields">
                <div class="field">
                    <label for="limits">"A policy of the role's organization, which can only deny"</label>
                    <textarea
                        id="limits"
                        rows="8"
                        node_ref=state.limits_area
                        aria-describedby="limits-problem"
                        aria-invalid=move || state.limits_problem.get().map(|_| "true")
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        prop:value=text
                        on:input=move |event| state.take_in(Input::ResourceControlPolicy, &event)
                    ></textarea>
                </div>
            </div>
            <div id="limits-problem"><Sheet class="problem-place" draw=Box::new(below) /></div>
        </details>
    }
}
