//! What can be done about a verdict: edits of the policy, each with the lines it changes, what can be changed
//! elsewhere, and what one takes along.
//!
//! - [`offer`] is an edit, with its [`difference`]; [`remedy`] what can be changed elsewhere.
//! - [`risks`] are what the policy lets happen, [`take_along`] the buttons below.

mod difference;
mod offer;
mod remedy;
mod risks;
mod take_along;

use std::sync::Arc;

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_questions::texts::Texts;
use whydenied_report::{Finding, Fix, Remedy, Report};

pub(crate) use risks::Risks;
pub(crate) use take_along::TakeAlong;

use crate::live::live;
use crate::state::{Answers, text_of};
use crate::verdict::{Shown, causes};
use offer::{Offer, offer};
use remedy::remedy;

/// What is drawn of them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Drawn {
    offers: Vec<Offer>,
    remedies: Vec<Remedy>,
}

/// What can be done about the first cause; nothing where nothing is known. The fix is the offer 0, the alternatives
/// follow.
#[component]
pub(crate) fn Fixes(shown: Shown) -> impl IntoView {
    let places = shown.part(|report| causes(report).iter().map(|cause| cause.span).collect::<Vec<_>>());
    let drawn = Memo::new(move |_| {
        let places = places.get();
        let offer = |fix: &Fix, text: &str| Offer::of(fix, text, &places);
        let drawn = |finding: &Finding, text: &str| Drawn {
            offers: finding.fix.iter().chain(&finding.alternatives).map(|fix| offer(fix, text)).collect(),
            remedies: finding.remedies.clone(),
        };
        with_cause(shown.service, shown.answers, drawn).unwrap_or_default()
    });
    let section = move |Drawn { offers, remedies }: Drawn| {
        let mut offers = offers.into_iter().enumerate().map(|(index, one)| offer(shown, index, one));
        let first = offers.next();
        let others: Vec<_> = offers.collect();
        view! {
            <section class="fixes" aria-label="What to do">
                {first}
                {(!others.is_empty()).then(|| other_ways(others))}
                {remedies.into_iter().enumerate().map(remedy).collect_view()}
            </section>
        }
    };
    let has_some = |drawn: &Drawn| !(drawn.offers.is_empty() && drawn.remedies.is_empty());
    live(move || Some(drawn.get()).filter(has_some).map(section))
}

/// Whether anything can be done about the first cause.
pub(crate) fn has_some(shown: Shown) -> Memo<bool> {
    let has_some = |finding: &Finding, _: &str| finding.fix.is_some() || !finding.remedies.is_empty();
    Memo::new(move |_| with_cause(shown.service, shown.answers, has_some).unwrap_or(false))
}

fn other_ways(others: Vec<AnyView>) -> AnyView {
    let title = match others.len() {
        1 => "Another way".to_owned(),
        count => format!("{count} other ways"),
    };
    view! {
        <details class="other-fixes">
            <summary>{title}</summary>
            {others}
        </details>
    }
    .into_any()
}

/// Looks at the finding to read first, and at the text that its fixes are edits of. Of AWS both come with the advice.
fn with_cause<T>(service: Service, answers: Answers, look: impl FnOnce(&Finding, &str) -> T) -> Option<T> {
    let seen = |report: Option<&Report>, texts: RwSignal<Arc<Texts>>| {
        let finding = report?.main_finding()?;
        let name = text_of(service, finding.input)?;
        Some(texts.with(|texts| look(finding, texts.get(name))))
    };
    match service {
        Service::Aws => answers.advice.with(|advice| seen(advice.report.as_ref(), answers.advised)),
        Service::Pulumi => answers.report.with(|report| seen(report.as_deref(), answers.texts)),
    }
}
