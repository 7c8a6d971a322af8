//! What Pulumi Cloud checks of a token before it reads any policy: its issuer, its times, its
//! signature.
//!
//! Source: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/>. The audience is not
//! among them: only a rule tests it.

use super::exchange::Exchange;
use crate::Token;
use crate::report::TokenForm;
use crate::token::signature::{NoKey, SignatureCheck};

/// A check that a token does not pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The token does not say who issued it.
    NoIssuer,
    /// The issuer is registered with another organization than the exchange is for.
    OtherOrganization {
        /// The one of the exchange.
        asked: String,
        /// The one it is registered with.
        registered: String,
    },
    /// The token's `iss` is not the registered URL.
    OtherIssuer {
        /// The token's `iss`.
        iss: String,
        /// The registered URL.
        registered: String,
        /// How they differ.
        difference: Difference,
    },
    /// `exp` has passed.
    Expired {
        /// The `exp` claim.
        exp: i64,
        /// The time of the exchange.
        now: i64,
    },
    /// `nbf` has not come.
    NotYetValid {
        /// The `nbf` claim.
        nbf: i64,
        /// The time of the exchange.
        now: i64,
    },
    /// The issuer's keys did not make the signature, or none of them fits.
    Signature(SignatureCheck),
}

/// How a token's `iss` and the registered URL differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// By a slash at the end, which Pulumi's own guides register and issuers do not send: taken to
    /// be tolerated (inferred).
    Slash,
    /// In letter case.
    LetterCase,
    /// `https://` is missing, or it is `http://`.
    Scheme,
    /// The registered URL is that of the discovery document.
    DiscoveryDocument,
    /// In anything else.
    Other,
}

/// Where in the order of the service a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The issuer is registered.
    Issuer,
    /// The token is valid now.
    Lifetime,
    /// The issuer signed it.
    Signature,
}

impl Fault {
    /// The check that it does not pass.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        match self {
            Self::NoIssuer | Self::OtherOrganization { .. } | Self::OtherIssuer { .. } => Stage::Issuer,
            Self::Expired { .. } | Self::NotYetValid { .. } => Stage::Lifetime,
            Self::Signature(_) => Stage::Signature,
        }
    }

    /// Whether it is about the clock, which decides only where the time of the exchange was given.
    #[must_use]
    pub const fn is_about_now(&self) -> bool {
        matches!(self, Self::Expired { .. } | Self::NotYetValid { .. })
    }

    /// Whether the exchange is denied for it.
    #[must_use]
    pub const fn decides(&self, exchange: &Exchange) -> bool {
        match self {
            Self::OtherIssuer { difference: Difference::Slash, .. } => false,
            _ => exchange.judge_times || !self.is_about_now(),
        }
    }
}

/// Every check that the token does not pass, in the order of the service.
#[must_use]
pub fn faults(token: &Token, exchange: &Exchange) -> Vec<Fault> {
    let mut faults = Vec::new();
    faults.extend(organization(exchange));
    faults.extend(issuer(token, exchange));
    if let Some(now) = exchange.now {
        let expired = time(token, "exp").filter(|&exp| exp <= now);
        faults.extend(expired.map(|exp| Fault::Expired { exp, now }));
        let early = time(token, "nbf").filter(|&nbf| nbf > now);
        faults.extend(early.map(|nbf| Fault::NotYetValid { nbf, now }));
    }
    let refused = exchange.signature.iter().filter(|check| refuses(check));
    faults.extend(refused.cloned().map(Fault::Signature));
    faults
}

/// Whether the token is refused for what the issuer's keys say. How Pulumi Cloud chooses among keys
/// without a name, or with the same one, is not published.
const fn refuses(check: &SignatureCheck) -> bool {
    matches!(
        check,
        SignatureCheck::Invalid { repeated: false, .. }
            | SignatureCheck::NoKey(
                NoKey::UnknownKeyId { .. } | NoKey::EmptySet | NoKey::OtherAlgorithm { .. }
            )
    )
}

/// The registered URL that a token's `iss` is compared with.
#[must_use]
pub fn registered_url(exchange: &Exchange) -> Option<&str> {
    let registration = &exchange.registration;
    registration.issuer.as_deref().or(registration.url.as_deref())
}

/// A time claim in whole seconds.
pub(crate) fn time(token: &Token, claim: &str) -> Option<i64> {
    let text = token.claim(claim)?.scalar_text()?;
    text.split('.').next()?.parse().ok()
}

fn organization(exchange: &Exchange) -> Option<Fault> {
    let asked = exchange.organization.as_ref()?;
    let registered = exchange.registration.organization.as_ref()?;
    (!asked.eq_ignore_ascii_case(registered))
        .then(|| Fault::OtherOrganization { asked: asked.clone(), registered: registered.clone() })
}

fn issuer(token: &Token, exchange: &Exchange) -> Option<Fault> {
    let registered = registered_url(exchange)?;
    let Some(iss) = token.claim_text("iss") else {
        // Bare claims may be only some of the token's.
        return (token.form == TokenForm::Jwt).then_some(Fault::NoIssuer);
    };
    let difference = difference(iss, registered)?;
    Some(Fault::OtherIssuer { iss: iss.to_owned(), registered: registered.to_owned(), difference })
}

fn difference(iss: &str, registered: &str) -> Option<Difference> {
    if iss == registered {
        return None;
    }
    let bare = |url: &str| url.trim_end_matches('/').to_owned();
    let without_scheme = |url: &str| bare(url.split_once("://").map_or(url, |(_, rest)| rest));
    Some(if bare(iss) == bare(registered) {
        Difference::Slash
    } else if bare(iss).eq_ignore_ascii_case(&bare(registered)) {
        Difference::LetterCase
    } else if without_scheme(iss) == without_scheme(registered) {
        Difference::Scheme
    } else if registered.strip_prefix(&bare(iss)).is_some_and(|rest| rest.starts_with("/.well-known/")) {
        Difference::DiscoveryDocument
    } else {
        Difference::Other
    })
}
