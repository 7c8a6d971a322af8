//! What one does with a verdict: tell others of it, take the policy, have a lesser one written.

use leptos::prelude::*;
use whydenied_questions::Service;

use crate::copy_button::{CopyButton, CopyMade};
use crate::dialogs::{Dialog, Form};
use crate::share::message_of;
use crate::state::state;
use crate::verdict::{Shown, write_policy};

/// The buttons; of AWS they come with the advice.
#[component]
pub(crate) fn TakeAlong(shown: Shown) -> impl IntoView {
    let answers = shown.answers;
    let is_there = Memo::new(move |_| match shown.service {
        Service::Aws => answers.advice.with(|advice| advice.report.is_some()),
        Service::Pulumi => true,
    });
    view! {
        <Show when=move || is_there.get()>
            <Buttons service=shown.service/>
        </Show>
    }
}

#[component]
fn Buttons(service: Service) -> impl IntoView {
    let state = state();
    let share = move |form| move |_| state.dialog.set(Some(Dialog::Share(form)));
    let message = move || async move {
        let message = message_of(state).await;
        message.inspect_err(|failure| state.give_up(failure)).ok()
    };
    let policy = service.policy();
    view! {
        <div class="take-along" role="group" aria-label="Take it along">
            <CopyMade words="Copy as Markdown" copies="markdown" make=message/>
            {(!state.is_element.get_value()).then(|| view! {
                <button type="button" data-opens="share" data-form="json" on:click=share(Form::Json)>
                    "Report as JSON"
                </button>
            })}
            <CopyButton words="Copy the policy" copies=policy text=state.text(policy)/>
            {write_policy("Write the least policy")}
        </div>
    }
}
