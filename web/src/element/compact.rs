//! What an element shows: the verdict in a line, then the policy beside the cause, or beside whom it lets in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use whydenied_questions::Service;
use whydenied_questions::examination::{Examination, Half};
use whydenied_report::Reading;

use super::View;
use super::listing::{Listing, what};
use crate::calls::CallList;
use crate::fixes::Fixes;
use crate::live::live;
use crate::problem::Problem;
use crate::share::fragment_of_all;
use crate::state::{State, state, text_of};
use crate::verdict::{Cause, ON_ITS_WAY, PoliciesAlone, Shown, errors, heading, unknown, waiting_for};
use crate::words::{Mark as _, indented, prose, sentence, shape};

/// The verdict in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Head {
    mark: &'static str,
    word: &'static str,
    sentence: String,
}

/// The element.
#[component]
pub(crate) fn Compact(view: View, playground: Option<String>) -> impl IntoView {
    let state = state();
    let head = Memo::new(move |_| head(state, view));
    let drawn = move |Head { mark, word, sentence }: Head| {
        let shape = (!mark.is_empty()).then(|| shape(mark));
        let word = (!word.is_empty()).then(|| view! { <b>{word}</b> " " });
        view! { {shape} <p>{word} {prose(&sentence)}</p> }
    };
    view! {
        <div class=move || format!("we-head {}", head.with(|head| head.mark)) role="status">
            {live(move || drawn(head.get()))}
        </div>
        {live(move || body(Shown::of(state.side.get()), view))}
        <Foot playground/>
    }
}

fn head(state: State, view: View) -> Head {
    if let Some(trouble) = state.trouble.get() {
        return Head { mark: "warning", word: "", sentence: trouble };
    }
    let service = state.side.get();
    let has_texts = state.placing.get() > 0 || !state.texts().of(service).are_empty();
    state.answers(service).examination.with(|examination| match &examination.report {
        Some(report) if view == View::Verdict => {
            let cause = report.main_finding().map(|cause| sentence(&cause.title));
            let sentence = cause.unwrap_or_else(|| sentence(&report.lead));
            Head { mark: report.verdict.mark(), word: report.verdict.word(), sentence }
        }
        _ => of_half(examination, service, has_texts),
    })
}

fn of_half(examination: &Examination, service: Service, has_texts: bool) -> Head {
    if let Some((verdict, sentence)) = heading(&examination.half) {
        return Head { mark: verdict.mark(), word: "", sentence };
    }
    let is_unread = errors(examination).next().is_some();
    let sentence = match (is_unread, has_texts) {
        (true, _) => waiting_for(service, examination),
        (false, true) => ON_ITS_WAY,
        (false, false) => "There is nothing to judge: neither a policy nor a token is here.",
    };
    Head { mark: if is_unread { "fail" } else { "" }, word: "", sentence: sentence.to_owned() }
}

fn body(shown: Shown, view: View) -> AnyView {
    let has_policy = Memo::new(move |_| shown.answers.examination.with(|it| !it.policy.is_missing()));
    view! {
        <div class="we-body">
            <section class="we-policy" hidden=move || !has_policy.get()>
                <h3>{what(shown.service)}</h3>
                <Listing shown/>
            </section>
            <div class="we-answer">
                <CallList shown/>
                <Answer shown view/>
                <TokenAlone shown/>
            </div>
        </div>
    }
    .into_any()
}

/// What stands beside the policy.
#[component]
fn Answer(shown: Shown, view: View) -> impl IntoView {
    let has_report = Memo::new(move |_| view == View::Verdict && shown.is_fresh.get());
    let half = Memo::new(move |_| {
        shown.answers.examination.with(|it| match &it.half {
            half @ Half::Policies { .. } => half.clone(),
            _ => Half::Neither,
        })
    });
    let state = state();
    let unread =
        Memo::new(move |_| shown.answers.examination.with(|it| errors(it).cloned().collect::<Vec<_>>()));
    let problems = move || {
        let problem = |error: whydenied_report::InputError| {
            let text = text_of(shown.service, error.input).map(|name| state.text(name).get_untracked());
            view! { <Problem service=shown.service text=text.unwrap_or_default() error/> }
        };
        unread.get().into_iter().map(problem).collect_view()
    };
    let half = move || match half.get() {
        Half::Policies { admissions, findings } => {
            Some(view! { <PoliciesAlone service=shown.service admissions findings/> })
        }
        Half::Neither | Half::Token(_) => None,
    };
    view! {
        <Show when=move || has_report.get()>
            <Cause shown/>
            <Open shown/>
            <ToDo shown/>
        </Show>
        {live(half)}
        {live(problems)}
    }
}

