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
mod refused;
mod roles_claim;
pub(crate) mod roles_claim_excludes_role;
pub(crate) mod roles_claim_invalid;
pub(crate) mod session_tag_limit;
pub(crate) mod signature;
pub(crate) mod token_expired;
pub(crate) mod token_issued_in_future;
pub(crate) mod token_not_yet_valid;
pub(crate) mod token_too_long;
pub(crate) mod token_too_old;
pub(crate) mod unsigned_token;
pub(crate) mod unsupported_algorithm;

use crate::Token;
use crate::aws::Request;
use crate::aws::decision::Decision;
use crate::aws::sts::Fault;
use crate::outcome::Confidence;
use crate::report::{Finding, Input, ServiceError, Severity, Words};
use refused::Refused;

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
    let Refused { kind, message, .. } = refused(fault);
    let message = match fault {
        Fault::AudienceNotRegistered { .. } => audience_not_registered::explained_by_issuer(message, token),
        _ => message,
    };
    let mut finding = kind.finding(Input::Token, message);
    if !fault.decides(token, request) {
        finding.severity = if fault.is_about_now() { Severity::Warning } else { Severity::Hint };
    }
    finding
}

/// What else is worth knowing about the token.
pub(crate) fn remarks(decision: &Decision<'_>) -> impl Iterator<Item = Finding> {
    [unsigned_token::remark, token_too_old::remark].into_iter().filter_map(|remark| remark(decision))
}

/// The fault in words.
fn refused(fault: &Fault) -> Refused {
    match fault {
        Fault::InvalidRoleArn(arn) => invalid_role_arn::refused(arn),
        Fault::InvalidSessionName(name) => invalid_request_parameter::session_name(name),
        Fault::InvalidDuration(seconds) => invalid_request_parameter::duration(*seconds),
        Fault::DurationExceedsRole { seconds, maximum } => duration_exceeds_role::refused(*seconds, *maximum),
        Fault::ProviderId(id) => provider_id_not_allowed::refused(id),
        Fault::TooLong(length) => token_too_long::refused(*length),
        Fault::CriticalHeader => critical_header::refused(),
        Fault::UnsupportedAlgorithm(algorithm) => unsupported_algorithm::refused(algorithm),
        Fault::MissingClaim(claim) => missing_required_claim::refused(claim),
        Fault::NullSubject => null_subject::refused(),
        Fault::IssuerNotRegistered(iss) => issuer_not_registered::refused(iss),
        Fault::EmptyAudience => multiple_audiences::none(),
        Fault::MultipleAudiences(audiences) => multiple_audiences::several(audiences.len()),
        Fault::AudienceNotRegistered { audience, claim } => audience_not_registered::refused(audience, claim),
        Fault::InvalidTimestamp(claim) => invalid_timestamp::refused(claim),
        Fault::Expired { exp, now } => token_expired::refused(*exp, *now),
        Fault::IssuedInFuture { iat, now } => token_issued_in_future::refused(*iat, *now),
        Fault::NotYetValid { nbf, now } => token_not_yet_valid::refused(*nbf, *now),
        Fault::Signature(check) => signature::refused(check),
        Fault::InvalidSessionTags => invalid_session_tags::refused(),
        Fault::SessionTagLimit(limit) => session_tag_limit::refused(limit),
        Fault::InvalidSourceIdentity(identity) => invalid_source_identity::refused(identity),
        Fault::RolesFormat => roles_claim_invalid::other_form(),
        Fault::RolesEmpty => roles_claim_invalid::no_role(),
        Fault::RolesExcludeRole => roles_claim_excludes_role::refused(),
    }
}

/// How surely it is known that STS refuses it.
pub(crate) fn sure_of(fault: &Fault) -> Confidence {
    refused(fault).kind.confidence
}

/// The fault in one sentence.
pub(crate) fn title_of(fault: &Fault) -> Words {
    refused(fault).message.title.into()
}

/// What STS says, or where that is not known what is wrong.
pub(crate) fn said_of(fault: &Fault) -> Words {
    let Refused { message, answer, .. } = refused(fault);
    let answer = answer.map(|error| error.message).unwrap_or_default();
    if answer.is_empty() { message.title.into() } else { answer }
}

/// What STS answers, where that is known.
pub(crate) fn service_error(fault: &Fault) -> Option<ServiceError> {
    refused(fault).answer
}
