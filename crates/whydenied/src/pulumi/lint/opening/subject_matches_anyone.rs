//! `subject-matches-anyone`: the pattern for the subject fits everybody's.

use super::anybody::TEST_SUBJECT;
use super::grant::Grant;
use crate::finding::both;
use crate::finding::collected::Findings;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::report::Finding;
use crate::text::Text;

static KIND: Kind = Kind::error(both::subject_matches_anyone::KIND.code, ISSUERS);

/// Adds it for a policy that lets everybody in although it tests the subject.
pub(crate) fn lint(grant: &Grant<'_>, pattern: &Text<'_>, witness: String, findings: &mut Findings<'_>) {
    let title = format!("{} gets in by `{}`", grant.hosts.anyone(), pattern.text);
    let finding = findings.at(&KIND, pattern.span, Message::new(title, witness, TEST_SUBJECT));
    findings.risks.push(Finding { severity: grant.gravity(), ..finding });
}
