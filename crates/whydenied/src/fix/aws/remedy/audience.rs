//! A token for the audience that AWS and the policy expect, and a provider that knows the audience.

use super::{Scene, remedy, shell, yaml};
use crate::report::{Elsewhere, Remedy};

/// What most issuers' tokens for AWS are meant for.
const STS: &str = "sts.amazonaws.com";

pub(super) fn remedies(code: &str, scene: &Scene<'_>) -> Vec<Remedy> {
    let own = scene.context.provider.url.as_str();
    let audience = scene.context.lookup(&format!("{own}:aud"));
    let audience = audience.values().and_then(|values| values.first()).map(|value| &**value);
    let known = scene.request.client_ids.iter();
    match code {
        "audience-mismatch" => {
            let asked = scene.wanted().map(|wanted| ask_for(wanted, scene));
            // What the policy lets in, the provider must know as well.
            let unknown = audience.filter(|_| !scene.context.provider.is_built_in());
            let registered =
                unknown.filter(|audience| !known.clone().any(|id| id == audience)).map(|audience| {
                    let title = "If the policy is to expect `{}`, have it among the provider's client IDs";
                    register(audience, scene, title)
                });
            asked.into_iter().chain(registered).collect()
        }
        "audience-not-registered" => {
            let usual = known.clone().find(|id| *id == STS).or_else(|| scene.request.client_ids.first());
            let asked = usual.map(|usual| ask_for(usual, scene));
            let registered = audience
                .filter(|audience| !audience.is_empty())
                .map(|audience| register(audience, scene, "Register `{}` as a client ID of the provider"));
            asked.into_iter().chain(registered).collect()
        }
        "multiple-audiences" => {
            vec![ask_for(scene.request.client_ids.first().map_or(STS, |id| id), scene)]
        }
        "issuer-not-registered" => create(own, audience.unwrap_or(STS), scene).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// How a job of that issuer asks for a token for an audience.
fn ask_for(audience: &str, scene: &Scene<'_>) -> Remedy {
    let title = format!("Request the token for the audience `{audience}`");
    let (value, argument) = (yaml(audience), shell(audience));
    let workflow = remedy(Elsewhere::Workflow, title.clone());
    match scene.issuer() {
        "github-actions" | "github-enterprise-server" => workflow.with(
            "yaml",
            format!("# the step with aws-actions/configure-aws-credentials\nwith:\n  audience: {value}"),
        ),
        "gitlab" => workflow.with("yaml", format!("id_tokens:\n  AWS_TOKEN:\n    aud: {value}")),
        "circleci" => {
            let claims = shell(&format!("{{\"aud\": {}}}", crate::fix::style::Style::quote(audience)));
            workflow.with("sh", format!("circleci run oidc get --claims {claims}"))
        }
        "buildkite" => {
            workflow.with("sh", format!("buildkite-agent oidc request-token --audience {argument}"))
        }
        "hcp-terraform" => {
            remedy(Elsewhere::Workflow, format!("{title}, by a variable of the workspace's environment"))
                .with("sh", format!("TFC_AWS_WORKLOAD_IDENTITY_AUDIENCE={argument}"))
        }
        _ if scene.is_cluster() => remedy(Elsewhere::Pod, title).with(
            "yaml",
            format!(
                "volumes:\n  - name: aws-token\n    projected:\n      sources:\n        - serviceAccountToken:\n            \
                 path: token\n            audience: {value}"
            ),
        ),
        _ => remedy(Elsewhere::Issuer, format!("Have the token issued for the audience `{audience}`")),
    }
}

/// How an account's provider comes to know an audience, whose place in the title is `{}`.
fn register(audience: &str, scene: &Scene<'_>, title: &str) -> Remedy {
    let title = title.replace("{}", audience);
    let arn = scene.context.provider.arn().or_else(|| scene.request.provider_arn.clone());
    let arn =
        arn.unwrap_or_else(|| format!("arn:aws:iam::ACCOUNT:oidc-provider/{}", scene.context.provider.url));
    remedy(Elsewhere::Provider, title).with(
        "sh",
        format!(
            "aws iam add-client-id-to-open-id-connect-provider \\\n  --open-id-connect-provider-arn {} \\\n  \
             --client-id {}",
            shell(&arn),
            shell(audience)
        ),
    )
}

/// How an account gets a provider for an issuer.
fn create(url: &str, audience: &str, scene: &Scene<'_>) -> Option<Remedy> {
    let iss = scene.call.token.claim_text("iss").filter(|iss| iss.starts_with("https://"))?;
    let account = scene
        .context
        .provider
        .account
        .as_deref()
        .map_or_else(|| "the role's account".to_owned(), |account| format!("account `{account}`"));
    (!url.is_empty()).then(|| {
        remedy(Elsewhere::Provider, format!("Create the identity provider `{iss}` in {account}")).with(
            "sh",
            format!(
                "aws iam create-open-id-connect-provider \\\n  --url {} \\\n  --client-id-list {}",
                shell(iss),
                shell(audience)
            ),
        )
    })
}
