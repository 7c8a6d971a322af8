//! Why STS refuses a token before it reads any policy.

pub(crate) mod audience_not_registered;
pub(crate) mod critical_header;
pub(crate) mod duration_exceeds_role;
pub(crate) mod invalid_request_parameter;
pub(crate) mod invalid_role_arn;
pub(crate) mod invalid_session_tags;
pub(crate) mod invalid_source_identity;
pub(crate) mod invalid_timestamp;
pub(crate) mod issuer_not_registered;
pub(crate) mod missing_required_claim;
pub(crate) mod multiple_audiences;
pub(crate) mod null_subject;
pub(crate) mod provider_id_not_allowed;
pub(crate) mod roles_claim_excludes_role;
pub(crate) mod roles_claim_invalid;
pub(crate) mod session_tag_limit;
pub(crate) mod token_expired;
pub(crate) mod token_issued_in_future;
pub(crate) mod token_not_yet_valid;
pub(crate) mod token_too_long;
pub(crate) mod token_too_old;
pub(crate) mod unsigned_token;
pub(crate) mod unsupported_algorithm;

use crate::aws::Request;
use crate::aws::session::{MAX_KEY_LENGTH, MAX_TAGS, MAX_VALUE_LENGTH, TagLimit};
use crate::aws::sts::{Fault, likely_too_old};
use crate::finding::kind::{Cause, Message};
use crate::outcome::Confidence;
use crate::report::{Finding, Input, ServiceError, Severity, TokenForm, Words};
use crate::time::{CLOCK_TOLERANCE, Moment, words};
use crate::token::signature::finding as signature;
use crate::{Token, issuer};

crate::finding::entry::entries![
    audience_not_registered,
    critical_header,
    duration_exceeds_role,
    invalid_request_parameter,
    invalid_role_arn,
    invalid_session_tags,
    invalid_source_identity,
    invalid_timestamp,
    issuer_not_registered,
    missing_required_claim,
    multiple_audiences,
    null_subject,
    provider_id_not_allowed,
    roles_claim_excludes_role,
    roles_claim_invalid,
    session_tag_limit,
    token_expired,
    token_issued_in_future,
    token_not_yet_valid,
    token_too_long,
    token_too_old,
    unsigned_token,
    unsupported_algorithm,
];

/// The finding for a fault; a hint where it does not settle the verdict.
pub(crate) fn finding(fault: &Fault, token: &Token, request: &Request) -> Finding {
    let (rule, message) = describe(fault);
    let message = match (fault, fixed_audience(token)) {
        (Fault::AudienceNotRegistered { .. }, Some(fixed)) => message.because(fixed.to_owned()),
        _ => message,
    };
    let mut finding = rule.finding(Input::Token, message);
    if !fault.decides(token, request) {
        finding.severity = if fault.is_about_now() { Severity::Warning } else { Severity::Hint };
    }
    finding
}

/// That pasted claims are not all that a token has.
pub(crate) fn left_out<'f>(faults: impl Iterator<Item = &'f Fault>) -> Option<Finding> {
    let names = faults.filter_map(|fault| match fault {
        Fault::MissingClaim(claim) => Some(format!("`{claim}`")),
        _ => None,
    });
    let names = names.collect::<Vec<_>>().join(", no ");
    let title = format!("The pasted claims have no {names}; every ID token has it");
    (!names.is_empty())
        .then(|| missing_required_claim::LEFT_OUT.finding(Input::Token, Message::new(title, "", "")))
}

/// What the issuer says of the audience, where no job can choose it.
fn fixed_audience(token: &Token) -> Option<&'static str> {
    token.claim_text("iss").and_then(issuer::recognise)?.fixed_audience
}

/// What else is worth knowing about the token.
pub(crate) fn remarks(token: &Token, request: &Request) -> Vec<Finding> {
    let mut findings = Vec::new();
    if token.form == TokenForm::Jwt && !token.signed {
        findings.push(unsigned_token::KIND.finding(
            Input::Token,
            Message::new(
                "The token has no signature",
                "It was read as if it were signed. AWS refuses a token without its signature.",
                "leave the signature out when you share a token; send the whole token to AWS",
            ),
        ));
    }
    if let Some(age) = likely_too_old(token, request) {
        findings.push(token_too_old::KIND.finding(
            Input::Token,
            Message::new(
                format!("The token was issued {} ago, AWS is likely to refuse it as too old", words(age)),
                format!(
                    "Tokens of more than a day have been refused with `Token too old: {age}`, whatever their \
                     `exp`; AWS does not publish the limit."
                ),
                "request a fresh token",
            ),
        ));
    }
    findings
}

