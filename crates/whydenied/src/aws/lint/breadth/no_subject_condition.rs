//! `no-subject-condition`: the owner is tested, and nothing that says which project it is.

use super::expected::OF_OWNER;
use crate::aws::lint::grant::Grant;
use crate::finding::both::no_subject_condition::KIND;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::issuer::tenancy::Tenancy;
use crate::report::{Finding, Severity};

/// Adds it for a statement without a test of the subject that lets in another project of the owner.
pub(crate) fn lint(grant: &Grant<'_>, tenancy: &Tenancy, findings: &mut Findings<'_>) {
    let subjects = grant.shapes().iter().flat_map(|shape| {
        let rests = grant.rests(shape).iter();
        rests.map(move |rest| grant.subject(shape, grant.stranger, "app", rest))
    });
    let mut subjects = subjects.filter(|probe| grant.lets_in(probe, &OF_OWNER).is_some());
    if subjects.next().is_none() {
        return;
    }
    let message = Message::new(
        format!("Any {} of the {} gets in: no test of `sub` narrows it down", tenancy.project, tenancy.owner),
        "The subject alone says which of them a token is for.",
        format!("test `{}:sub` as well", grant.provider.url),
    );
    let finding = findings.at(&KIND, grant.trust.place(), message);
    findings.risks.push(Finding { severity: Severity::Warning, access_analyzer: None, ..finding });
}
