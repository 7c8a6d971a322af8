//! What there is to say next to the first cause: further causes, risks, hints.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_report::{Confidence, Finding, Input, Place, Words};

use super::Shown;
use crate::calls;
use crate::dialogs::Dialog;
use crate::each::{Placed, each_or_folded};
use crate::live::live;
use crate::place::PlaceLink;
use crate::state::state;
use crate::words::{Mark as _, confidence_badge, line_of, paragraph, prose, sentence, shape, unseen};

/// What is drawn of a finding.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    mark: &'static str,
    word: &'static str,
    pub(super) title: String,
    pub(super) detail: Words,
    pub(super) help: Words,
    code: Words,
    confidence: Confidence,
    source: Option<Words>,
    input: Input,
    /// Where it is, in words.
    location: Option<String>,
}

/// What stands in the place of the token, in a word.
fn token_or_caller() -> String {
    state().shown().calls.with(|calls| calls.as_deref().map_or_else(|| "token".to_owned(), calls::word))
}

/// What is drawn of a finding, and its place.
pub(crate) fn told(finding: &Finding) -> (Told, Option<Place>) {
    let location = finding.span.map(|span| match finding.input {
        Input::Policy => line_of(span),
        Input::Token => format!("{}, {}", token_or_caller(), line_of(span)),
        Input::Provider => format!("provider, {}", line_of(span)),
        Input::Jwks => format!("keys, {}", line_of(span)),
        Input::Request => format!("request, {}", line_of(span)),
        Input::ResourceControlPolicy => format!("resource control policy, {}", line_of(span)),
    });
    let told = Told {
        mark: finding.severity.mark(),
        word: finding.severity.word(),
        title: finding.title.clone(),
        detail: finding.detail.clone(),
        help: finding.help.clone(),
        code: finding.code.clone(),
        confidence: finding.confidence,
        source: finding.source.clone(),
        input: finding.input,
        location,
    };
    (told, finding.span)
}

/// How the places of findings are links.
#[derive(Clone, Copy)]
pub(crate) struct Links {
    service: Service,
    /// Whether they may lie elsewhere by now.
    is_stale: Signal<bool>,
}

impl Shown {
    /// Those of the report that is shown.
    pub(crate) fn links(self) -> Links {
        Links { service: self.service, is_stale: Signal::derive(move || !self.is_fresh.get()) }
    }
}

/// A pane of findings under a title; nothing where there are none.
pub(crate) fn findings_pane(
    links: Links,
    title_id: &'static str,
    title: Signal<&'static str>,
    findings: Memo<Placed<Told>>,
) -> AnyView {
    let has_some = Memo::new(move |_| findings.with(|findings| !findings.is_empty()));
    let draw = move |told: Memo<Option<Told>>, place: Memo<Option<Place>>| {
        view! { {live(move || told.get().map(|told| row(links, &told, place.into())))} }.into_any()
    };
    view! {
        <Show when=move || has_some.get()>
            <section class="pane findings" aria-labelledby=title_id>
                <header class="pane-head">
                    <h2 id=title_id>{live(move || title.get())}</h2>
                </header>
                {each_or_folded(findings, "more-findings", ["Finding", "Findings"], draw)}
            </section>
        </Show>
    }
    .into_any()
}

/// A finding about a text that is there as it was looked at.
#[component]
pub(crate) fn FindingRow(
    finding: Finding,
    service: Service,
    /// Whether its title stands above already.
    #[prop(optional)]
    is_untitled: bool,
) -> impl IntoView {
    let (mut told, place) = told(&finding);
    if is_untitled {
        told.title = String::new();
    }
    row(Links { service, is_stale: Signal::stored(false) }, &told, Signal::stored(place))
}

/// A finding with all it says.
fn row(links: Links, told: &Told, place: Signal<Option<Place>>) -> AnyView {
    let Told { mark, word, title, detail, help, .. } = told;
    let heading = (!title.is_empty())
        .then(|| view! { <h3>{unseen(format!("{word}: "))} {prose(&sentence(title))}</h3> });
    view! {
        <article class=format!("row finding {mark}")>
            {shape(mark)}
            <div>
                {heading}
                {paragraph("detail", detail)}
                {paragraph("help", help)}
                {provenance(links, told, place)}
            </div>
        </article>
    }
    .into_any()
}

/// Where it is, how surely it is known, where it says so, and its code, which is the way to what it means.
pub(super) fn provenance(links: Links, told: &Told, place: Signal<Option<Place>>) -> AnyView {
    let state = state();
    let Told { code, confidence, source, input, location, .. } = told.clone();
    let Links { service, is_stale } = links;
    let location = location.map(|words| view! { <PlaceLink service input place words is_stale/> });
    let documented = (confidence == Confidence::Documented).then(|| view! { <span>"documented"</span> });
    let source = source
        .map(|source| view! { <a href=source.into_owned() target="_blank" rel="noreferrer">"source"</a> });
    // An element has no dialogs: the code is a name there, by which it is found in the book.
    if state.is_element.get_value() {
        return view! {
            <p class="provenance">
                {location} {documented} {confidence_badge(confidence)} {source} <code class="code">{code}</code>
            </p>
        }
        .into_any();
    }
    let explained = code.clone().into_owned();
    let asked = explained.clone();
    let explain = move |_| state.dialog.set(Some(Dialog::Explanation(asked.clone())));
    view! {
        <p class="provenance">
            {location}
            {documented}
            {confidence_badge(confidence)}
            {source}
            <button
                type="button"
                class="code link"
                data-explains=explained
                title="What this means"
                on:click=explain
            >
                {code}
            </button>
        </p>
    }
    .into_any()
}