fn time(epoch: i64) -> String {
    Moment::from_epoch(epoch).map_or_else(|| epoch.to_string(), Moment::rfc3339)
}

#[expect(clippy::too_many_lines, reason = "a table: one arm a kind")]
fn describe(fault: &Fault) -> Cause {
    match fault {
        Fault::InvalidRoleArn(arn) => (
            &invalid_role_arn::KIND,
            Message::new(
                format!("`{arn}` is not the ARN of a role"),
                "A role's ARN is `arn:aws:iam::ACCOUNT:role/PATH/NAME`, with two colons before the account.",
                "copy the ARN from the role's page, or from `aws iam get-role`",
            ),
        ),
        Fault::InvalidSessionName(name) => (
            &invalid_request_parameter::KIND,
            Message::new(
                format!("`{name}` cannot be a role session name"),
                "A session name has 2 to 64 letters, digits and `_+=,.@-`; no space, slash or colon.",
                "choose another session name",
            ),
        ),
        Fault::InvalidDuration(seconds) => (
            &invalid_request_parameter::KIND,
            Message::new(
                format!("A session of {seconds} seconds cannot be requested"),
                "AWS takes 900 to 43,200 seconds.",
                "request a duration in that range",
            ),
        ),
        Fault::DurationExceedsRole { seconds, maximum } => (
            &duration_exceeds_role::KIND,
            Message::new(
                format!("The request asks for {seconds} seconds, the role allows {maximum}"),
                "The role's MaxSessionDuration limits what may be requested.",
                "request a shorter session, or raise the role's MaxSessionDuration",
            ),
        ),
        Fault::ProviderId(id) => (
            &provider_id_not_allowed::KIND,
            Message::new(
                format!("The request has the ProviderId `{id}`, which does not go with an ID token"),
                "ProviderId is for the OAuth 2.0 access tokens of Amazon and Facebook only.",
                "leave ProviderId out",
            ),
        ),
        Fault::TooLong(length) => (
            &token_too_long::KIND,
            Message::new(
                format!("The token has {length} characters, AWS takes up to 20,000"),
                "Tokens grow with the groups and roles that the issuer puts in.",
                "have the issuer leave out claims that AWS does not read",
            ),
        ),
        Fault::CriticalHeader => (
            &critical_header::KIND,
            Message::new(
                "The token's header has `crit`, so AWS does not take it for a valid JWT",
                "`crit` names extensions that a reader must understand; AWS understands none.",
                "have the issuer leave `crit` out",
            ),
        ),
        Fault::UnsupportedAlgorithm(algorithm) => (
            &unsupported_algorithm::KIND,
            Message::new(
                format!("The token is signed with `{algorithm}`, which AWS does not take"),
                "AWS takes RS256, RS384, RS512, ES256, ES384 and ES512.",
                "have the issuer sign with RS256 or ES256",
            ),
        ),
        Fault::MissingClaim(claim) => (
            &missing_required_claim::KIND,
            Message::new(
                format!("The token has no `{claim}`"),
                "AWS needs `iss`, `sub`, `aud`, `iat` and `exp` in every token.",
                format!("have the issuer add `{claim}`; if you pasted only some claims, add it there"),
            ),
        ),
        Fault::NullSubject => (
            &null_subject::KIND,
            Message::new(
                "The token's `sub` is null, and AWS answers with an internal error",
                "A missing or null subject cannot be tested.",
                "have the issuer put a text into `sub`",
            ),
        ),
        Fault::IssuerNotRegistered(iss) => (
            &issuer_not_registered::KIND,
            Message::new(
                format!("The role's account has no identity provider for `{iss}`"),
                "The provider's URL must equal `iss` to the letter: https, host, path and trailing slash.",
                if iss.starts_with("https://") {
                    format!("create an IAM OIDC provider with the URL `{iss}` in the role's account")
                } else {
                    "have the issuer name itself by its `https://` URL, no other can be registered".to_owned()
                },
            ),
        ),
        Fault::EmptyAudience => (
            &multiple_audiences::KIND,
            Message::new(
                "The token's `aud` is empty",
                "AWS needs one audience.",
                "request the token for one audience",
            ),
        ),
        Fault::MultipleAudiences(audiences) => (
            &multiple_audiences::KIND,
            Message::new(
                format!("The token has {} audiences and no `azp`", audiences.len()),
                "AWS refuses such a token even if it knows every audience.",
                "request the token for one audience, `sts.amazonaws.com` for most issuers",
            ),
        ),
        Fault::AudienceNotRegistered { audience, claim } => (
            &audience_not_registered::KIND,
            Message::new(
                if audience.is_empty() {
                    "The token's audience is empty".to_owned()
                } else {
                    format!("The audience `{audience}` is none of the provider's client IDs")
                },
                if *claim == "azp" {
                    "The token has `azp`, the application it was issued to, and AWS compares that and not `aud`."
                } else {
                    "AWS compares `aud` with the client IDs of the IAM OIDC provider, letter by letter."
                },
                format!("add `{audience}` to the provider's client IDs, or request a token for one of these"),
            ),
        ),
        Fault::InvalidTimestamp(claim) => (
            &invalid_timestamp::KIND,
            Message::new(
                format!("The token's `{claim}` is not a whole number of seconds"),
                "AWS refuses fractions and dates.",
                format!("have the issuer write `{claim}` as an integer"),
            ),
        ),
        Fault::Expired { exp, now } => (
            &token_expired::KIND,
            Message::new(
                format!("The token expired {} ago, at {}", words(now - exp), time(*exp)),
                "AWS lets five minutes pass, and names a time five minutes before its clock in the error.",
                "request a fresh token right before the call",
            ),
        ),
        Fault::IssuedInFuture { iat, now } => (
            &token_issued_in_future::KIND,
            Message::new(
                format!("The token was issued {} in the future", words(iat - now)),
                "AWS allows five minutes.",
                "set the issuer's clock",
            ),
        ),
        Fault::NotYetValid { nbf, now } => (
            &token_not_yet_valid::KIND,
            Message::new(
                format!("The token is not valid for another {}", words(nbf - now)),
                "Its `nbf` lies in the future; AWS allows five minutes.",
                "wait, or set the issuer's clock",
            ),
        ),
        Fault::Signature(check) => signature::describe(check),
        Fault::InvalidSessionTags => (
            &invalid_session_tags::KIND,
            Message::new(
                "A session tag in the token is not a list of one text",
                "Nested under `principal_tags` AWS takes `\"Team\": [\"engineering\"]` only.",
                "have the issuer put each value into a list",
            ),
        ),
        Fault::SessionTagLimit(limit) => (
            &session_tag_limit::KIND,
            Message::new(
                match limit {
                    TagLimit::Count(count) => {
                        format!("The token has {count} session tags, a session takes {MAX_TAGS}")
                    }
                    TagLimit::Key(key) => {
                        format!("The session tag `{key}` needs a key of 1 to {MAX_KEY_LENGTH} characters")
                    }
                    TagLimit::Value(key) => {
                        format!("The value of the session tag `{key}` has over {MAX_VALUE_LENGTH} characters")
                    }
                    TagLimit::Repeated(key) => format!("The session tag `{key}` is there twice"),
                    TagLimit::Reserved(key) => {
                        format!("The session tag `{key}` starts with `aws:`, which is reserved")
                    }
                },
                "Keys of session tags are unique whatever their letter case, and have one value each.",
                "have the issuer put other tags into the token",
            ),
        ),
        Fault::InvalidSourceIdentity(identity) => (
            &invalid_source_identity::KIND,
            Message::new(
                format!("`{identity}` cannot be a source identity"),
                "A source identity has 2 to 64 letters, digits and `_+=,.@-`; no space, slash or colon.",
                "have the issuer put another text into `https://aws.amazon.com/source_identity`",
            ),
        ),
        Fault::RolesFormat => (
            &roles_claim_invalid::KIND,
            Message::new(
                "The token's roles claim is neither a list nor a text",
                "`https://aws.amazon.com/roles` names the roles that the token is good for.",
                "have the issuer write a list of role ARNs",
            ),
        ),
        Fault::RolesEmpty => (
            &roles_claim_invalid::KIND,
            Message::new(
                "The token's roles claim names no role",
                "`https://aws.amazon.com/roles` names the roles that the token is good for, by whole ARNs.",
                "have the issuer add the role's ARN, or leave the claim out",
            ),
        ),
        Fault::RolesExcludeRole => (
            &roles_claim_excludes_role::KIND,
            Message::new(
                "The token's roles claim does not name this role",
                "`https://aws.amazon.com/roles` names the roles that the token is good for, by whole ARNs.",
                "have the issuer add the role's ARN, or assume one of those it names",
            ),
        ),
    }
}

