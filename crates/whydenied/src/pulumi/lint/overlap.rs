//! Policies that have no effect, because of what another policy says.

pub(crate) mod deny_outweighs_allow;
pub(crate) mod duplicate_policy;

use crate::finding::collected::Findings;
use crate::pulumi::document::Document;
use crate::pulumi::grammar::MAX_POLICIES;

crate::finding::entry::entries![deny_outweighs_allow, duplicate_policy,];

/// Adds what is wrong with the policies as a list.
pub(crate) fn lint(document: &Document<'_>, findings: &mut Findings<'_>) {
    // More are not saved.
    let policies = document.policies.get(..MAX_POLICIES).unwrap_or(&document.policies);
    for (index, policy) in policies.iter().enumerate() {
        let earlier = policies.get(..index).unwrap_or_default();
        if !duplicate_policy::lint(earlier, policy, findings) {
            deny_outweighs_allow::lint(policies, policy, document, findings);
        }
    }
}
