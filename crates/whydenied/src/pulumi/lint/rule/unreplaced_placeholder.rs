//! `unreplaced-placeholder`: a placeholder in the target of a policy or in the pattern of a rule.

use crate::finding::collected::Findings;
use crate::near_miss::placeholder;
use crate::pulumi::explain::unreplaced_placeholder::{KIND, find, for_nobody};
use crate::pulumi::policy::{Policy, Rule};

/// Adds it for a policy that is for nobody yet.
pub(crate) fn lint_target(policy: &Policy<'_>, findings: &mut Findings<'_>) {
    if let Some(target) = policy.target()
        && let Some(found) = find(&target.text)
    {
        findings.mistake(&KIND, target.span, for_nobody(found));
    }
}

/// Adds it for a rule that no token matches yet; whether it is one.
pub(crate) fn lint_pattern(rule: &Rule<'_>, findings: &mut Findings<'_>) -> bool {
    let Some(pattern) = rule.pattern.as_ref() else { return false };
    let Some(found) = find(&pattern.text) else { return false };
    let message = placeholder::cause(found, "No token has it, so the rule matches none.").1;
    findings.mistake(&KIND, pattern.span, message);
    true
}
