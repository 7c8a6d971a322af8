//! Where the texts are typed: text areas, each with places for what is said of it. An editor takes the place
//! of an area once that is there; it writes what is typed into the area and tells it so.

use leptos::prelude::*;

use crate::state::State;

/// The token.
#[component]
pub(crate) fn TokenPane(state: &'static State) -> impl IntoView {
    let placeholder = "Paste the OIDC token: a JWT that starts with eyJ, its claims as JSON, or the CloudTrail event of the call";
    view! { <TextPane state id="token" title="Token" placeholder /> }
}

/// The trust policy.
#[component]
pub(crate) fn PolicyPane(state: &'static State) -> impl IntoView {
    let placeholder = "Paste the role's trust policy, or the answer of\naws iam get-role";
    view! { <TextPane state id="policy" title="Trust policy" placeholder /> }
}

/// The issuer's keys, with which the signature is checked: folded until they are wanted.
#[component]
pub(crate) fn KeysPane(state: &'static State) -> impl IntoView {
    view! {
        <FoldedPane
            state
            id="jwks"
            class="pane keys-pane"
            title="The issuer’s keys"
            label="What the issuer’s jwks_uri gives"
            facts="optional, to check the signature"
            placeholder="{\"keys\": [{\"kty\": \"RSA\", \"kid\": …}]}"
            rows="4"
        />
    }
}

/// A resource control policy of the role's organization: folded until it is wanted.
#[component]
pub(crate) fn LimitsPane(state: &'static State) -> impl IntoView {
    view! {
        <FoldedPane
            state
            id="limits"
            class="pane limits-pane"
            title="Resource control policy"
            label="A policy of the role's organization, which can only deny"
            facts="optional"
            placeholder=""
            rows="8"
        />
    }
}

#[component]
fn TextPane(
    state: &'static State,
    id: &'static str,
    title: &'static str,
    placeholder: &'static str,
) -> impl IntoView {
    view! {
        <section class=format!("pane {id}-pane") aria-labelledby=format!("{id}-title")>
            <div class="tools-place" id=format!("{id}-tools")></div>
            <header class="pane-head">
                <h2 id=format!("{id}-title")>{title}</h2>
                <p class="facts" id=format!("{id}-facts")></p>
            </header>
            <div class="editor"><Area state id placeholder rows="2" labelled=Some(format!("{id}-title")) /></div>
            <div class="problem-place" id=format!("{id}-problem")></div>
        </section>
    }
}

#[component]
fn FoldedPane(
    state: &'static State,
    id: &'static str,
    class: &'static str,
    title: &'static str,
    label: &'static str,
    facts: &'static str,
    placeholder: &'static str,
    rows: &'static str,
) -> impl IntoView {
    view! {
        <details class=class>
            <summary class="pane-head"><h2>{title}</h2><p class="facts" id=format!("{id}-facts")>{facts}</p></summary>
            <div class="fields">
                <div class="field">
                    <label for=id>{label}</label>
                    <Area state id placeholder rows labelled=None />
                </div>
            </div>
            <div class="problem-place" id=format!("{id}-problem")></div>
        </details>
    }
}

#[component]
fn Area(
    state: &'static State,
    id: &'static str,
    placeholder: &'static str,
    rows: &'static str,
    labelled: Option<String>,
) -> impl IntoView {
    view! {
        <textarea
            id=id
            rows=rows
            aria-labelledby=labelled
            aria-describedby=format!("{id}-problem")
            placeholder=placeholder
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            prop:value=state.text(id)
            on:input=move |event| state.take_in(id, &event)
        ></textarea>
    }
}
