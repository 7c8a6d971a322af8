//! The verdict in one word, by shape, word and colour, and what the service would answer.

use leptos::prelude::*;
use whydenied_report::{Confidence, Kind, Report, ServiceError, Verdict, Words};

use super::Shown;
use crate::live::live;
use crate::state::state;
use crate::words::{Mark as _, confidence_badge, paragraph, prose};

/// What is drawn of a report above all.
#[derive(Clone, Debug, PartialEq)]
struct Head {
    verdict: Verdict,
    confidence: Confidence,
    answer: Answer,
}

/// What the service answers, as far as that is known.
#[derive(Clone, Debug, PartialEq)]
enum Answer {
    Error(ServiceError),
    Lead(String),
    /// What becomes of what is asked for, and what there is to know of the answer.
    Exchange {
        lead: String,
        answer: Option<Words>,
    },
    Nothing,
}

impl Head {
    fn of(report: &Report) -> Self {
        let lead = report.lead.clone();
        let answer = match (report.kind, &report.error, &report.exchange) {
            (Kind::Aws, Some(error), _) => Answer::Error(error.clone()),
            (Kind::Aws, None, _) => Answer::Lead(lead),
            (Kind::Pulumi, _, None) => Answer::Nothing,
            (Kind::Pulumi, _, Some(exchange)) => {
                let is_denied = report.verdict == Verdict::Denied;
                Answer::Exchange { lead, answer: is_denied.then(|| exchange.answer.clone()) }
            }
        };
        Self { verdict: report.verdict, confidence: report.confidence, answer }
    }
}

/// The word and the service's answer.
#[component]
pub(super) fn Headline(shown: Shown) -> impl IntoView {
    let head = shown.part(|report| Some(Head::of(report)));
    let draw = |Head { verdict, confidence, answer }| {
        view! {
            <header class=format!("headline {}", verdict.mark())>
                {seal(verdict)}
                <div>
                    <h2>{verdict.word()} {confidence_badge(confidence)}</h2>
                    {answered(answer)}
                </div>
            </header>
        }
    };
    live(move || head.get().map(draw))
}

fn answered(answer: Answer) -> AnyView {
    match answer {
        Answer::Error(error) => service_answer(error),
        Answer::Lead(lead) => view! { <p>{prose(&lead)}</p> }.into_any(),
        Answer::Exchange { lead, answer } => {
            let answer = answer.and_then(|answer| paragraph("older", &answer));
            view! { <div><p>{prose(&lead)}</p> {answer}</div> }.into_any()
        }
        Answer::Nothing => view! { <p></p> }.into_any(),
    }
}

/// What the service answers, and what it answered before.
fn service_answer(error: ServiceError) -> AnyView {
    let ServiceError { code, message, older_message } = error;
    if message.is_empty() {
        return view! { <p><code>{code}</code> ", in words that nobody has published"</p> }.into_any();
    }
    let older =
        older_message.map(|older| view! { <span class="older">{format!("Until 2025: {older}")}</span> });
    view! { <p><code>{format!("{code}: {message}")}</code> {older}</p> }.into_any()
}

/// Each verdict has an outline of its own, drawn in `index.html`.
fn seal(verdict: Verdict) -> AnyView {
    let name = match verdict {
        Verdict::Allowed => "#seal-allowed",
        Verdict::Denied => "#seal-denied",
        Verdict::Depends => "#seal-depends",
    };
    view! { <svg class="icon" aria-hidden="true"><use href=name></use></svg> }.into_any()
}

/// On `depends`: the keys that nobody gave, each with a way to give it.
#[component]
pub(super) fn UnknownKeys(shown: Shown) -> impl IntoView {
    let state = state();
    let keys = shown.part(|report| report.depends_on.clone());
    let row = move |key: String| {
        let asked = key.clone();
        view! {
            <li>
                <code>{key.clone()}</code>
                <button
                    type="button"
                    data-ask=key
                    disabled=shown.is_stale()
                    on:click=move |_| state.ask_for(&asked)
                >
                    "Give a value"
                </button>
            </li>
        }
    };
    let section = move |keys: Vec<String>| {
        view! {
            <section class="unknown-keys" aria-labelledby="unknown-keys-title">
                <h3 id="unknown-keys-title">"Tell what the request carries, and it is settled"</h3>
                <ul>{keys.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    };
    live(move || Some(keys.get()).filter(|keys| !keys.is_empty()).map(section))
}
