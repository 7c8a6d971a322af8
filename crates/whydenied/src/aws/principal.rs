//! Whether a statement's principal is the identity provider of the request.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>

use super::arn::Arn;
use super::policy::{Effect, Principal, PrincipalType, Text};
use super::provider::Provider;
use crate::near_miss::placeholder::find as placeholder;
use crate::outcome::{Confidence, Outcome};
use crate::text::Stands;

/// Some account, in the place of one that is the role's, whichever that is.
const ANY_ACCOUNT: &str = "000000000000";

/// What the test of a principal came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrincipalTrace {
    /// How it went.
    pub outcome: Outcome,
    /// Which entry decided: the one that matches, or the one that comes closest. `None` without
    /// any entry.
    pub entry: Option<usize>,
    /// How that entry compares with the token's provider.
    pub relation: Relation,
    /// How surely the rule is known.
    pub confidence: Confidence,
}

/// How a principal compares with the token's provider; the order is from the closest to the farthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// It is the token's provider.
    SameProvider,
    /// It is the token's provider as far as the role's account is known.
    SameUrl,
    /// `"*"` in a resource control policy.
    EveryoneCovered,
    /// `"*"` or `{"AWS": "*"}` in a Deny, taken to cover the request.
    EveryoneDenied,
    /// `NotPrincipal` that does not name the provider.
    NotExcluded,
    /// An expression that a tool fills in before the policy is deployed.
    Unfilled,
    /// The provider's URL in another account or partition.
    OtherAccount,
    /// The account is no account id, such as a placeholder.
    InvalidAccount,
    /// The URL differs by a trailing slash only.
    TrailingSlash,
    /// The URL has `https://` in front.
    UrlScheme,
    /// The URL differs by letter case only.
    LetterCase,
    /// The host is the same, the path is not.
    OtherPath,
    /// The URL of the provider stands there without an ARN.
    BareHost,
    /// A `*` in the ARN, which is no wildcard there.
    Wildcard,
    /// Another OIDC provider.
    OtherProvider,
    /// A SAML provider.
    Saml,
    /// `"*"` or `{"AWS": "*"}` in an Allow: it does not cover web identities.
    Everyone,
    /// An account, role, user or service.
    NotFederated,
    /// No principal at all.
    Missing,
}

impl Relation {
    fn matches(self) -> bool {
        self <= Self::NotExcluded
    }
}

/// Tests a statement's principal.
pub(crate) fn test(
    principal: Option<&Principal<'_>>,
    effect: Option<Effect>,
    provider: &Provider,
) -> PrincipalTrace {
    let trace = |entry, relation: Relation, confidence| PrincipalTrace {
        outcome: match relation {
            Relation::Unfilled => Outcome::Depends,
            _ => Outcome::from_bool(relation.matches()),
        },
        entry,
        relation,
        confidence,
    };
    let Some(principal) = principal else {
        return trace(None, Relation::Missing, Confidence::Documented);
    };
    let closest = principal
        .entries
        .iter()
        .enumerate()
        .map(|(index, (kind, text))| (relation(*kind, text, effect, provider), index))
        .min();
    match closest {
        Some((relation, _)) if principal.negated && relation.matches() => {
            trace(None, Relation::OtherProvider, Confidence::Unconfirmed)
        }
        Some((Relation::Unfilled, index)) => trace(Some(index), Relation::Unfilled, Confidence::Documented),
        _ if principal.negated => trace(None, Relation::NotExcluded, Confidence::Unconfirmed),
        None => trace(None, Relation::Missing, Confidence::Documented),
        Some((relation, index)) => trace(Some(index), relation, confidence(relation, principal, index)),
    }
}

/// Tests the principal of a resource control policy, which is `*`: everyone, web identities too.
pub(crate) fn test_everyone(principal: Option<&Principal<'_>>) -> PrincipalTrace {
    let entries = principal.map_or(&[][..], |principal| &principal.entries);
    let everyone = entries.iter().position(|(_, text)| text.text == "*");
    PrincipalTrace {
        outcome: Outcome::from_bool(everyone.is_some()),
        entry: everyone,
        relation: if everyone.is_some() { Relation::EveryoneCovered } else { Relation::NotFederated },
        confidence: Confidence::Documented,
    }
}

