//! The token: its text, who issued it, until when, and what its claims say.

use leptos::prelude::*;
use whydenied::report::{Signature, TokenForm, TokenReport};

use super::claim_table::claim_table;
use super::input_problem::InputProblem;
use super::text_pane::TextPane;
use crate::highlight::{self, Stretch};
use crate::state::{Kept, Reading, State};

/// The token and what is read in it.
#[component]
pub(crate) fn TokenPane(state: State) -> impl IntoView {
    let error = Memo::new(move |_| state.token_reading.with(|reading| reading.error().cloned()));
    let marks = Memo::new(move |_| {
        error.get().map(|error| Stretch::new(error.span.start..error.span.end, "fail")).into_iter().collect()
    });
    let facts = move || {
        state.token_reading.with(|reading| matches!(reading, Reading::Read(_)))
            .then(|| state.claims.get().map(|kept| facts(&kept.value)))
            .flatten()
    };
    let claims = move || {
        state.claims.get().map(|Kept { value, fresh }| {
            let report = state.fresh_report();
            view! {
                <div class="claims" class:stale=!fresh>
                    {(!fresh).then(|| view! { <p class="stale-note">"Claims of the last token that could be read"</p> })}
                    {claim_table(&value, report.as_deref())}
                </div>
            }
        })
    };
    view! {
        <section class="pane token-pane" aria-labelledby="token-title">
            <header class="pane-head">
                <h2 id="token-title">"Token"</h2>
                <p class="facts">{facts}</p>
            </header>
            <TextPane
                id="token"
                placeholder="Paste the OIDC token: a JWT that starts with eyJ, or its claims as JSON"
                text=state.token
                grammar=grammar
                marks
                unreadable=Signal::derive(move || error.with(Option::is_some))
                area=state.token_area
            />
            <InputProblem id="token" state text=state.token error />
            {claims}
        </section>
    }
}

fn grammar(text: &str) -> Vec<Stretch> {
    if text.trim_start().starts_with('{') { highlight::json(text) } else { highlight::jwt(text) }
}

/// Issuer, times and signature in one line.
fn facts(token: &TokenReport) -> String {
    let mut facts = vec![token.issuer.name.to_string()];
    let time = |claim: &str| {
        let detail = token.details.iter().find(|detail| detail.claim == claim)?;
        detail.time.as_ref()?.relative.clone()
    };
    facts.extend(["iat", "exp"].into_iter().filter_map(time));
    facts.push(match (token.form, token.signature) {
        (TokenForm::Claims, _) => "claims only".to_owned(),
        (TokenForm::Jwt, Signature::Verified) => "signature verified".to_owned(),
        (TokenForm::Jwt, Signature::Invalid) => "signature invalid".to_owned(),
        (TokenForm::Jwt, Signature::NotChecked | Signature::Absent) => "signature not checked".to_owned(),
    });
    facts.join(" · ")
}
