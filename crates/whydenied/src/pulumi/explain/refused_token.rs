//! Why a token is refused before any policy is read.

pub(crate) mod issuer_not_registered;
pub(crate) mod issuer_url_mismatch;
pub(crate) mod missing_required_claim;
pub(crate) mod signature_invalid;
pub(crate) mod token_expired;
pub(crate) mod token_not_yet_valid;
pub(crate) mod unknown_key_id;
pub(crate) mod unusable_key;

use crate::finding::kind::Cause;
use crate::outcome::Confidence;
use crate::pulumi::checks::Fault;
use crate::pulumi::exchange::Exchange;
use crate::report::{Finding, Input, Severity, Words};
use crate::token::signature::{NoKey, SignatureCheck};

crate::finding::entry::entries![issuer_url_mismatch,];

/// The finding for a check that the token does not pass.
pub(crate) fn finding(fault: &Fault, exchange: &Exchange) -> Finding {
    let (kind, message) = cause(fault);
    let finding = kind.finding(Input::Token, message);
    if fault.is_about_now() && !fault.decides(exchange) {
        return Finding { severity: Severity::Warning, ..finding };
    }
    finding
}

/// The fault in one sentence.
pub(crate) fn said_of(fault: &Fault) -> Words {
    cause(fault).1.title.into()
}

/// How surely Pulumi Cloud judges the fault as this does.
pub(crate) fn sure_of(fault: &Fault) -> Confidence {
    cause(fault).0.confidence
}

/// Which finding a fault is, and what is said of it.
fn cause(fault: &Fault) -> Cause {
    match fault {
        Fault::NoIssuer => missing_required_claim::cause(),
        Fault::OtherOrganization { asked, registered } => issuer_not_registered::cause(asked, registered),
        Fault::OtherIssuer { iss, registered, difference } => {
            issuer_url_mismatch::cause(iss, registered, *difference)
        }
        Fault::Expired { exp, now } => token_expired::cause(*exp, *now),
        Fault::NotYetValid { nbf, now } => token_not_yet_valid::cause(*nbf, *now),
        Fault::Signature(SignatureCheck::NoKey(NoKey::UnknownKeyId { kid, .. })) => {
            unknown_key_id::cause(kid)
        }
        Fault::Signature(SignatureCheck::NoKey(NoKey::EmptySet)) => unknown_key_id::empty_set(),
        Fault::Signature(SignatureCheck::NoKey(NoKey::OtherAlgorithm { kid, algorithm })) => {
            unusable_key::cause(kid, algorithm)
        }
        Fault::Signature(SignatureCheck::Invalid { kid, .. }) => signature_invalid::cause(kid),
        Fault::Signature(_) => signature_invalid::not_verified(),
    }
}
