//! `dot-is-a-wildcard`: a `.` in the pattern of a rule.

use crate::finding::collected::Findings;
use crate::pulumi::explain::remarks::dot_is_a_wildcard::{KIND, dot};
use crate::pulumi::policy::{Decision, Policy, Rule};

/// Adds it for a rule whose pattern has a `.` that is meant for itself.
pub(crate) fn lint(policy: &Policy<'_>, rule: &Rule<'_>, findings: &mut Findings<'_>) {
    let Some(pattern) = rule.pattern.as_ref() else { return };
    if let Some(message) = dot(&pattern.text, policy.decision == Some(Decision::Deny)) {
        findings.risk(&KIND, pattern.span, message);
    }
}
