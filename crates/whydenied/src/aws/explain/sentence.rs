//! The verdict in one sentence, which every front end shows.

use crate::report::{DecidedBy, ExchangeReport, Verdict};

/// What a token does for which the service refuses it now, such as `expired 2 hours ago, at …`, taken from
/// the title of the finding.
pub(crate) fn does(title: &str) -> String {
    title.strip_prefix("The token ").unwrap_or(title).to_owned()
}

/// What comes of a call of AWS STS; `refused_now` is what the token does for which STS refuses it now.
pub(crate) fn of_call(verdict: Verdict, by: DecidedBy, refused_now: Option<&str>) -> String {
    match (verdict, refused_now) {
        (Verdict::Allowed, None) => "STS gives credentials for this token.".to_owned(),
        (Verdict::Allowed, Some(does)) => {
            format!("The policy lets this token in, but it {does}: STS refuses it now.")
        }
        (Verdict::Depends, None) => "It rests on what neither the token nor the policy tells.".to_owned(),
        (Verdict::Depends, Some(does)) => {
            format!(
                "It rests on what neither the token nor the policy tells, and the token {does}: STS refuses it now."
            )
        }
        (Verdict::Denied, _) => format!("Settled by {}.", stage(by)),
    }
}

/// What comes of an exchange with Pulumi Cloud.
pub(crate) fn of_exchange(
    verdict: Verdict,
    exchange: &ExchangeReport,
    depends_on: &[String],
    refused_now: Option<&str>,
) -> String {
    let asked = exchange.asks_for();
    match (verdict, refused_now) {
        (Verdict::Allowed, None) => {
            format!("Pulumi Cloud gives {asked}, for {}.", duration(exchange.lifetime.granted))
        }
        (Verdict::Allowed, Some(does)) => {
            format!("The policies allow {asked}, but the token {does}: Pulumi Cloud refuses it now.")
        }
        (Verdict::Depends, refused) => {
            let names: Vec<_> = depends_on.iter().map(|name| format!("`{name}`")).collect();
            let names = if names.is_empty() { "what was not given".to_owned() } else { names.join(", ") };
            let now = refused.map(|does| format!(", and the token {does}: Pulumi Cloud refuses it now"));
            format!("Whether Pulumi Cloud gives {asked} rests on {names}{}.", now.unwrap_or_default())
        }
        (Verdict::Denied, _) => format!("Pulumi Cloud denies {asked}."),
    }
}

/// What settled a verdict, for a sentence.
const fn stage(by: DecidedBy) -> &'static str {
    match by {
        DecidedBy::Request => "the request's parameters",
        DecidedBy::Token => "the token itself",
        DecidedBy::TrustPolicy => "the trust policy",
        DecidedBy::ResourceControlPolicy => "a resource control policy",
        DecidedBy::TagSession => "the evaluation for sts:TagSession",
        DecidedBy::SourceIdentity => "the evaluation for sts:SetSourceIdentity",
        DecidedBy::AuthorizationPolicy => "the authorization policy",
        DecidedBy::Input => "the document, which AWS would refuse to save",
    }
}

fn duration(seconds: u64) -> String {
    match (seconds / 3600, seconds % 3600) {
        (1, 0) => "an hour".to_owned(),
        (hours @ 1.., 0) => format!("{hours} hours"),
        _ => format!("{seconds} seconds"),
    }
}
