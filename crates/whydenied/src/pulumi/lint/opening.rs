//! Policies that let in somebody who has nothing to do with whom they name.

pub(crate) mod admin_for_many;
mod anybody;
mod grant;
mod no_subject_condition;
mod stranger;
mod subject_matches_anyone;
mod wildcard_before_owner_end;

use super::branch;
use super::hosts::Hosts;
use crate::finding::collected::Findings;
use crate::pulumi::document::Document;
use crate::pulumi::policy::Policy;
use grant::Grant;

crate::finding::entry::entries![admin_for_many,];

/// Adds whom a policy lets in, of everybody, of those with a similar name, and of those who must not be admin.
pub(crate) fn lint(policy: &Policy<'_>, document: &Document<'_>, hosts: &Hosts, findings: &mut Findings<'_>) {
    let Some(grant) = Grant::of(policy, hosts) else { return };
    if let Some(witness) = anybody::witness(&grant) {
        match grant.pattern {
            Some(pattern) => subject_matches_anyone::lint(&grant, pattern, witness, findings),
            None => no_subject_condition::lint(&grant, &witness, findings),
        }
    } else if !wildcard_before_owner_end::lint(&grant, findings)
        && policy.grants_admin()
        && !admin_for_many::lint(&grant, findings)
    {
        branch::lint(policy, document, hosts, findings);
    }
}
