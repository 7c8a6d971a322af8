//! The verdict in one word, by shape, word and colour, and what the service would answer.

use leptos::prelude::*;
use whydenied::report::{DecidedBy, Report, Verdict};

use super::Place;
use crate::icon::{Mark as _, icon};
use crate::prose::confidence_badge;
use crate::state::State;

/// The word and the service's answer.
pub(super) fn headline(report: &Report) -> impl IntoView + use<> {
    let answer = match (&report.error, report.verdict) {
        (Some(error), _) => view! { <p class="service-error"><code>{format!("{}: {}", error.code, error.message)}</code></p> }.into_any(),
        (None, Verdict::Allowed) => view! { <p>"STS gives credentials for this token."</p> }.into_any(),
        (None, Verdict::Denied) => view! { <p>{format!("Settled by {}.", decided_by(report.decided_by))}</p> }.into_any(),
        (None, Verdict::Depends) => view! { <p>"It rests on what neither the token nor the policy tells."</p> }.into_any(),
    };
    view! {
        <header class=format!("headline {}", report.verdict.mark())>
            <span class="seal">{icon(seal(report.verdict))}</span>
            <div>
                <h2>{report.verdict.word()} {confidence_badge(report.confidence)}</h2>
                {answer}
            </div>
        </header>
    }
}

/// On `depends`: the keys that nobody gave, each a way to give it.
pub(super) fn unknown_keys(Place { state, fresh }: Place, report: &Report) -> Option<impl IntoView + use<>> {
    if report.depends_on.is_empty() {
        return None;
    }
    let keys: Vec<_> = report
        .depends_on
        .iter()
        .map(|key| {
            let asked = key.clone();
            view! {
                <li>
                    <code>{key.clone()}</code>
                    <button type="button" disabled=!fresh on:click=move |_| state.request.ask_for(&asked)>"Give a value"</button>
                </li>
            }
        })
        .collect();
    Some(view! {
        <section class="unknown-keys" aria-labelledby="unknown-keys-title">
            <h3 id="unknown-keys-title">"Tell what the request carries, and it is settled"</h3>
            <ul>{keys}</ul>
        </section>
    })
}

/// On a narrow screen: the verdict stays in sight while one types further down.
#[component]
pub(crate) fn VerdictPill(state: State) -> impl IntoView {
    move || {
        state.report.get().map(|kept| {
            let verdict = kept.value.verdict;
            view! {
                <a href="#verdict" class=format!("pill {}", verdict.mark()) class:stale=!kept.fresh>
                    {icon(verdict.mark())} {verdict.word()}
                </a>
            }
        })
    }
}

/// Each verdict has an outline of its own.
const fn seal(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allowed => "seal-allowed",
        Verdict::Denied => "seal-denied",
        Verdict::Depends => "seal-depends",
    }
}

const fn decided_by(stage: DecidedBy) -> &'static str {
    match stage {
        DecidedBy::Token => "the token itself",
        DecidedBy::TrustPolicy => "the trust policy",
        DecidedBy::ResourceControlPolicy => "a resource control policy",
        DecidedBy::TagSession => "the evaluation for sts:TagSession",
        DecidedBy::SourceIdentity => "the evaluation for sts:SetSourceIdentity",
        DecidedBy::AuthorizationPolicy => "the authorization policy",
        DecidedBy::Input => "the document, which AWS would refuse to save",
    }
}