fn confidence(relation: Relation, principal: &Principal<'_>, index: usize) -> Confidence {
    let bare_star = principal.entries.get(index).is_some_and(|(kind, _)| *kind == PrincipalType::Everyone);
    match relation {
        Relation::EveryoneDenied => Confidence::Unconfirmed,
        // That IAM saves it was recorded by others.
        Relation::BareHost => Confidence::Inferred,
        Relation::Everyone if bare_star => Confidence::Unconfirmed,
        Relation::Everyone => Confidence::Observed,
        Relation::Wildcard if principal.entries.get(index).is_some_and(|(_, text)| text.text == "*") => {
            Confidence::Unconfirmed
        }
        _ => Confidence::Documented,
    }
}

fn relation(kind: PrincipalType, text: &Text<'_>, effect: Option<Effect>, provider: &Provider) -> Relation {
    match kind {
        PrincipalType::Everyone | PrincipalType::Aws if text.text == "*" => {
            if effect == Some(Effect::Deny) {
                Relation::EveryoneDenied
            } else {
                Relation::Everyone
            }
        }
        PrincipalType::Federated => federated(text, provider),
        _ => Relation::NotFederated,
    }
}

fn federated(entry: &Text<'_>, provider: &Provider) -> Relation {
    if entry.holes.iter().any(|hole| stands_for_own(&hole.stands)) {
        return federated(&of_own_account(entry, provider), provider);
    }
    let (text, own) = (&*entry.text, provider.url.as_str());
    if provider.is_built_in() && text == own {
        return Relation::SameProvider;
    }
    // Where the URL stands there in full, the rest of the ARN matters no more.
    let is_other = |url: &str| {
        placeholder(url).is_none()
            && !entry.expressions().any(|expression| url.contains(expression))
            && url != own
    };
    if entry.is_open() && !Arn::parse(text).and_then(|arn| arn.provider_url()).is_some_and(is_other) {
        return Relation::Unfilled;
    }
    let Some(arn) = Arn::parse(text) else {
        let bare = text.strip_prefix("https://").unwrap_or(text);
        return if text == "*" {
            Relation::Wildcard
        } else if bare.trim_end_matches('/') == own.trim_end_matches('/') {
            Relation::BareHost
        } else {
            Relation::OtherProvider
        };
    };
    if arn.resource.starts_with("saml-provider/") {
        return Relation::Saml;
    }
    let Some(url) = arn.provider_url() else {
        return Relation::OtherProvider;
    };
    if url == own && !provider.is_built_in() {
        return same_url(&arn, provider);
    }
    let host = |url: &'_ str| url.split('/').next().unwrap_or_default().to_ascii_lowercase();
    let bare = url.strip_prefix("https://").unwrap_or(url);
    if own.is_empty() {
        Relation::OtherProvider
    } else if bare.len() < url.len() && bare.trim_end_matches('/') == own.trim_end_matches('/') {
        Relation::UrlScheme
    } else if url.trim_end_matches('/') == own.trim_end_matches('/') {
        Relation::TrailingSlash
    } else if url.eq_ignore_ascii_case(own) {
        Relation::LetterCase
    } else if url.contains(['*', '?']) {
        Relation::Wildcard
    } else if host(url) == host(own) {
        Relation::OtherPath
    } else {
        Relation::OtherProvider
    }
}

const fn stands_for_own(stands: &Stands) -> bool {
    matches!(stands, Stands::ForOwnAccount | Stands::ForOwnPartition)
}

/// The entry with the account and the partition that the role is in, where expressions stand for these: whichever they
/// are, the provider is in them.
fn of_own_account<'t>(entry: &Text<'t>, provider: &Provider) -> Text<'t> {
    entry.with(|hole| match hole.stands {
        Stands::ForOwnAccount => Some(provider.account.as_deref().unwrap_or(ANY_ACCOUNT).to_owned()),
        Stands::ForOwnPartition => Some(provider.partition.as_deref().unwrap_or("aws").to_owned()),
        _ => None,
    })
}

fn same_url(arn: &Arn<'_>, provider: &Provider) -> Relation {
    let other = |given: &Option<String>, written: &str| given.as_deref().is_some_and(|own| own != written);
    if !arn.has_account_id() || !arn.has_known_partition() {
        Relation::InvalidAccount
    } else if other(&provider.account, arn.account) || other(&provider.partition, arn.partition) {
        Relation::OtherAccount
    } else if provider.account.is_some() {
        Relation::SameProvider
    } else {
        Relation::SameUrl
    }
}
