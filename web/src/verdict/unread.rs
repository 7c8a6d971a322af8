//! What stands in the place of an answer while a text that it needs cannot be read: which text, why, and its place.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_questions::texts::TOKEN;
use whydenied_report::{Input, InputError};

use super::{Shown, said};
use crate::live::live;
use crate::place::PlaceLink;
use crate::problem::Problem;
use crate::state::state;
use crate::words::{prose, sentence};

/// Nothing while there is an answer, be it of texts before these, or what the service said in the token's place.
#[component]
pub(super) fn Unread(shown: Shown) -> impl IntoView {
    let answers = shown.answers;
    let unread = Memo::new(move |_| {
        let has_report = shown.service == Service::Aws && answers.report.with(Option::is_some);
        answers.examination.with(|examination| {
            if has_report || examination.answer.is_some() {
                return None;
            }
            let errors: Vec<_> = said::errors(examination).cloned().collect();
            (!errors.is_empty()).then(|| (said::waiting_for(shown.service, examination), errors))
        })
    });
    let text = move || answers.texts.with_untracked(|texts| texts.get(TOKEN).to_owned());
    live(move || {
        unread.get().map(|(what, mut errors)| match errors.first() {
            Some(error) if error.answer.is_some() => {
                let answer = errors.remove(0);
                service_answer(shown.service, text(), answer, errors)
            }
            _ => view! {
                <section class="unread" aria-labelledby="unread-title">
                    <h2 id="unread-title">{what}</h2>
                    {wrong(shown.service, errors)}
                </section>
            }
            .into_any(),
        })
    })
}

/// What is wrong with each text, and where.
pub(super) fn wrong(service: Service, errors: Vec<InputError>) -> AnyView {
    let each = |InputError { input, message, span, .. }: InputError| {
        let place = format!("line {}, column {}", span.line, span.column);
        view! {
            <p>
                {prose(&sentence(&message))} " "
                <PlaceLink service input place=Some(span) words=place/>
            </p>
        }
    };
    errors.into_iter().map(each).collect_view().into_any()
}

/// An error message of the service in the place of the token: what it means, and what to paste next, or what is wrong
/// with what was.
fn service_answer(service: Service, text: String, error: InputError, others: Vec<InputError>) -> AnyView {
    let state = state();
    let next = move |_| state.editors.select(service.policy(), 0, 0);
    view! {
        <section class="unread service-answer" aria-labelledby="unread-title">
            <h2 id="unread-title">"What this error means"</h2>
            <Problem service text error/>
            {wrong(service, others)}
            <p class="ways">
                <button type="button" class="way" on:click=next>
                    <b>"Now paste the trust policy"</b> " " <span>"and the token’s claims, to see which condition failed"</span>
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// Whether it is said in the place of the answer, and so not at its text.
pub(crate) fn is_answer(input: Input, error: &InputError) -> bool {
    input == Input::Token && error.answer.is_some()
}
