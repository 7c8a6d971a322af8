//! Says that the verdict in view is not that of the texts as they stand, and why.

use leptos::prelude::*;
use whydenied_report::InputError;

use super::{Shown, said};
use crate::live::live;
use crate::place::PlaceLink;
use crate::words::{line_of, prose, sentence};

/// Nothing while the verdict is that of the texts as they stand.
#[component]
pub(super) fn StaleNote(shown: Shown) -> impl IntoView {
    let Shown { service, answers, .. } = shown;
    let waiting = Memo::new(move |_| {
        let is_stale = !shown.is_fresh.get();
        is_stale.then(|| {
            let said = |examination: &_| {
                (said::waiting_for(service, examination), said::error(examination).cloned())
            };
            answers.examination.with(|examination| said(examination))
        })
    });
    let reason = move |error: InputError| {
        let InputError { input, message, span, .. } = error;
        view! {
            <p>
                {prose(&sentence(&message))} " "
                <PlaceLink service input place=Some(span) words=line_of(span)/>
            </p>
        }
    };
    let note = move |(waiting_for, error): (&'static str, Option<InputError>)| {
        view! {
            <div class="stale-note">
                <p>
                    <b>{waiting_for}</b> " Below is the verdict of the last readable input."
                </p>
                {error.map(reason)}
            </div>
        }
    };
    live(move || waiting.get().map(note))
}
