//! A token for the audience that AWS and the policy expect, and a provider that knows the audience.

use super::denied::{Candidate, Denied};
use crate::issuer::table::tenancy::STS;
use crate::json::Value;
use crate::mend::elsewhere::shell;
use crate::report::Elsewhere;

/// So many of a provider's client IDs are tried.
const MOST: usize = 5;

pub(crate) fn remedies(code: &str, denied: &Denied<'_>) -> Vec<Candidate> {
    let own = denied.context.provider.url.as_str();
    let audience = denied.context.lookup(&format!("{own}:aud"));
    let audience = audience.values().and_then(|values| values.first()).map(|value| &**value);
    let known = &denied.request.client_ids;
    match code {
        "audience-mismatch" | "audience-is-azp" | "pulumi-audience-form" => {
            let asked = denied.wanted().and_then(|wanted| ask_for(wanted, denied));
            // What the policy is to let in, the provider must know as well, as far as nobody said that it does.
            let unknown = audience.filter(|_| known.is_empty() && !denied.context.provider.is_built_in());
            let title = "If the policy is to expect `{}`, have it among the provider's client IDs";
            let registered = unknown.map(|audience| register(audience, denied, title).with_edit());
            asked.into_iter().chain(registered).collect()
        }
        "audience-not-registered" => {
            let registered = audience
                .filter(|audience| !audience.is_empty())
                .map(|audience| register(audience, denied, "Register `{}` as a client ID of the provider"));
            let usual = known.iter().filter(|id| *id == STS);
            let asked = usual.chain(known.iter().filter(|id| *id != STS)).take(MOST);
            asked.filter_map(|id| ask_for(id, denied)).chain(registered).collect()
        }
        "multiple-audiences" => ask_for(known.first().map_or(STS, |id| id), denied).into_iter().collect(),
        "issuer-not-registered" => create(own, audience.unwrap_or(STS), denied).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// How a job of that issuer asks for a token for an audience, if it can.
fn ask_for(audience: &str, denied: &Denied<'_>) -> Option<Candidate> {
    // Where a token has `azp`, AWS compares that: the application that the token was issued to.
    let is_fixed = denied.setting.issuer.is_some_and(|issuer| issuer.fixed_audience.is_some());
    if denied.call.token.claim("azp").is_some() && !is_fixed {
        let azp = Value::String(audience.to_owned().into());
        let token = denied.setting.with_claims([("azp", azp)]);
        let title = format!("Have the application `{audience}` request the token, so that it is its `azp`");
        return Some(Candidate::token(Elsewhere::Issuer, title, token));
    }
    denied.setting.ask_for(audience, |asks| asks.aws, |_| String::new())
}

/// How an account's provider comes to know an audience, whose place in the title is `{}`.
fn register(audience: &str, denied: &Denied<'_>, title: &str) -> Candidate {
    let title = title.replace("{}", audience);
    let arn = denied.request.provider_arn.clone();
    let arn = arn.unwrap_or_else(|| denied.context.provider.arn_beside(denied.call.policy.federated()));
    let request = denied.requesting(|request| request.client_ids.push(audience.to_owned()));
    Candidate::request(Elsewhere::Provider, title, request).with(
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
fn create(url: &str, audience: &str, denied: &Denied<'_>) -> Option<Candidate> {
    let iss = denied.call.token.claim_text("iss").filter(|iss| iss.starts_with("https://"))?;
    let owner = denied.context.provider.owner_beside(denied.call.policy.federated());
    let account =
        owner.map_or_else(|| "the role's account".to_owned(), |(_, account)| format!("account `{account}`"));
    let request = denied.requesting(|request| {
        (request.provider_arn, request.provider_url) = (None, Some(url.to_owned()));
        request.client_ids = vec![audience.to_owned()];
    });
    (!url.is_empty()).then(|| {
        let title = format!("Create the identity provider `{iss}` in {account}");
        Candidate::request(Elsewhere::Provider, title, request).with(
            "sh",
            format!(
                "aws iam create-open-id-connect-provider \\\n  --url {} \\\n  --client-id-list {}",
                shell(iss),
                shell(audience)
            ),
        )
    })
}
