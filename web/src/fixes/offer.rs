//! An edit of the policy that was tried, and the button that makes it.

use leptos::prelude::*;
use whydenied_report::{Fix, Place, Verdict, Words};

use super::difference::{Difference, difference};
use super::with_cause;
use crate::state::{state, text_of};
use crate::verdict::Shown;
use crate::words::{Mark as _, prose, sentence, shape, unseen};

/// What is drawn of an edit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    title: String,
    verdict_after: Verdict,
    difference: Option<Difference>,
    needs: Vec<Words>,
    /// Which of several causes it mends, where it edits what they are about.
    mends: Option<String>,
}

impl Offer {
    /// That of a fix of `text`, of which these are the places of the causes.
    pub(super) fn of(fix: &Fix, text: &str, causes: &[Option<Place>]) -> Self {
        Self {
            title: fix.title.clone(),
            verdict_after: fix.verdict_after,
            difference: Difference::of(fix, text),
            needs: fix.needs.clone(),
            mends: mended(fix, causes),
        }
    }
}

/// Which of several causes a fix mends, by their numbers.
fn mended(fix: &Fix, causes: &[Option<Place>]) -> Option<String> {
    let is_edited = |place: &Place| fix.edits.iter().any(|it| it.start <= place.end && place.start <= it.end);
    let numbers = causes.iter().enumerate().filter(|(_, place)| place.as_ref().is_some_and(is_edited));
    let numbers: Vec<_> = numbers.map(|(index, _)| (index + 1).to_string()).collect();
    match (causes.len(), numbers.as_slice()) {
        (0 | 1, _) | (_, []) => None,
        (all, mended) if mended.len() == all => Some(format!("Mends all {all}.")),
        (_, [only]) => Some(format!("Mends {only}.")),
        (_, [first @ .., last]) => Some(format!("Mends {} and {last}.", first.join(", "))),
    }
}

/// The edit of that number among those of the first cause.
pub(super) fn offer(shown: Shown, index: usize, offer: Offer) -> AnyView {
    let Offer { title, verdict_after, difference: lines, needs, mends } = offer;
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
            {mends.map(|words| view! { <p class="note mends">{words}</p> })}
            {lines.map(difference)}
            {needs.collect_view()}
        </article>
    }
    .into_any()
}

/// Puts the edited text in place; the editor undoes it as it undoes what is typed.
fn apply<E>(shown: Shown, index: usize) -> impl Fn(E) + Clone + Send + 'static {
    let (state, service) = (state(), shown.service);
    move |_| {
        let edited = untrack(|| {
            with_cause(service, shown.answers, |finding, text| {
                let edited = finding.fix.iter().chain(&finding.alternatives).nth(index)?.apply(text)?;
                Some((text_of(service, finding.input)?, edited))
            })
        });
        let Some((name, edited)) = edited.flatten() else { return };
        state.put_text(name, &edited);
        state.focus_verdict(service);
    }
}
