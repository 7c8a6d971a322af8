//! Admin permissions for whatever runs in a project: for any branch, and for pull requests.

mod admitted;
mod broad_wildcard;
mod trusts_pull_requests;

use super::hosts::Hosts;
use crate::finding::collected::Findings;
use crate::pulumi::document::Document;
use crate::pulumi::policy::Policy;
use admitted::Admitted;

/// Adds it for a policy for one project that gives admin permissions to each of its branches.
pub(crate) fn lint(policy: &Policy<'_>, document: &Document<'_>, hosts: &Hosts, findings: &mut Findings<'_>) {
    let Some(admitted) = Admitted::of(policy, document, hosts) else { return };
    if !trusts_pull_requests::lint(&admitted, findings) {
        broad_wildcard::lint(&admitted, findings);
    }
}
