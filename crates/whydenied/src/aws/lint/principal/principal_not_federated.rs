//! `principal-not-federated`: a statement, or a whole policy, that trusts no identity provider.

use super::advice::NAME_THE_PROVIDER;
use crate::aws::explain::statement::principal_not_federated::{EVERYONE, HINT, KIND};
use crate::aws::policy::{Effect, Policy, PrincipalType, Statement, Text};
use crate::finding::collected::Findings;
use crate::finding::kind::{Cause, Message};

/// The cause, where a statement for tokens names somebody else, of whom this is the first.
pub(crate) fn cause(kind: PrincipalType, written: &str) -> Cause {
    if kind == PrincipalType::Aws && written == "*" {
        let title = "A principal of `*` does not cover web identities";
        let detail = "AWS denied a web identity under `{\"AWS\": \"*\"}`; it must be named as `Federated`.";
        (&EVERYONE, Message::new(title, detail, NAME_THE_PROVIDER))
    } else {
        let title = format!("`{written}` is no identity provider");
        let detail = "A web identity has no AWS identity yet: the caller is the token's provider.";
        (&KIND, Message::new(title, detail, NAME_THE_PROVIDER))
    }
}

/// Adds it for a role that is not for identity providers at all.
pub(crate) fn lint_all(policy: &Policy<'_>, findings: &mut Findings<'_>) {
    let allowing = || policy.statements.iter().filter(|it| it.effect == Some(Effect::Allow));
    let is_known = findings.mistakes.iter().any(|found| found.code == KIND.code);
    let mut trusted = allowing().filter_map(|statement| statement.principal.as_ref());
    let mut trusted = trusted.by_ref().flat_map(|principal| &principal.entries);
    let Some((_, first)) = trusted.next().filter(|_| !is_known && !allowing().any(may_be_for_one)) else {
        return;
    };
    let others = if trusted.next().is_some() { " and others" } else { "" };
    let message = Message::new(
        format!("No identity provider can assume this role, which trusts `{}`{others}", first.text),
        "A token lets in whom a statement names as `Federated`, with the action `sts:AssumeRoleWithWebIdentity`.",
        "if the role is for tokens, add a statement for their provider; if not, paste the policy of the one that is",
    );
    findings.mistake(&HINT, first.span, message);
}

/// Whether the statement may be for an identity provider. What has no principal, or a wrong one, is reported as such.
fn may_be_for_one(statement: &Statement<'_>) -> bool {
    statement.principal.as_ref().is_none_or(|principal| {
        principal.negated || principal.entries.is_empty() || principal.entries.iter().any(is_one)
    })
}

/// Whether the principal may stand for an identity provider, however it is written.
fn is_one((kind, text): &(PrincipalType, Text<'_>)) -> bool {
    match kind {
        PrincipalType::Federated | PrincipalType::Everyone | PrincipalType::Other => true,
        PrincipalType::Aws | PrincipalType::Service => {
            text.text == "*" || text.text.contains("oidc-provider/")
        }
    }
}
