//! `broad-wildcard`: a value lets in every project of an owner, or every branch of a project.

use super::expected::{Admitted, Expected};
use crate::finding::both::broad_wildcard::KIND;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::finding::list;

/// Adds it where every project of the owner gets in; whether it does.
pub(crate) fn lint_projects(expected: &Expected<'_>, findings: &mut Findings<'_>) -> bool {
    if !expected.tenancy.any_project_is_risky {
        return false;
    }
    let Some(probe) = expected.admitted_project() else { return false };
    let project = expected.tenancy.project;
    let message = Message::new(
        format!("Any {project} of {} gets in", expected.owner(&probe)),
        expected.witness(&probe),
        format!("name each {project} that may have the role"),
    );
    expected.report(&KIND, message, findings);
    true
}

/// Adds it where any branch of the project gets in, or any of what else a job can run for; whether it does.
pub(crate) fn lint_rests(
    expected: &Expected<'_>,
    admitted: &[Admitted],
    findings: &mut Findings<'_>,
) -> bool {
    let Some((_, probe)) = admitted.first() else { return false };
    let names: Vec<_> = admitted.iter().map(|(name, _)| *name).collect();
    let message = Message::new(
        format!("Any {} of {} gets in", list::alternatives(&names), expected.project(probe)),
        expected.witness(probe),
        "name the branch or the environment that may have the role",
    );
    expected.report(&KIND, message, findings);
    true
}
