//! Rules that do not say what their author meant.

mod deny_on_missing_claim;
mod dot_is_a_wildcard;
mod empty_rules;
mod path_invalid;
mod path_needs_quotes;
mod unreplaced_placeholder;

use super::hosts::Hosts;
use crate::finding::collected::Findings;
use crate::pulumi::document::Document;
use crate::pulumi::policy::Policy;

/// Adds what is wrong with the target and the rules of a policy.
pub(crate) fn lint(policy: &Policy<'_>, document: &Document<'_>, hosts: &Hosts, findings: &mut Findings<'_>) {
    unreplaced_placeholder::lint_target(policy, findings);
    empty_rules::lint(policy, document, findings);
    for rule in &policy.rules {
        path_invalid::lint(rule, document, findings);
        path_needs_quotes::lint(rule, document, findings);
        // Of a pattern the first that applies is enough.
        if !unreplaced_placeholder::lint_pattern(rule, findings)
            && !deny_on_missing_claim::lint(policy, rule, hosts, findings)
        {
            dot_is_a_wildcard::lint(policy, rule, findings);
        }
    }
}
