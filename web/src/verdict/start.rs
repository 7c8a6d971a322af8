//! What stands in the place of an answer: what to do next, and examples to begin with.

use leptos::prelude::*;
use whydenied_questions::Service;

use super::examples::{OF_AWS, OF_PULUMI, first_examples};
use super::said;
use crate::dialogs::Dialog;
use crate::live::live;
use crate::state::state;

/// On AWS's side. The page has it before anything runs, in the same words: `web/index.html`.
#[component]
pub(super) fn StartOfAws() -> impl IntoView {
    let state = state();
    let next = Memo::new(move |_| said::next(state, Service::Aws));
    view! {
        <div class="start">
            <h2>"Why was it denied?"</h2>
            <p class="quoted-error">
                <code>
                    "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity"
                </code>
            </p>
            <p class="next" id="next">
                {live(move || next.get())}
            </p>
            {(!state.is_element.get_value()).then(|| first_examples(&OF_AWS))}
        </div>
    }
}

/// On Pulumi Cloud's side.
#[component]
pub(super) fn StartOfPulumi() -> impl IntoView {
    let state = state();
    let next = Memo::new(move |_| said::next(state, Service::Pulumi));
    view! {
        <div class="start">
            <h2>"Why was the exchange denied?"</h2>
            <p class="next">{live(move || next.get())}</p>
            {(!state.is_element.get_value()).then(|| first_examples(&OF_PULUMI))}
        </div>
    }
}

/// The button that has the least policy written for the token; nothing where there are no dialogs.
pub(crate) fn write_policy(words: &'static str) -> AnyView {
    let state = state();
    if state.is_element.get_value() {
        return ().into_any();
    }
    let open = move |_| state.dialog.set(Some(Dialog::Written));
    view! { <button type="button" data-opens="written" on:click=open>{words}</button> }.into_any()
}
