//! The verdict on what was pasted, and what stands in its place while there is none.
//!
//! - [`answer`] is all there is to show of a report: [`headline`], [`cause`], [`gates`], the statements or policies with
//!   every test ([`statements`] are which of them are drawn, [`statement`] is one), [`findings`], [`context_table`].
//! - [`start`] stands in its place, [`half`] where one of the two texts is there alone, [`said`] has the words that say what is waited for and what is heard.
//! - [`comparison`] and [`tested`] are what is drawn of a test, as plain data.

mod answer;
mod assumptions;
mod cause;
mod comparison;
mod context_table;
mod examples;
pub(crate) mod facts;
mod filled;
mod findings;
mod gates;
mod half;
mod headline;
mod more;
mod said;
mod shown;
mod stale_note;
mod start;
mod statement;
mod statements;
mod test_row;
mod tested;
mod unread;

use leptos::prelude::*;
use web_sys::{Element, MouseEvent};
use whydenied_questions::Service;
use whydenied_report::Verdict as Decided;

pub(crate) use cause::{Cause, causes};
pub(crate) use findings::{FindingRow, Told, findings_pane, told};
pub(crate) use half::{PoliciesAlone, heading};
pub(crate) use headline::unknown;
pub(crate) use said::{ON_ITS_WAY, errors, waiting_for};
pub(crate) use shown::Shown;
pub(crate) use start::write_policy;
pub(crate) use unread::is_answer;

use crate::calls::CallList;
use crate::live::live;
use crate::problem::Problem;
use crate::state::{State, state};
use crate::words::{Mark as _, shape};
use answer::{AnswerOfAws, AnswerOfPulumi};
use half::HalfAnswer;
use stale_note::StaleNote;
use start::{StartOfAws, StartOfPulumi};
use unread::Unread;

/// The id of the verdict on a service: links lead to it, and the focus goes there once a fix was applied.
pub(crate) const fn verdict_id(service: Service) -> &'static str {
    match service {
        Service::Aws => "verdict",
        Service::Pulumi => "pulumi-verdict",
    }
}

impl State {
    /// Moves the focus to the verdict.
    pub(crate) fn focus_verdict(self, service: Service) {
        self.scope.focus(verdict_id(service));
    }

    /// The same in the place of following a link. The address stays as it is, for it may be one that holds everything.
    pub(crate) fn go_to_verdict(self, event: &MouseEvent, service: Service) {
        event.prevent_default();
        self.focus_verdict(service);
        if let Some(verdict) = self.scope.find::<Element>(verdict_id(service)) {
            verdict.set_scroll_top(0);
            verdict.scroll_into_view();
        }
    }
}

/// The verdict of a service.
#[component]
pub(crate) fn Verdict(service: Service) -> impl IntoView {
    let shown = Shown::of(service);
    let (label, spoken_id, content) = match service {
        Service::Aws => ("Verdict", "spoken", view! { <OfAws shown/> }.into_any()),
        Service::Pulumi => {
            ("Verdict of Pulumi Cloud", "pulumi-spoken", view! { <OfPulumi shown/> }.into_any())
        }
    };
    let spoken = Memo::new(move |_| said::spoken(state(), service));
    view! {
        <section
            id=verdict_id(service)
            class="verdict"
            tabindex="-1"
            aria-label=label
            aria-busy=move || shown.answers.is_busy.get().to_string()
        >
            <p class="unseen" role="status" id=spoken_id>
                {live(move || spoken.get())}
            </p>
            {content}
        </section>
    }
}

/// The way in stays, hidden by the answer: what it says of the texts changes where nobody sees it.
#[component]
fn OfAws(shown: Shown) -> impl IntoView {
    let has_report = Memo::new(move |_| shown.answers.report.with(Option::is_some));
    view! {
        <StartOfAws/>
        <CallList shown/>
        <HalfAnswer shown/>
        <Unread shown/>
        <div id="answer">
            <Show when=move || has_report.get()>
                <StaleNote shown/>
                <AnswerOfAws shown/>
            </Show>
        </div>
    }
}

/// No verdict of other texts stays here: what is wrong with them is said in its place.
#[component]
fn OfPulumi(shown: Shown) -> impl IntoView {
    let has_report = Memo::new(move |_| shown.is_fresh.get());
    let error = Memo::new(move |_| shown.answers.examination.with(|examination| examination.answer.clone()));
    let state = state();
    let in_its_place = move || match error.get() {
        // In the token's place may stand what Pulumi said when it failed.
        Some(error) => {
            let text = shown.answers.texts.with_untracked(|texts| texts.get("token").to_owned());
            view! { <Problem service=Service::Pulumi text error/> }.into_any()
        }
        None => view! { <StartOfPulumi/> <HalfAnswer shown/> <Unread shown/> }.into_any(),
    };
    view! {
        <div id="pulumi-answer">
            <Show when=move || state.has_seen_pulumi.get()>
                <CallList shown/>
                <Show when=move || has_report.get() fallback=move || view! { {in_its_place} }>
                    <AnswerOfPulumi shown/>
                    {pill(shown)}
                </Show>
            </Show>
        </div>
    }
}

/// The verdict in a word while one types below it on a narrow screen: on AWS's side.
#[component]
pub(crate) fn Pill() -> impl IntoView {
    view! { <div id="pill">{pill(Shown::of(Service::Aws))}</div> }
}

/// The verdict in a word, which leads to the whole one.
fn pill(shown: Shown) -> AnyView {
    let href = format!("#{}", verdict_id(shown.service));
    let verdict = shown.part(|report| Some(report.verdict));
    let is_seen = shown.answers.is_headline_seen;
    let state = state();
    let go = move |event: MouseEvent| state.go_to_verdict(&event, shown.service);
    let link = move |verdict: Decided| {
        let mark = verdict.mark();
        let class = move || format!("pill {mark}{}", if shown.is_fresh.get() { "" } else { " stale" });
        view! { <a href=href.clone() class=class hidden=is_seen on:click=go>{shape(mark)} {verdict.word()}</a> }
    };
    view! { {live(move || verdict.get().map(&link))} }.into_any()
}
