//! What half of an input comes to: of the policies alone whom they let in and what is wrong with them, of the token alone
//! the least policy for it.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_questions::asked::Written;
use whydenied_questions::examination::Half;
use whydenied_questions::texts::TOKEN;
use whydenied_report::{Admission, AdmissionTest, Finding, Input, Severity, Verdict, sentence};

use super::headline::seal;
use super::start::write_policy;
use super::{FindingRow, Shown};
use crate::live::live;
use crate::place::PlaceLink;
use crate::state::state;
use crate::words::{Mark as _, line_of, prose, seen};

/// So many admissions and findings are drawn: nobody reads more of them before there is a token.
const MOST: usize = 40;

/// The answer to the half that is there; nothing where neither or both are.
#[component]
pub(super) fn HalfAnswer(shown: Shown) -> impl IntoView {
    let half = Memo::new(move |_| shown.answers.examination.with(|examination| examination.half.clone()));
    let draw = move || match half.get() {
        Half::Neither => None,
        Half::Policies { admissions, findings } => Some(of_policies(shown.service, admissions, findings)),
        Half::Token(least) => Some(of_token(shown, least)),
    };
    live(draw)
}

/// What stands above the answer to half an input: the verdict that it looks like, and the sentence.
pub(crate) fn heading(half: &Half) -> Option<(Verdict, String)> {
    match half {
        Half::Neither => None,
        Half::Policies { findings, .. } => Some(heading_of(findings)),
        Half::Token(_) => Some((Verdict::Depends, "The token is read.".to_owned())),
    }
}

/// The verdict that it looks like, and the sentence: of what is gravest.
fn heading_of(findings: &[Finding]) -> (Verdict, String) {
    match findings.first() {
        Some(gravest) if gravest.severity != Severity::Hint => {
            let is_warning = gravest.severity == Severity::Warning;
            (if is_warning { Verdict::Depends } else { Verdict::Denied }, sentence(&gravest.title))
        }
        _ => (Verdict::Allowed, "Nothing is wrong with it, as far as it says.".to_owned()),
    }
}

fn of_policies(service: Service, admissions: Vec<Admission>, findings: Vec<Finding>) -> AnyView {
    let (verdict, heading) = heading_of(&findings);
    let what = match service {
        Service::Aws => "the trust policy",
        Service::Pulumi => "the policies",
    };
    view! {
        <div class="half">
            <header class=format!("headline {}", verdict.mark())>
                {seal(verdict)}
                <div>
                    <h2>{prose(&heading)}</h2>
                    <p>{format!("This is {what} alone, without a token.")}</p>
                </div>
            </header>
            <PoliciesAlone service admissions findings/>
            {way_on(TOKEN, "Paste a token", "to see about one run, and why")}
        </div>
    }
    .into_any()
}

/// Whom policies let in, and what is wrong with them; the gravest stands above it.
#[component]
pub(crate) fn PoliciesAlone(
    service: Service,
    admissions: Vec<Admission>,
    findings: Vec<Finding>,
) -> impl IntoView {
    let rows: Vec<_> = admissions.into_iter().take(MOST).map(|one| admission(service, one)).collect();
    let nobody =
        rows.is_empty().then(|| view! { <p class="note">"Nobody: nothing in it allows a web identity."</p> });
    // The title of the gravest is the heading already.
    let is_heading = heading_of(&findings).0 != Verdict::Allowed;
    let found: Vec<_> = findings
        .into_iter()
        .take(MOST)
        .enumerate()
        .map(|(index, finding)| {
            let is_untitled = is_heading && index == 0;
            view! { <FindingRow finding service is_untitled/> }
        })
        .collect();
    let found = (!found.is_empty()).then(|| {
        view! {
            <section class="pane findings" aria-labelledby="half-findings-title">
                <header class="pane-head"><h2 id="half-findings-title">"What to look at"</h2></header>
                {found}
            </section>
        }
    });
    view! {
        <section class="pane admissions" aria-labelledby="admissions-title">
            <header class="pane-head">
                <h2 id="admissions-title">"Who gets in"</h2>
                <p class="facts">"as it is written"</p>
            </header>
            {rows}
            {nobody}
        </section>
        {found}
    }
}