/// How surely it is known that STS refuses it.
pub(crate) fn sure_of(fault: &Fault) -> Confidence {
    describe(fault).0.confidence
}

/// The fault in one sentence.
pub(crate) fn title_of(fault: &Fault) -> Words {
    describe(fault).1.title.into()
}

/// What STS says, or where that is not known what is wrong.
pub(crate) fn said_of(fault: &Fault) -> Words {
    let message = service_error(fault).map(|error| error.message).unwrap_or_default();
    if message.is_empty() { title_of(fault) } else { message }
}

/// What STS answers, where that is known.
pub(crate) fn service_error(fault: &Fault) -> Option<ServiceError> {
    const NOT_A_JWT: &str =
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";
    const GENERIC: &str = "The web identity token provided could not be validated. See the \
                           AssumeRoleWithWebIdentity documentation for requirements.";
    let invalid = |message: &'static str| ServiceError::new("InvalidIdentityToken", message);
    let invalid_text = |message: String| ServiceError::new("InvalidIdentityToken", message);
    Some(match fault {
        Fault::SessionTagLimit(_) | Fault::InvalidSourceIdentity(_) => return None,
        Fault::InvalidRoleArn(arn) if (20..=2_048).contains(&arn.len()) => {
            ServiceError::new("ValidationError", "Request ARN is invalid")
        }
        // The parameter's constraint is named in the message, in words that nobody has recorded.
        Fault::InvalidRoleArn(_) => ServiceError::new("ValidationError", ""),
        Fault::InvalidSessionName(_) | Fault::InvalidDuration(_) | Fault::TooLong(_) => {
            ServiceError::new("ValidationError", "")
        }
        Fault::ProviderId(id) => match id.as_str() {
            "www.amazon.com" => invalid("Provided Token is not a Login With Amazon token"),
            "graph.facebook.com" => ServiceError::new("IDPRejectedClaim", ""),
            _ => ServiceError::new(
                "AccessDenied",
                "Unrecognized OAuth provider. Do not include a provider parameter when submitting \
                 OpenIDConnect ID tokens",
            ),
        },
        Fault::CriticalHeader => invalid(NOT_A_JWT),
        Fault::UnsupportedAlgorithm(_) => invalid(""),
        Fault::MissingClaim(claim) => invalid_text(format!("Missing a required claim: {claim}")),
        Fault::NullSubject => {
            ServiceError::new("InternalFailure", "Unknown error validating third-party token")
        }
        Fault::IssuerNotRegistered(iss) => {
            invalid_text(format!("No OpenIDConnect provider found in your account for {iss}"))
        }
        Fault::EmptyAudience => invalid("Claim is not allowed to be empty: aud"),
        Fault::MultipleAudiences(_) => {
            invalid("Token audience contains more than one audience while authorized party is not present")
        }
        Fault::AudienceNotRegistered { .. } => {
            ServiceError { older_message: Some("Incorrect token audience".into()), ..invalid(GENERIC) }
        }
        Fault::InvalidTimestamp(_) => invalid("Invalid timestamp in token claims."),
        Fault::Expired { exp, now } => {
            let judged = now - CLOCK_TOLERANCE;
            let start =
                format!("Token expired: current date/time {judged} must be before the expiration date/time");
            ServiceError {
                // The older text lacked a space.
                older_message: Some(format!("{start}{exp}").into()),
                ..ServiceError::new("ExpiredTokenException", format!("{start} {exp}"))
            }
        }
        Fault::IssuedInFuture { iat, .. } => invalid_text(format!("Token issued in the future: {iat}")),
        Fault::NotYetValid { nbf, now } => invalid_text(format!(
            "Token not yet valid: current date/time {} must be after or equal to the not-before date/time {nbf}",
            now + CLOCK_TOLERANCE
        )),
        Fault::Signature(check) => invalid(signature::message(check, GENERIC)),
        Fault::InvalidSessionTags => invalid("principal_tags passed in claim is not in correct format."),
        Fault::RolesFormat => invalid("The roles claim is not in a supported format"),
        Fault::RolesEmpty => invalid("The roles claim contains no valid role ARNs"),
        Fault::RolesExcludeRole => {
            invalid("The target role ARN is not present in the roles claim of the identity token")
        }
        Fault::DurationExceedsRole { .. } => ServiceError::new(
            "ValidationError",
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        ),
    })
}
