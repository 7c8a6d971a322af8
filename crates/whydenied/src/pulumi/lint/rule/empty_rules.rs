//! `empty-rules`: a policy without any rule.

use crate::finding::collected::Findings;
use crate::pulumi::document::Document;
use crate::pulumi::evaluate::{WithoutRules, without_rules};
use crate::pulumi::explain::remarks::empty_rules::{KIND, no_rules};
use crate::pulumi::policy::Policy;

/// Adds it for a policy whose list of rules is there and has none.
pub(crate) fn lint(policy: &Policy<'_>, document: &Document<'_>, findings: &mut Findings<'_>) {
    if without_rules(policy, document) == Some(WithoutRules::Empty)
        && let Some(message) = no_rules(policy)
    {
        findings.risk(&KIND, policy.rules_span.unwrap_or(policy.span), message);
    }
}