/// Who gets in by one statement or policy.
fn admission(service: Service, Admission { who, tests, span }: Admission) -> AnyView {
    let tests = if tests.is_empty() {
        view! { <p>"whoever has such a token"</p> }.into_any()
    } else {
        let tests: Vec<_> = tests.into_iter().map(|test| tested(service, test)).collect();
        view! { <ul class="tests">{tests}</ul> }.into_any()
    };
    view! {
        <article class="row admission">
            <div>
                <h3>{who}</h3>
                {tests}
            </div>
            <span class="place">
                <PlaceLink service input=Input::Policy place=Some(span) words=line_of(span)/>
            </span>
        </article>
    }
    .into_any()
}

fn tested(service: Service, AdmissionTest { key, operator, values, span }: AdmissionTest) -> AnyView {
    let values = values.into_iter().map(|value| view! { <code>{seen(&value)}</code> }).collect_view();
    view! {
        <li>
            <b>{key}</b> " " <span class="operator">{operator}</span> " "
            <span class="values">{values}</span> " "
            <PlaceLink service input=Input::Policy place=Some(span) words=line_of(span)/>
        </li>
    }
    .into_any()
}

fn of_token(shown: Shown, least: Result<Written, String>) -> AnyView {
    let state = state();
    let service = shown.service;
    let token = Memo::new(move |_| {
        let token = shown.answers.token.get()?;
        let subject =
            token.details.iter().find(|claim| claim.claim == "sub").map(|claim| claim.value.clone());
        Some((token.issuer.name.to_string(), subject))
    });
    let call = Memo::new(move |_| {
        shown.answers.calls.with(|calls| {
            let calls = calls.as_deref()?;
            calls.calls.get(calls.chosen).map(|call| (call.name.clone(), call.subject.clone()))
        })
    });
    let read = move || {
        let (issuer, subject) = token.get()?;
        let (what, subject) = match call.get() {
            Some((name, subject)) => (view! { <h2>{prose(&name)}</h2> }.into_any(), subject),
            None => (view! { <h2>{format!("A token of {issuer}")}</h2> }.into_any(), subject),
        };
        let subject = subject.map(|subject| view! { <p><code>{seen(&subject)}</code></p> });
        Some(view! { {what} {subject} })
    };
    let (paste, title) = match service {
        Service::Aws => ("Paste the trust policy", "The least trust policy for it"),
        Service::Pulumi => ("Paste the policies", "The least policy for it"),
    };
    let least = match least {
        Err(why) => view! { <p class="note">{prose(&why)}</p> }.into_any(),
        Ok(Written { policy, notes }) => {
            let written = policy.clone();
            let use_it = move |_| state.put_text(service.policy(), &written);
            let notes = notes.into_iter().map(|note| view! { <li>{prose(&note)}</li> }).collect_view();
            view! {
                <pre tabindex="0" aria-label=title><code>{policy}</code></pre>
                <ul class="notes">{notes}</ul>
                <p class="buttons">
                    <button type="button" class="main" on:click=use_it>"Use this policy"</button>
                    {write_policy("Write it in another language")}
                </p>
            }
            .into_any()
        }
    };
    view! {
        <div class="half">
            <header class="headline"><div>{live(read)}</div></header>
            {way_on(service.policy(), paste, "to see whether it gets in, and why")}
            <section class="pane least" aria-labelledby="least-title">
                <header class="pane-head"><h2 id="least-title">{title}</h2></header>
                {least}
            </section>
        </div>
    }
    .into_any()
}

/// A button that leads to the text that is missing.
fn way_on(name: &'static str, words: &'static str, why: &'static str) -> AnyView {
    let state = state();
    view! {
        <p class="ways">
            <button type="button" class="way" on:click=move |_| state.editors.select(name, 0, 0)>
                <b>{words}</b> " " <span>{why}</span>
            </button>
        </p>
    }
    .into_any()
}
