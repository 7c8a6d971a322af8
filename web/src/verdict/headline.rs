//! The verdict in one word, by shape, word and colour, and what the service would answer.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};
use whydenied_questions::Service;
use whydenied_questions::fields::JUDGE_TIMES;
use whydenied_report::{Confidence, Kind, Report, ServiceError, Verdict, Words, rests_on};

use super::Shown;
use crate::live::live;
use crate::state::state;
use crate::words::{Mark as _, confidence_badge, paragraph, prose, shape};

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
    let draw = move |Head { verdict, confidence, answer }| {
        view! {
            <header class=format!("headline {}", verdict.mark())>
                {seal(verdict)}
                <div>
                    <h2>{verdict.word()} {confidence_badge(confidence)}</h2>
                    {answered(answer)}
                    <RefusedNow shown/>
                </div>
            </header>
        }
    };
    let place = NodeRef::<html::Div>::new();
    watch(place, shown.answers.is_headline_seen);
    view! { <div node_ref=place>{live(move || head.get().map(draw))}</div> }
}

/// Keeps up to date whether an element is on the screen.
fn watch(place: NodeRef<html::Div>, is_seen: RwSignal<bool>) {
    let hear = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.iter().last().and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
        // The headline may be gone meanwhile.
        is_seen.try_set(last.is_some_and(|entry| entry.is_intersecting()));
    });
    let Ok(observer) = IntersectionObserver::new(hear.as_ref().unchecked_ref()) else { return };
    let observer = StoredValue::new_local((observer, hear));
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            observer.with_value(|(observer, _)| observer.observe(&place));
        }
    });
    on_cleanup(move || {
        observer.with_value(|(observer, _)| observer.disconnect());
        is_seen.try_set(false);
    });
}

/// That the token's time is over, or not there yet, and what the verdict makes of that.
#[component]
fn RefusedNow(shown: Shown) -> impl IntoView {
    let state = state();
    let refused = shown.part(|report| report.refused_now.clone());
    let times = state.text(JUDGE_TIMES);
    let is_judged = Memo::new(move |_| shown.service == Service::Aws && times.with(|times| times == "true"));
    let choice = move |own: bool, words: &'static str| {
        let choose = move |_| times.set(if own { "true" } else { "" }.to_owned());
        view! {
            <button type="button" aria-pressed=move || (is_judged.get() == own).to_string() on:click=choose>
                {words}
            </button>
        }
    };
    let switch = move || {
        view! {
            <span class="segmented" role="group" aria-label="Judged as of">
                {choice(false, "when it was valid")} {choice(true, "now")}
            </span>
        }
    };
    live(move || {
        let refused = refused.get();
        if refused.is_none() && !is_judged.get() {
            return None;
        }
        let said = refused.map(|refused| {
            view! { {shape("warning")} <span>{prose(&format!("The token {refused}."))}</span> }
        });
        let judged =
            (shown.service == Service::Aws).then(|| view! { <span>"Judged as of"</span> {switch()} });
        Some(view! { <div class="refused-now">{said} {judged}</div> })
    })
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

/// Each verdict has an outline of its own.
pub(super) fn seal(verdict: Verdict) -> AnyView {
    let [outline, sign] = match verdict {
        Verdict::Allowed => ["M2 24a22 22 0 1 0 44 0a22 22 0 1 0-44 0Z", "m15 25 6.5 6.5L33.5 18"],
        Verdict::Denied => ["M15 2.500h18L45.500 15v18L33 45.500H15L2.500 33V15Z", "m17 17 14 14m0-14L17 31"],
        Verdict::Depends => [
            "M24 1.500 46.500 24 24 46.500 1.500 24Z",
            "M19.200 19.800a4.900 4.900 0 1 1 7.200 4.300c-1.600.9-2.400 1.900-2.400 3.600M24 32.800v.1",
        ],
    };
    view! {
        <svg class="icon" viewBox="0 0 48 48" aria-hidden="true">
            <path d=outline></path>
            <path d=sign></path>
        </svg>
    }
    .into_any()
}

/// What a verdict rests on: its name, and of an expression of a program what that would have to be.
type Unknown = (String, Option<String>);

pub(crate) fn unknown(report: &Report) -> Vec<Unknown> {
    let needs = |name: &str| {
        let hole = report.holes.iter().find(|hole| hole.expression == name);
        hole.map(|hole| hole.needed().unwrap_or_default())
    };
    let names = report.depends_on.iter().map(|name| rests_on(name));
    names.map(|name| (name.to_owned(), needs(name))).collect()
}

/// On `depends`: what nobody gave, each with a way to give it.
#[component]
pub(super) fn UnknownKeys(shown: Shown) -> impl IntoView {
    let state = state();
    let keys = shown.part(unknown);
    let row = move |(key, needs): Unknown| {
        let asked = key.clone();
        let needed = needs.filter(|needed| !needed.is_empty());
        view! {
            <li>
                <code>{key.clone()}</code>
                {needed.map(|words| view! { <span>{prose(&words)}</span> })}
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
    let section = move |keys: Vec<Unknown>| {
        let title = if keys.iter().all(|(_, needs)| needs.is_some()) {
            "Say what the program leaves open, and it is settled"
        } else {
            "Tell what the request carries, and it is settled"
        };
        view! {
            <section class="unknown-keys" aria-labelledby="unknown-keys-title">
                <h3 id="unknown-keys-title">{title}</h3>
                <ul>{keys.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    };
    live(move || Some(keys.get()).filter(|keys| !keys.is_empty()).map(section))
}
