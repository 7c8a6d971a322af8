//! What STS checks before it reads any policy: the token's form, its claims, times and audience.
//!
//! Sources: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>,
//! <https://repost.aws/knowledge-center/iam-sts-invalididentitytoken>, and answers of the real
//! service, recorded in September 2026 (observed).

use super::Request;
use super::arn::Arn;
use super::claims::{ROLES, listed_roles};
pub use super::fault::{Fault, Stage};
use super::provider::Provider;
use super::session;
use crate::Token;
use crate::json::Value;
use crate::report::TokenForm;
use crate::time::CLOCK_TOLERANCE;
use crate::token::signature::{SignatureCheck, key_type};

/// The age in seconds from which tokens have been refused as too old; the limit is not documented.
pub const LIKELY_MAX_AGE: i64 = 86_400;
/// The longest token that STS takes, in characters (documented).
pub const MAX_TOKEN_LENGTH: usize = 20_000;

/// Every reason for STS to refuse this token and request, in the order of its checks.
#[must_use]
pub fn faults(token: &Token, request: &Request, provider: &Provider) -> Vec<Fault> {
    let mut faults = Vec::new();
    check_request(token, request, &mut faults);
    check_form(token, &mut faults);
    check_provider(token, request, provider, &mut faults);
    check_audience(token, request, provider, &mut faults);
    check_times(token, request, &mut faults);
    faults.extend(request.signature.clone().filter(SignatureCheck::refuses).map(Fault::Signature));
    check_roles(token, request, &mut faults);
    check_session(request, &mut faults);
    faults
}

/// The parameters of the request, each in its documented limits.
fn check_request(token: &Token, request: &Request, faults: &mut Vec<Fault>) {
    if let Some(arn) = request.role_arn.as_ref().filter(|arn| !is_role_arn(arn)) {
        faults.push(Fault::InvalidRoleArn(arn.clone()));
    }
    if let Some(name) = request.session_name.as_ref().filter(|name| !session::is_name(name)) {
        faults.push(Fault::InvalidSessionName(name.clone()));
    }
    if let Some(seconds) = request.duration_seconds.filter(|seconds| !session::DURATIONS.contains(seconds)) {
        faults.push(Fault::InvalidDuration(seconds));
    }
    if token.length > MAX_TOKEN_LENGTH {
        faults.push(Fault::TooLong(token.length));
    }
    if let Some(id) = request.provider_id.as_ref().filter(|id| !id.is_empty()) {
        faults.push(Fault::ProviderId(id.clone()));
    }
}

/// What is checked once every policy has allowed the call. The token's `exp` does not limit the
/// session (observed).
fn check_session(request: &Request, faults: &mut Vec<Fault>) {
    if let (Some(seconds), Some(maximum)) = (request.duration_seconds, request.max_session_duration)
        && seconds > maximum
    {
        faults.push(Fault::DurationExceedsRole { seconds, maximum });
    }
}

fn check_form(token: &Token, faults: &mut Vec<Fault>) {
    if let Some(header) = token.header.as_ref().filter(|_| token.form == TokenForm::Jwt) {
        if header.get("crit").is_some() {
            faults.push(Fault::CriticalHeader);
        }
        let algorithm = header.get("alg").and_then(|alg| alg.value.as_str()).unwrap_or_default();
        if key_type(algorithm).is_none() {
            faults.push(Fault::UnsupportedAlgorithm(algorithm.to_owned()));
        }
    }
    // An event shows neither these claims nor the times.
    if token.form == TokenForm::CloudTrail {
        return;
    }
    let is_null = |name: &str| token.claims.get(name).is_some_and(|node| node.value == Value::Null);
    for name in ["iss", "sub", "aud", "iat", "exp"] {
        if token.claim(name).is_some() {
            continue;
        }
        match name {
            "sub" if is_null(name) => faults.push(Fault::NullSubject),
            "iat" | "exp" if is_null(name) => {}
            _ => faults.push(Fault::MissingClaim(name)),
        }
    }
    session::check(token, faults);
}

fn check_provider(token: &Token, request: &Request, provider: &Provider, faults: &mut Vec<Fault>) {
    let Some(iss) = token.claim("iss") else {
        return;
    };
    let Some(iss) = iss.as_str() else {
        let written = iss.scalar_text().unwrap_or(iss.kind()).to_owned();
        return faults.push(Fault::IssuerNotRegistered(written));
    };
    let other_url = request.registered_url().is_some_and(|registered| registered != provider.url);
    // The URL of every registered provider begins so; of those that AWS knows by itself, Google
    // leaves it out.
    let is_url = iss.starts_with("https://") || provider.is_built_in() && !iss.starts_with("http://");
    if other_url || !is_url || is_elsewhere(request) {
        faults.push(Fault::IssuerNotRegistered(iss.to_owned()));
    }
}

