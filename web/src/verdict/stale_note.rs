//! Says that the verdict in view is not that of the texts as they stand, and why.

use leptos::prelude::*;
use whydenied_report::InputError;

use super::unread::wrong;
use super::{Shown, said};
use crate::live::live;

/// Nothing while the verdict is that of the texts as they stand.
#[component]
pub(super) fn StaleNote(shown: Shown) -> impl IntoView {
    let Shown { service, answers, .. } = shown;
    let waiting = Memo::new(move |_| {
        let is_stale = !shown.is_fresh.get();
        is_stale.then(|| {
            answers.examination.with(|examination| {
                let errors: Vec<_> = said::errors(examination).cloned().collect();
                (said::waiting_for(service, examination), errors)
            })
        })
    });
    let note = move |(waiting_for, errors): (&'static str, Vec<InputError>)| {
        view! {
            <div class="stale-note">
                <p>
                    <b>{waiting_for}</b> " Below is the verdict of the last readable input."
                </p>
                {wrong(service, errors)}
            </div>
        }
    };
    live(move || waiting.get().map(note))
}
