//! Rules that do not say what their author meant.

pub(crate) mod unreplaced_placeholder;

use super::hosts::Hosts;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::near_miss::placeholder as placeholders;
use crate::pulumi::document::Document;
use crate::pulumi::evaluate::{WithoutRules, without_rules};
use crate::pulumi::explain::findings::{capital, number, placeholder};
use crate::pulumi::explain::{claim, remarks};
use crate::pulumi::path::KeyPath;
use crate::pulumi::policy::{Decision, Policy, Rule};

/// Claims that every token has.
const ALWAYS: &[&str] = &["iss", "sub", "aud", "exp", "iat", "nbf", "jti"];
/// Claims of known issuers that some of their tokens lack.
const OPTIONAL: &[&str] = &["environment", "environment_protected", "deployment_tier"];

pub(crate) fn lint(policy: &Policy<'_>, document: &Document<'_>, hosts: &Hosts, findings: &mut Findings<'_>) {
    if let Some(target) = policy.target()
        && let Some(found) = placeholder(&target.text)
    {
        let message =
            placeholders::cause(found, "The policy is for nobody until a real name stands there.").1;
        findings.mistake(&unreplaced_placeholder::KIND, target.span, message);
    }
    if without_rules(policy, document) == Some(WithoutRules::Empty)
        && let Some(message) = remarks::no_rules(policy)
    {
        findings.risk(&remarks::empty_rules::KIND, policy.rules_span.unwrap_or(policy.span), message);
    }
    for rule in &policy.rules {
        path(rule, document, findings);
        let Some(pattern) = rule.pattern.as_ref() else { continue };
        if let Some(found) = placeholder(&pattern.text) {
            let message = placeholders::cause(found, "No token has it, so the rule matches none.").1;
            findings.mistake(&unreplaced_placeholder::KIND, pattern.span, message);
        } else if policy.decision == Some(Decision::Deny) && may_be_missing(&rule.path.text, hosts) {
            let title = format!(
                "{} does not deny tokens that have no `{}`",
                capital(&number(policy)),
                rule.path.text
            );
            let message = Message::new(
                title,
                "A rule about a claim that is missing does not match, so the deny passes such tokens by.",
                "deny by a claim that every token of the issuer has, or do not rely on the deny",
            );
            findings.risk(&remarks::deny_on_missing_claim::KIND, rule.span, message);
        } else if let Some(message) = remarks::dot(&pattern.text, policy.decision == Some(Decision::Deny)) {
            findings.risk(&remarks::dot_is_a_wildcard::KIND, pattern.span, message);
        }
    }
}

/// What is wrong with the path of a rule, whatever the token has.
fn path(rule: &Rule<'_>, document: &Document<'_>, findings: &mut Findings<'_>) {
    let text = &*rule.path.text;
    match KeyPath::read(text) {
        Err(error) => {
            let message = claim::no_path(text, error, document.syntax);
            findings.mistake(&claim::path_invalid::KIND, rule.path.span, message);
        }
        Ok(path) => {
            let names: Vec<_> = path.keys.iter().map(|key| &*key.name).collect();
            if let ["kubernetes", "io", rest @ ..] = names.as_slice() {
                let meant: Vec<_> = ["kubernetes.io"].iter().chain(rest).copied().collect();
                let message = claim::unquoted("kubernetes", &meant, document.syntax);
                findings.mistake(&claim::path_needs_quotes::KIND, rule.path.span, message);
            }
        }
    }
}

/// Whether tokens of the issuer may lack the claim.
fn may_be_missing(path: &str, hosts: &Hosts) -> bool {
    if ALWAYS.contains(&path) {
        return false;
    }
    let known = hosts.issuer.is_some_and(|issuer| issuer.claim_meaning(path).is_some());
    OPTIONAL.contains(&path) || path.contains(".pod") || !known && !path.starts_with("\"kubernetes.io\"")
}
