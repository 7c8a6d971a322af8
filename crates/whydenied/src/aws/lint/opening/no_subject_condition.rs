//! `no-subject-condition`: nothing that a statement tests keeps a stranger out.

use super::opened::Opened;
use crate::aws::lint::trust::claim_of;
use crate::finding::both::no_subject_condition::KIND;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::report::{Finding, Severity};

/// The issue of Access Analyzer for a statement that trusts GitHub and no repository by name.
const NO_REPOSITORY: &str = "MISSING_GITHUB_REPO_CONDITION_KEY";

/// Adds it for a statement that lets a stranger in by no value of its own.
pub(crate) fn lint(opened: &Opened<'_>, findings: &mut Findings<'_>) {
    let grant = opened.grant;
    let key = grant.telling_key();
    let name = claim_of(&key, grant.provider).unwrap_or(&key);
    let tests_audience = grant.tests("aud").next().is_some();
    // AWS itself recommends the audience alone for an identity provider of one's own.
    let severity = if grant.tenancy.is_none() && !grant.is_shared() && tests_audience {
        Severity::Hint
    } else {
        opened.gravity()
    };
    let issue = if grant.is_github() { Some(NO_REPOSITORY) } else { KIND.access_analyzer };
    let message = Message::new(
        format!("{} gets in: no test of `{name}` keeps others out", grant.anyone()),
        opened.witness(),
        format!("test `{key}` for the values of your own"),
    );
    let finding = findings.at(&KIND, grant.trust.place(), message);
    findings.risks.push(Finding { severity, access_analyzer: issue.map(Into::into), ..finding });
}
