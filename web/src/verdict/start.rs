//! What stands in the place of an answer: what to do next, and examples to begin with.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_questions::examination::Examination;

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
    let is_alone = is_token_alone(Service::Aws);
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
            <div id="next-write">
                {live(move || is_alone.get().then(|| write_policy("Or have the least policy written")))}
            </div>
            {first_examples(&OF_AWS)}
        </div>
    }
}

/// On Pulumi Cloud's side.
#[component]
pub(super) fn StartOfPulumi() -> impl IntoView {
    let state = state();
    let next = Memo::new(move |_| said::next(state, Service::Pulumi));
    let is_alone = is_token_alone(Service::Pulumi);
    view! {
        <div class="start">
            <h2>"Why was the exchange denied?"</h2>
            <p class="next">{live(move || next.get())}</p>
            {live(move || is_alone.get().then(|| write_policy("Write the least policy")))}
            {first_examples(&OF_PULUMI)}
        </div>
    }
}

/// Whether the token can be read and there is no policy.
fn is_token_alone(service: Service) -> Memo<bool> {
    let answers = state().answers(service);
    let is_alone =
        |examination: &Examination| examination.token.read().is_some() && examination.policy.is_missing();
    Memo::new(move |_| answers.examination.with(|examination| is_alone(examination)))
}

/// The button that has the least policy written for the token.
pub(crate) fn write_policy(words: &'static str) -> AnyView {
    let state = state();
    let open = move |_| state.dialog.set(Some(Dialog::Written));
    view! { <button type="button" data-opens="written" on:click=open>{words}</button> }.into_any()
}
