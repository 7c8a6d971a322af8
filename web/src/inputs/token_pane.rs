//! The token: its text, who issued it, and until when it is good.

use leptos::prelude::*;
use whydenied::report::{Input, Signature, TokenForm, TokenReport};

use super::text_pane::{Pane, TextPane};
use crate::state::State;

const PANE: Pane = Pane {
    id: "token",
    title: "Token",
    input: Input::Token,
    placeholder: "Paste the OIDC token: a JWT that starts with eyJ, its claims as JSON, or the CloudTrail event of the call",
    text: |state| state.token,
    area: |state| state.token_area,
    error: |state| state.token_reading.with(|reading| reading.error().cloned()),
    facts: |state| state.claims.get().filter(|kept| kept.fresh).map(|kept| facts(&kept.value)),
};

/// The token.
#[component]
pub(crate) fn TokenPane(state: &'static State) -> impl IntoView {
    view! { <TextPane pane=&PANE state /> }
}

/// Issuer, times and signature in one line.
fn facts(token: &TokenReport) -> String {
    let mut facts = vec![token.issuer.name.to_string()];
    let time = |claim: &str| {
        let detail = token.details.iter().find(|detail| detail.claim == claim)?;
        detail.time.as_ref()?.relative.clone()
    };
    facts.extend(time("exp"));
    facts.push(match (token.form, token.signature) {
        (TokenForm::Claims, _) => "claims only".to_owned(),
        (TokenForm::CloudTrail, _) => "CloudTrail event".to_owned(),
        (TokenForm::Jwt, Signature::Verified) => "signature verified".to_owned(),
        (TokenForm::Jwt, Signature::Invalid) => "signature invalid".to_owned(),
        (TokenForm::Jwt, Signature::NotChecked | Signature::Absent) => "signature not checked".to_owned(),
    });
    facts.join(" · ")
}
