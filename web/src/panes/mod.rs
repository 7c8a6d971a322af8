//! Where the texts are typed, each with what is said of it.

mod area;
mod describe;
mod exchange_form;
mod files;
mod notes;
mod request_form;
mod row;
mod text_pane;
mod tools;

use leptos::prelude::*;
use whydenied_questions::{Service, fields, texts};

use crate::live::live;
use crate::state::state;
use exchange_form::ExchangeForm;
pub(crate) use files::take_dropped;
use request_form::RequestForm;
use text_pane::{FoldedPane, TextPane};

/// The token, which both services have.
#[component]
pub(crate) fn TokenSide() -> impl IntoView {
    let placeholder = "Paste the OIDC token: a JWT that starts with eyJ, its claims as JSON, or the CloudTrail event of the call";
    view! {
        <div class="token-side">
            <TextPane name=texts::TOKEN title="Token" placeholder />
        </div>
    }
}

/// The issuer's keys, which are for the token on either side.
#[component]
pub(crate) fn Keys() -> impl IntoView {
    view! {
        <FoldedPane
            name=texts::JWKS
            class="pane keys-pane"
            title="The issuer’s keys"
            label="What the issuer’s jwks_uri gives"
            placeholder="{\"keys\": [{\"kty\": \"RSA\", \"kid\": …}]}"
            rows="4"
        />
    }
}

/// What a service decides by: its policies, and what is asked of it.
#[component]
pub(crate) fn PolicySide(service: Service) -> impl IntoView {
    match service {
        Service::Aws => view! {
            <div class="policy-side aws-side">
                <TextPane
                    name=texts::POLICY
                    title="Trust policy"
                    placeholder="Paste the role's trust policy, or the answer of\naws iam get-role"
                />
                <RequestForm />
                <FoldedPane
                    name=texts::LIMITS
                    class="pane limits-pane"
                    title="Resource control policy"
                    label="A policy of the role's organization, which can only deny"
                    placeholder=""
                    rows="8"
                />
            </div>
        }
        .into_any(),
        Service::Pulumi => view! {
            <div class="policy-side" id="pulumi-side">
                {live(move || state().has_seen_pulumi.get().then(|| view! {
                    <TextPane
                        name=fields::PULUMI_POLICY
                        title="Authorization policies"
                        placeholder="Paste the authorization policies: the answer of the REST API, the inputs of an OidcIssuer, Pulumi YAML"
                    />
                    <ExchangeForm />
                }))}
            </div>
        }
        .into_any(),
    }
}
