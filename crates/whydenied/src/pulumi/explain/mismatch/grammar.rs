//! Values that have a grammar of their issuer, which says where they differ: the subject, and two claims of GitHub.

use super::side_by_side::Mismatch;
use super::{kubernetes_namespace_mismatch, kubernetes_service_account_mismatch, subject_part_mismatch};
use crate::finding::kind::Cause;
use crate::issuer::Peculiarity;
use crate::near_miss::subject::{self, Subjects, github};
use crate::pattern::{Unit, diverge};

/// A rule about `sub`, by the grammar of its issuer.
pub(crate) fn subject(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let Mismatch { expected, actual, .. } = *mismatch;
    if !mismatch.is_about(&["sub"]) {
        return None;
    }
    let issuer = mismatch.issuer.map_or("", |issuer| issuer.id);
    // The grammars know AWS's wildcards, and so do the words about the phase of a run.
    let parting = |unit: fn(char) -> Unit| diverge(expected, unit, actual).map(|parts| parts.text);
    let is_alike = issuer != "hcp-terraform" && parting(Unit::aws) == parting(Unit::pulumi);
    let subjects = Subjects { issuer, expected, actual };
    let (kind, message) = is_alike.then(|| subject::cause(&subjects)).flatten()?;
    let cited = [
        &subject_part_mismatch::KIND,
        &kubernetes_namespace_mismatch::KIND,
        &kubernetes_service_account_mismatch::KIND,
    ]
    .into_iter()
    .find(|own| own.code == kind.code);
    Some((cited.unwrap_or(kind), message))
}

/// A rule about the `environment` of GitHub's tokens.
pub(crate) fn environment(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let is_one = is_github(mismatch) && mismatch.is_about(&["environment"]);
    is_one.then(|| github::environments(mismatch.actual, mismatch.expected))
}

/// A rule about the `ref` of GitHub's tokens.
pub(crate) fn git_ref(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let is_one = is_github(mismatch) && mismatch.is_about(&["ref"]);
    is_one.then(|| github::refs(mismatch.actual, mismatch.expected))
}

/// Whether the token is one of GitHub Actions.
fn is_github(mismatch: &Mismatch<'_>) -> bool {
    mismatch.issuer.is_some_and(|issuer| issuer.is(Peculiarity::GitHubActions))
}
