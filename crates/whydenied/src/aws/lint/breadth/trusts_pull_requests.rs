//! `trusts-pull-requests`: a value lets in every pull request of a project.

use super::expected::{Admitted, Expected};
use crate::finding::both::trusts_pull_requests::KIND;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;

/// What only a run for a pull request has.
const PULL_REQUEST: &str = "pull request";

/// Adds it where pull requests come first of what gets in: no branch does; whether it is so.
pub(crate) fn lint(expected: &Expected<'_>, admitted: &[Admitted], findings: &mut Findings<'_>) -> bool {
    let Some((_, probe)) = admitted.first().filter(|(name, _)| *name == PULL_REQUEST) else { return false };
    let message = Message::new(
        format!("Any pull request in {} gets in, whoever opened it", expected.project(probe)),
        "Whoever can push a branch and open a pull request runs their own code with the role, before anybody \
         has reviewed it.",
        "trust a branch or an environment, or give pull requests a role that can only read",
    );
    expected.report(&KIND, message, findings);
    true
}