/// Whether the given provider belongs to another account or partition than the role, where AWS
/// does not look for it.
fn is_elsewhere(request: &Request) -> bool {
    let role = request.role_arn.as_deref().and_then(Arn::parse);
    let provider = request.provider_arn.as_deref().and_then(Arn::parse);
    role.zip(provider).is_some_and(|(role, provider)| {
        (role.account, role.partition) != (provider.account, provider.partition)
    })
}

fn check_audience(token: &Token, request: &Request, provider: &Provider, faults: &mut Vec<Fault>) {
    let (claim, audience) = if let Some(azp) = token.claim("azp") {
        ("azp", azp.scalar_text().unwrap_or_default())
    } else {
        match token.claim("aud") {
            Some(Value::Array(nodes)) => {
                let texts: Vec<_> = nodes.iter().filter_map(|node| node.value.as_str()).collect();
                match texts.as_slice() {
                    [] => return faults.push(Fault::EmptyAudience),
                    [one] => ("aud", *one),
                    several => {
                        let several = several.iter().map(|&text| text.to_owned()).collect();
                        return faults.push(Fault::MultipleAudiences(several));
                    }
                }
            }
            // Which audience it is decides, and nobody knows.
            Some(Value::Open(_)) | None => return,
            Some(audience) => ("aud", audience.scalar_text().unwrap_or_default()),
        }
    };
    let listed = request.client_ids.iter().any(|client_id| client_id == audience);
    let unlisted = !request.client_ids.is_empty() && !listed && !provider.is_built_in();
    if unlisted || audience.is_empty() {
        faults.push(Fault::AudienceNotRegistered { audience: audience.to_owned(), claim });
    }
}

fn check_times(token: &Token, request: &Request, faults: &mut Vec<Fault>) {
    let mut time = |name| {
        let time = integer(&token.claims.get(name)?.value);
        if time.is_none() {
            faults.push(Fault::InvalidTimestamp(name));
        }
        time
    };
    let (exp, iat, nbf) = (time("exp"), time("iat"), time("nbf"));
    let Some(now) = request.now else { return };
    if let Some(exp) = exp.filter(|&exp| exp <= now.saturating_sub(CLOCK_TOLERANCE)) {
        faults.push(Fault::Expired { exp, now });
    }
    let latest = now.saturating_add(CLOCK_TOLERANCE);
    if let Some(iat) = iat.filter(|&iat| iat > latest) {
        faults.push(Fault::IssuedInFuture { iat, now });
    }
    if let Some(nbf) = nbf.filter(|&nbf| nbf > latest) {
        faults.push(Fault::NotYetValid { nbf, now });
    }
}

/// A whole number, also one in a string (observed), that a long integer can hold.
fn integer(value: &Value<'_>) -> Option<i64> {
    let (Value::Number(text) | Value::String(text)) = value else { return None };
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// The age of a token that AWS is likely to refuse as too old, whatever its `exp`.
pub(crate) fn likely_too_old(token: &Token, request: &Request) -> Option<i64> {
    let now = request.now.filter(|_| request.judge_times)?;
    let age = now.saturating_sub(integer(token.claim("iat")?)?);
    (age > LIKELY_MAX_AGE).then_some(age)
}

fn check_roles(token: &Token, request: &Request, faults: &mut Vec<Fault>) {
    let Some(claim) = token.claim(ROLES) else { return };
    let Some(roles) = listed_roles(claim) else { return faults.push(Fault::RolesFormat) };
    let mut roles = roles.into_iter().filter(|role| is_role_arn(role)).peekable();
    if roles.peek().is_none() {
        faults.push(Fault::RolesEmpty);
    } else if request.role_arn.as_deref().is_some_and(|target| !roles.any(|role| role == target)) {
        faults.push(Fault::RolesExcludeRole);
    }
}

/// `arn:PARTITION:iam::ACCOUNT:role/PATH/NAME`, of 20 to 2,048 characters.
fn is_role_arn(text: &str) -> bool {
    let global = text.split(':').nth(3) == Some("");
    let is_length = (20..=2_048).contains(&text.len());
    Arn::parse(text).is_some_and(|arn| {
        global
            && is_length
            && !arn.resource.contains(':')
            && arn.service == "iam"
            && arn.has_account_id()
            && arn.resource.starts_with("role/")
            && !arn.resource.ends_with('/')
            && !text.contains(['*', ','])
    })
}