/// On `depends`: what the verdict rests on.
#[component]
fn Open(shown: Shown) -> impl IntoView {
    let open = shown.part(unknown);
    let row = |(name, needs): (String, Option<String>)| {
        let needs = needs.filter(|needs| !needs.is_empty()).map(|needs| prose(&needs));
        view! { <li><code>{name}</code> " " {needs}</li> }
    };
    let list = move |open: Vec<_>| {
        view! {
            <h3>"It rests on"</h3>
            <ul class="we-open">{open.into_iter().map(row).collect_view()}</ul>
        }
    };
    live(move || Some(open.get()).filter(|open| !open.is_empty()).map(list))
}

/// The fixes, folded.
#[component]
fn ToDo(shown: Shown) -> impl IntoView {
    let has_some = crate::fixes::has_some(shown);
    view! {
        <Show when=move || has_some.get()>
            <details class="we-fold">
                <summary>"Show the fix"</summary>
                <Fixes shown/>
            </details>
        </Show>
    }
}

/// What the token says, folded.
#[component]
fn TokenAlone(shown: Shown) -> impl IntoView {
    let claims = Memo::new(move |_| {
        shown.answers.examination.with(|it| match &it.token {
            Reading::Read(_) => it.claims.clone(),
            _ => String::new(),
        })
    });
    let drawn = |claims: String| {
        view! {
            <details class="we-fold">
                <summary>"The whole token"</summary>
                <pre tabindex="0" aria-label="The claims of the token"><code>{indented(&claims)}</code></pre>
            </details>
        }
    };
    live(move || Some(claims.get()).filter(|claims| !claims.is_empty()).map(drawn))
}

/// The way to the playground, where there is one, and back to what the author wrote.
#[component]
pub(super) fn Foot(playground: Option<String>) -> impl IntoView {
    let state = state();
    let policy = Memo::new(move |_| state.text(state.side.get().policy()).get());
    // What the author wrote, once it is in its place.
    let first = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let policy = policy.get();
        if state.placing.get() == 0 && !policy.is_empty() && first.with_untracked(Option::is_none) {
            first.set(Some(policy));
        }
    });
    let is_changed =
        Memo::new(move |_| first.with(|first| first.as_ref().is_some_and(|first| *first != policy.get())));
    let put_back = move |_| {
        if let Some(first) = first.get_untracked() {
            state.put_text(state.side.get_untracked().policy(), &first);
        }
    };
    view! {
        <footer class="we-foot">
            {playground.map(|playground| view! { <WayToPlayground playground/> })}
            <button type="button" class="link" hidden=move || !is_changed.get() on:click=put_back>
                "Put the policy back"
            </button>
            <span>"Decided in this page, nothing is sent"</span>
        </footer>
    }
}

/// The way to the playground, with all that is shown here.
#[component]
fn WayToPlayground(playground: String) -> impl IntoView {
    let state = state();
    let address = RwSignal::new(playground.clone());
    let texts = Memo::new(move |_| state.texts());
    Effect::new(move |_| {
        let service = state.side.get();
        // The claims are known once the token was read.
        state.answers(service).examination.track();
        texts.track();
        let playground = playground.clone();
        spawn_local(async move {
            let fragment = fragment_of_all(state).await;
            if let Some(fragment) = fragment.filter(|_| !state.is_gone()) {
                address.set(format!("{playground}#{fragment}"));
            }
        });
    });
    view! { <a href=move || address.get() target="_blank" rel="noopener">"Open in the playground"</a> }
}
