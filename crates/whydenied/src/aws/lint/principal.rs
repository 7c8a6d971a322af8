//! Principals that no web identity has, or that are written so that none matches.

mod advice;
mod issuer_url;
mod principal_bare_host;
mod principal_not_federated;
mod principal_saml;
mod principal_trailing_slash;
mod principal_url_scheme;
mod principal_wildcard;
mod principal_wrong_provider;
pub(crate) mod redundant_principal;
mod unreplaced_account;

use super::federated::is_issuer;
use super::unreplaced_placeholder;
use crate::aws::ASSUME_ROLE;
use crate::aws::policy::{Effect, Policy, Principal, PrincipalType, Statement};
use crate::finding::collected::Findings;
use crate::finding::kind::Cause;

crate::finding::entry::entries![redundant_principal,];

/// Why no token's provider is what stands under `Federated`; the first that applies is reported.
const FEDERATED: [fn(&str) -> Option<Cause>; 7] = [
    unreplaced_placeholder::cause,
    principal_wildcard::cause,
    principal_bare_host::cause,
    unreplaced_account::cause,
    principal_url_scheme::cause,
    principal_trailing_slash::cause,
    principal_wrong_provider::cause,
];

/// Adds what is wrong with the principal of a statement.
pub(crate) fn lint(statement: &Statement<'_>, findings: &mut Findings<'_>) {
    let Some(principal) = statement.principal.as_ref().filter(|principal| !principal.negated) else { return };
    if statement.effect == Some(Effect::Allow) {
        let federated = principal.entries.iter().filter(|(kind, _)| *kind == PrincipalType::Federated);
        // What a program does not name may well be an ARN.
        for (_, text) in federated.filter(|(_, text)| !text.is_a_hole()) {
            if let Some((kind, message)) = FEDERATED.iter().find_map(|cause| cause(&text.text)) {
                findings.mistake(kind, text.span, message);
            }
        }
        if is_for_tokens(statement) {
            mismatched(principal, findings);
        }
    }
    redundant_principal::lint(principal, findings);
}

/// Adds what is wrong with the principals of all statements together.
pub(crate) fn lint_all(policy: &Policy<'_>, findings: &mut Findings<'_>) {
    principal_not_federated::lint_all(policy, findings);
}

/// Whether the action is for web identities alone: what also lets in roles, services or SAML users may be
/// meant for them.
fn is_for_tokens(statement: &Statement<'_>) -> bool {
    statement.action.as_ref().is_some_and(|actions| {
        actions.cover(ASSUME_ROLE)
            && !["sts:AssumeRole", "sts:AssumeRoleWithSAML"].iter().any(|action| actions.cover(action))
    })
}

/// Nobody whom the principal names is a web identity.
fn mismatched(principal: &Principal<'_>, findings: &mut Findings<'_>) {
    if principal.entries.iter().any(is_issuer) {
        return;
    }
    let Some((kind, written)) = principal.entries.first().filter(|(_, text)| !text.is_a_hole()) else {
        return;
    };
    let cause = match kind {
        PrincipalType::Federated => principal_saml::cause(&written.text),
        PrincipalType::Aws | PrincipalType::Service => principal_not_federated::cause(*kind, &written.text),
        // Reported as a problem of the document.
        PrincipalType::Everyone | PrincipalType::Other => return,
    };
    findings.mistake(cause.0, written.span, cause.1);
}
