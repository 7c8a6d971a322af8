//! `unreplaced-placeholder`: a placeholder in the target of a policy or in the pattern of a rule.

use crate::finding::collected::Findings;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::near_miss::placeholder;
use crate::pulumi::explain::findings;
use crate::pulumi::policy::{Policy, Rule};

static KIND: Kind = placeholder::unreplaced_placeholder::KIND.citing(ISSUERS);

/// Adds it for a policy that is for nobody yet.
pub(crate) fn lint_target(policy: &Policy<'_>, findings: &mut Findings<'_>) {
    if let Some(target) = policy.target()
        && let Some(found) = findings::placeholder(&target.text)
    {
        let message = placeholder::cause(found, "The policy is for nobody until a real name stands there.").1;
        findings.mistake(&KIND, target.span, message);
    }
}

/// Adds it for a rule that no token matches yet; whether it is one.
pub(crate) fn lint_pattern(rule: &Rule<'_>, findings: &mut Findings<'_>) -> bool {
    let Some(pattern) = rule.pattern.as_ref() else { return false };
    let Some(found) = findings::placeholder(&pattern.text) else { return false };
    let message = placeholder::cause(found, "No token has it, so the rule matches none.").1;
    findings.mistake(&KIND, pattern.span, message);
    true
}
