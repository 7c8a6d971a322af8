//! An edit of the policy that was tried, and the button that makes it.

use leptos::prelude::*;
use whydenied_report::{Fix, Verdict, Words};

use super::difference::{Difference, difference};
use super::with_cause;
use crate::state::state;
use crate::verdict::{Shown, focus_verdict};
use crate::words::{Mark as _, prose, sentence, shape, unseen};

/// What is drawn of an edit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    title: String,
    verdict_after: Verdict,
    difference: Option<Difference>,
    needs: Vec<Words>,
}

impl Offer {
    /// That of a fix of `text`.
    pub(super) fn of(fix: &Fix, text: &str) -> Self {
        Self {
            title: fix.title.clone(),
            verdict_after: fix.verdict_after,
            difference: Difference::of(fix, text),
            needs: fix.needs.clone(),
        }
    }
}

/// The edit of that number among those of the first cause.
pub(super) fn offer(shown: Shown, index: usize, offer: Offer) -> AnyView {
    let Offer { title, verdict_after, difference: lines, needs } = offer;
    let mark = verdict_after.mark();
    let tried = match verdict_after {
        Verdict::Allowed => "tried: allowed",
        Verdict::Denied => "tried: still denied",
        Verdict::Depends => "tried: then it depends",
    };
    let needs = needs.into_iter().map(|need| view! { <p class="note">{prose(&sentence(&need))}</p> });
    view! {
        <article class="fix">
            <header>
                <h4>{prose(&sentence(&title))}</h4>
                <span class=format!("outcome {mark}")>{shape(mark)} {tried}</span>
                <button type="button" class="main" data-fix=index.to_string() on:click=apply(shown, index)>
                    "Apply" {unseen(format!(": {title}"))}
                </button>
            </header>
            {lines.map(difference)}
            {needs.collect_view()}
        </article>
    }
    .into_any()
}

/// Puts the edited policy in place; the editor undoes it as it undoes what is typed.
fn apply<E>(shown: Shown, index: usize) -> impl Fn(E) + Clone + Send + 'static {
    let (state, service) = (state(), shown.service);
    move |_| {
        let edited = untrack(|| {
            with_cause(service, shown.answers, |finding, text| {
                finding.fix.iter().chain(&finding.alternatives).nth(index)?.apply(text)
            })
        });
        let Some(edited) = edited.flatten() else { return };
        state.put_text(service.policy(), &edited);
        focus_verdict(service);
    }
}
