//! Why a token is refused before any policy is read.

pub(crate) mod issuer_not_registered;
pub(crate) mod issuer_url_mismatch;
pub(crate) mod missing_required_claim;
pub(crate) mod signature_invalid;
pub(crate) mod token_expired;
pub(crate) mod token_not_yet_valid;
pub(crate) mod unknown_key_id;
pub(crate) mod unusable_key;

use crate::finding::kind::{Cause, Message};
use crate::outcome::Confidence;
use crate::pulumi::checks::{Difference, Fault};
use crate::pulumi::exchange::Exchange;
use crate::report::{Finding, Input, Severity, Words};
use crate::time::{Moment, words};
use crate::token::signature::{NoKey, SignatureCheck};

crate::finding::entry::entries![issuer_url_mismatch,];

/// The finding for a check that the token does not pass.
pub(crate) fn finding(fault: &Fault, exchange: &Exchange) -> Finding {
    let (rule, message) = describe(fault);
    let finding = rule.finding(Input::Token, message);
    if fault.is_about_now() && !fault.decides(exchange) {
        return Finding { severity: Severity::Warning, ..finding };
    }
    finding
}

/// The fault in one sentence.
pub(crate) fn said_of(fault: &Fault) -> Words {
    describe(fault).1.title.into()
}

/// How surely Pulumi Cloud judges the fault as this does.
pub(crate) fn sure_of(fault: &Fault) -> Confidence {
    describe(fault).0.confidence
}

fn describe(fault: &Fault) -> Cause {
    match fault {
        Fault::NoIssuer => (
            &missing_required_claim::KIND,
            Message::new(
                "The token has no `iss`, so no registered issuer fits it",
                "Pulumi Cloud looks for the registered issuer whose URL is the token's `iss`.",
                "exchange a token of an issuer that names itself",
            ),
        ),
        Fault::OtherOrganization { asked, registered } => (
            &issuer_not_registered::KIND,
            Message::new(
                format!("The issuer is registered with `{registered}`, the exchange is for `{asked}`"),
                "Each organization registers its issuers itself; the request's `audience` names the organization.",
                format!("ask for `urn:pulumi:org:{registered}`, or register the issuer with `{asked}`"),
            ),
        ),
        Fault::OtherIssuer { iss, registered, difference } => other_issuer(iss, registered, *difference),
        Fault::Expired { exp, now } => (
            &token_expired::KIND,
            Message::new(
                format!("The token expired {} ago, at {}", words(now.saturating_sub(*exp)), time(*exp)),
                "Pulumi Cloud exchanges tokens that have not expired; what leeway it gives is not published.",
                "request a fresh token right before the exchange",
            ),
        ),
        Fault::NotYetValid { nbf, now } => (
            &token_not_yet_valid::KIND,
            Message::new(
                format!("The token is not valid for another {}", words(nbf.saturating_sub(*now))),
                "Its `nbf` lies in the future.",
                "wait, or set the issuer's clock",
            ),
        ),
        Fault::Signature(check) => signature(check),
    }
}

fn other_issuer(iss: &str, registered: &str, difference: Difference) -> Cause {
    let title = format!("The token was issued by `{iss}`, registered is `{registered}`");
    let register =
        format!("register the issuer again with the URL `{iss}`: the URL of one cannot be changed");
    let detail = match difference {
        Difference::Slash => {
            let message = Message::new(
                "The issuer's registered URL and the token's `iss` differ by a slash at the end",
                "Pulumi's own guides register such URLs, so it is taken to make no difference; nothing says so.",
                format!("if the exchange fails all the same, register `{iss}`"),
            );
            return (&issuer_url_mismatch::ISSUER_SLASH, message);
        }
        Difference::LetterCase => "The two differ in letter case only.",
        Difference::Scheme => "The two differ in their scheme only; an issuer's URL starts with `https://`.",
        Difference::DiscoveryDocument => {
            "An issuer's URL is what its tokens have as `iss`, without the path of its discovery document."
        }
        Difference::Other => "The URL of a registered issuer must be the `iss` of its tokens.",
    };
    let detail = format!("{detail} The token has `{iss}`, registered is `{registered}`.");
    (&issuer_url_mismatch::KIND, Message::new(title, detail, register))
}

fn signature(check: &SignatureCheck) -> Cause {
    let published = "Pulumi Cloud fetches the keys from the issuer, unless they were registered with it.";
    match check {
        SignatureCheck::NoKey(NoKey::UnknownKeyId { kid, .. }) => (
            &unknown_key_id::KIND,
            Message::new(
                format!("The token names the key `{kid}`, which the key set does not have"),
                published,
                "compare the key set with what the issuer's `jwks_uri` gives now, or register the new keys",
            ),
        ),
        SignatureCheck::NoKey(NoKey::EmptySet) => (
            &unknown_key_id::KIND,
            Message::new(
                "The key set has no keys",
                published,
                "have the issuer publish its keys under its `jwks_uri`",
            ),
        ),
        SignatureCheck::NoKey(NoKey::OtherAlgorithm { kid, algorithm }) => (
            &unusable_key::KIND,
            Message::new(
                format!("The key `{kid}` is not one for `{algorithm}`, which the token is signed with"),
                "A key of another type cannot have made the signature.",
                "have the issuer name the key that it signed with",
            ),
        ),
        SignatureCheck::Invalid { kid, .. } => (
            &signature_invalid::KIND,
            Message::new(
                format!("The key `{kid}` did not make this token's signature"),
                "The token was changed or cut off, or the key set is another issuer's.",
                "request a fresh token, and compare the key set with what the issuer's `jwks_uri` gives now",
            ),
        ),
        _ => (&signature_invalid::KIND, Message::new("The signature could not be verified", "", "")),
    }
}

fn time(epoch: i64) -> String {
    Moment::from_epoch(epoch).map_or_else(|| epoch.to_string(), Moment::rfc3339)
}
