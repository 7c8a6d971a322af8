//! Why a statement does not apply: its principal, its action, or that it denies.

pub(crate) mod explicit_deny;
pub(crate) mod no_allow_statement;
pub(crate) mod other_principal;
pub(crate) mod principal_bare_host;
pub(crate) mod principal_not_federated;
pub(crate) mod principal_saml;
pub(crate) mod principal_trailing_slash;
pub(crate) mod principal_url_scheme;
pub(crate) mod principal_wildcard;
pub(crate) mod principal_wrong_account;
pub(crate) mod principal_wrong_provider;
pub(crate) mod session_tags_not_allowed;
pub(crate) mod source_identity_not_allowed;
pub(crate) mod wrong_action;

use other_principal::OtherPrincipal;

use crate::aws::evaluate::StatementTrace;
use crate::aws::provider::Provider;
use crate::aws::request::{SET_SOURCE_IDENTITY, TAG_SESSION};
use crate::finding::kind::Cause;
use crate::near_miss::placeholder::{self, unreplaced_placeholder};
use crate::near_miss::subject::pulumi::pulumi_issuer_v2;
use crate::outcome::Outcome;

crate::finding::entry::entries![
    explicit_deny,
    no_allow_statement,
    principal_bare_host,
    principal_not_federated,
    principal_saml,
    principal_trailing_slash,
    principal_url_scheme,
    principal_wildcard,
    principal_wrong_account,
    principal_wrong_provider,
    session_tags_not_allowed,
    source_identity_not_allowed,
    wrong_action,
];

/// What may be wrong with a principal; where none of it is, it is no identity provider.
const OF_PRINCIPAL: &[fn(&OtherPrincipal<'_>) -> Option<Cause>] = &[
    unreplaced,
    version_of_pulumi,
    principal_bare_host::cause,
    principal_saml::cause,
    principal_trailing_slash::cause,
    principal_url_scheme::cause,
    principal_wildcard::cause,
    principal_wrong_account::cause,
    principal_wrong_provider::cause,
];

/// Whether the statement is about somebody else than the token's provider: it does not even come close.
pub(crate) fn is_elsewhere(trace: &StatementTrace<'_, '_>, provider: &Provider) -> bool {
    trace.principal.outcome == Outcome::Fail && OtherPrincipal::of(trace, provider).is_elsewhere()
}

/// Why the principal of a statement is not the token's provider.
pub(crate) fn principal(trace: &StatementTrace<'_, '_>, provider: &Provider) -> Cause {
    let principal = OtherPrincipal::of(trace, provider);
    let cause = OF_PRINCIPAL.iter().find_map(|cause| cause(&principal));
    cause.unwrap_or_else(|| principal_not_federated::cause(&principal))
}

fn unreplaced(principal: &OtherPrincipal<'_>) -> Option<Cause> {
    let written = principal.written;
    // What a tool fills in is not what it fails for.
    let found = placeholder::find(written).filter(|_| placeholder::expression(written).is_none())?;
    Some(unreplaced_placeholder::of_provider(found, &principal.wanted()))
}

fn version_of_pulumi(principal: &OtherPrincipal<'_>) -> Option<Cause> {
    pulumi_issuer_v2::cause(principal.url(), &principal.provider.url, || principal.help())
}

/// Why a statement does not cover the action.
pub(crate) fn action(trace: &StatementTrace<'_, '_>, action: &str) -> Cause {
    match action {
        TAG_SESSION => session_tags_not_allowed::cause(),
        SET_SOURCE_IDENTITY => source_identity_not_allowed::cause(),
        _ => wrong_action::cause(trace),
    }
}
