//! The page as a whole.

use leptos::prelude::*;

use crate::inputs::{ClaimsPane, KeysPane, LimitsPane, PolicyEditor, RequestForm, TokenPane};
use crate::start::ExamplesMenu;
use crate::state::State;
use crate::verdict::{Verdict, VerdictPill};

/// Everything a person sees.
#[component]
pub(crate) fn Page() -> impl IntoView {
    // It lives as long as the page, which is as long as the tab.
    let state: &'static State = Box::leak(Box::new(State::new()));
    let judged = move || state.report.with(Option::is_some);
    view! {
        <a class="skip" href="#verdict">"Skip to the verdict"</a>
        <header class="top">
            <h1 class="logo">"why"<b>"denied"</b></h1>
            <p class="tagline">"AssumeRoleWithWebIdentity, explained"</p>
            <VerdictPill state />
            <ExamplesMenu state />
        </header>
        <main class:judged=judged>
            <p class="shelf-note" hidden=move || !state.has_kept_texts()>
                "This is an example. What you had pasted is kept. "
                <button type="button" class="link" on:click=move |_| state.take_from_shelf()>"Bring it back"</button>
            </p>
            <div class="inputs">
                <div class="token-side">
                    <TokenPane state />
                    <KeysPane state />
                </div>
                <div class="policy-side">
                    <PolicyEditor state />
                    <RequestForm state />
                    <LimitsPane state />
                </div>
                <ClaimsPane state />
            </div>
            <Verdict state />
        </main>
        <footer class="foot">
            <p>"Nothing leaves this tab. Engine " {env!("CARGO_PKG_VERSION")} "."</p>
            <details>
                <summary>"How this stays private"</summary>
                <p>"The engine is part of the page and runs in this tab. Once the page is loaded it asks for nothing but, where keys are pasted, its own module that checks signatures, and its "<code>"Content-Security-Policy"</code>" forbids it to reach any other one. Nothing is stored: closing the tab forgets it all."</p>
                <p>"A token is as good as a password until it expires. The claims alone are enough here: paste the decoded JSON, and the token stays where it is."</p>
            </details>
            <details>
                <summary>"How sure this is"</summary>
                <p>"Every rule is known in one of four ways. Most are documented by AWS. Others carry a badge: "<span class="badge">"observed"</span>" in answers of the real service, "<span class="badge">"inferred"</span>" from what is documented or observed, or "<span class="badge">"unconfirmed"</span>", where nothing published settles it. Without the issuer’s keys the signature is not checked: the token is taken at its word."</p>
            </details>
        </footer>
    }
}
