//! What is asked of Pulumi Cloud: each part by itself, or the request as it was made.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_questions::fields::{
    ADMIN, EXPIRATION, ISSUER_URL, MAX_EXPIRATION, ORGANIZATION, PULUMI_GIVEN, PULUMI_REQUEST, TARGET,
    TOKEN_TYPE,
};
use whydenied_report::{Reading, Report};

use super::notes::MovedAcross;
use super::request_form::{chosen, take};
use crate::live::live;
use crate::problem::Problem;
use crate::state::state;
use crate::verdict::FindingRow;

const TOKEN_TYPES: [(&str, &str); 5] = [
    ("", "as the policy says"),
    ("organization", "organization"),
    ("team", "team"),
    ("personal", "personal"),
    ("runner", "deployment runner"),
];

/// The form.
#[component]
pub(super) fn ExchangeForm() -> impl IntoView {
    let state = state();
    let (token_type, admin, request) =
        (state.text(TOKEN_TYPE), state.text(ADMIN), state.text(PULUMI_REQUEST));
    view! {
        <section class="pane exchange-pane" aria-labelledby="exchange-title">
            <header class="pane-head">
                <h2 id="exchange-title">"What is asked for"</h2>
                <p class="facts" id="exchange-facts"></p>
            </header>
            <div class="fields">
                <Line id=ORGANIZATION label="Organization" example="acme" />
                <div class="field">
                    <label for=TOKEN_TYPE>"Token type"</label>
                    <select
                        id=TOKEN_TYPE
                        prop:value=token_type
                        on:change=move |event| token_type.set(event_target_value(&event))
                    >
                        {TOKEN_TYPES.map(|(value, title)| view! { <option value=value>{title}</option> }).collect_view()}
                    </select>
                </div>
                <Line id=TARGET label="Team, user or runner" example="alice" />
                <Line id=EXPIRATION label="Expiration, in seconds" example="7200" is_number=true />
                <Line
                    id=ISSUER_URL
                    label="URL of the registered issuer"
                    example="https://token.actions.githubusercontent.com"
                />
                <Line
                    id=MAX_EXPIRATION
                    label="The issuer's max expiration, in seconds"
                    example="90000"
                    is_number=true
                />
                <label class="choice">
                    <input
                        type="checkbox"
                        id=ADMIN
                        prop:checked=move || admin.with(|text| text == "true")
                        on:change=move |event| admin.set(chosen(event_target_checked(&event)))
                    />
                    "With admin permissions (scope admin)"
                </label>
                <Given />
                <div class="field">
                    <label for=PULUMI_REQUEST>"The request"</label>
                    <textarea
                        id=PULUMI_REQUEST
                        rows="2"
                        aria-describedby="exchange-problem"
                        placeholder="or paste the request here: curl … /api/oauth/token, its parameters, or pulumi login --oidc-token …"
                        prop:value=request
                        on:input=move |event| take(state, PULUMI_REQUEST, event_target_value(&event), &event)
                    ></textarea>
                    <MovedAcross name=PULUMI_REQUEST />
                </div>
            </div>
            <div id="exchange-problem"><OfRequest /></div>
        </section>
    }
}

#[component]
fn Line(
    id: &'static str,
    label: &'static str,
    example: &'static str,
    #[prop(optional)] is_number: bool,
) -> impl IntoView {
    let state = state();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                inputmode=is_number.then_some("numeric")
                placeholder=example
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                prop:value=state.text(id)
                on:input=move |event| take(state, id, event_target_value(&event), &event)
            />
        </div>
    }
}

/// What the policies leave open, while they stand in a program that does.
#[component]
fn Given() -> impl IntoView {
    let state = state();
    let given = state.text(PULUMI_GIVEN);
    let examination = state.answers(Service::Pulumi).examination;
    let is_open = move |report: &Report| report.holes.iter().any(|hole| hole.value.is_none());
    let is_wanted = Memo::new(move |was: Option<&bool>| {
        let is_open = examination.with(|examination| examination.report.as_ref().map(is_open));
        // While a text is not readable the field stays.
        is_open.or(was.copied()).unwrap_or_default() || given.with(|text| !text.is_empty())
    });
    view! {
        <Show when=move || is_wanted.get()>
            <div class="field">
                <label for=PULUMI_GIVEN>"What the program leaves open, one name=value a line"</label>
                <textarea
                    id=PULUMI_GIVEN
                    rows="2"
                    placeholder="config.require(\"branch\")=main"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    prop:value=given
                    on:input=move |event| take(state, PULUMI_GIVEN, event_target_value(&event), &event)
                ></textarea>
            </div>
        </Show>
    }
}

/// What there is to say of the request that was pasted.
#[component]
fn OfRequest() -> impl IntoView {
    let answers = state().answers(Service::Pulumi);
    let request = Memo::new(move |_| answers.examination.with(|examination| examination.request.clone()));
    let text = move || answers.texts.with_untracked(|texts| texts.get(PULUMI_REQUEST).to_owned());
    live(move || match request.get() {
        Reading::Missing => ().into_any(),
        Reading::Unread(error) => view! { <Problem text=text() error service=Service::Pulumi /> }.into_any(),
        Reading::Read(findings) => findings
            .into_iter()
            .map(|finding| view! { <FindingRow finding service=Service::Pulumi /> })
            .collect_view()
            .into_any(),
    })
}
