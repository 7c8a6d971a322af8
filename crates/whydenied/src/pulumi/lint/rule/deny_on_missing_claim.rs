//! `deny-on-missing-claim`: a deny rests on a claim that a token may lack.

use crate::finding::collected::Findings;
use crate::pulumi::explain::remarks::deny_on_missing_claim::{KIND, message};
use crate::pulumi::explain::wording::{capital, number};
use crate::pulumi::lint::hosts::Hosts;
use crate::pulumi::policy::{Decision, Policy, Rule};

/// Claims that every token has.
const ALWAYS: &[&str] = &["iss", "sub", "aud", "exp", "iat", "nbf", "jti"];
/// Claims of known issuers that some of their tokens lack.
const OPTIONAL: &[&str] = &["environment", "environment_protected", "deployment_tier"];

/// Adds it for a rule with a pattern of a policy that denies; whether it is one.
pub(crate) fn lint(policy: &Policy<'_>, rule: &Rule<'_>, hosts: &Hosts, findings: &mut Findings<'_>) -> bool {
    let path = &*rule.path.text;
    let denies = policy.decision == Some(Decision::Deny) && rule.pattern.is_some();
    if !denies || !may_be_missing(path, hosts) {
        return false;
    }
    let title = format!("{} does not deny tokens that have no `{path}`", capital(&number(policy)));
    findings.risk(&KIND, rule.span, message(title));
    true
}

/// Whether tokens of the issuer may lack the claim.
fn may_be_missing(path: &str, hosts: &Hosts) -> bool {
    if ALWAYS.contains(&path) {
        return false;
    }
    let known = hosts.issuer.is_some_and(|issuer| issuer.claim_meaning(path).is_some());
    OPTIONAL.contains(&path) || path.contains(".pod") || !known && !path.starts_with("\"kubernetes.io\"")
}
