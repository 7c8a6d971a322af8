//! `no-subject-condition`: no rule says whose token it is.

use super::anybody::TEST_SUBJECT;
use super::grant::Grant;
use crate::finding::both;
use crate::finding::collected::Findings;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::pulumi::explain::wording::number;
use crate::report::Finding;

static KIND: Kind = Kind::error(both::no_subject_condition::KIND.code, ISSUERS);

/// Adds it for a policy that lets everybody in and does not test the subject.
pub(crate) fn lint(grant: &Grant<'_>, witness: &str, findings: &mut Findings<'_>) {
    let policy = grant.policy;
    let message = Message::new(
        format!("{} gets in by {}: no rule says whose token it is", grant.hosts.anyone(), number(policy)),
        format!("{witness} The audience is what somebody asked for."),
        TEST_SUBJECT,
    );
    let finding = findings.at(&KIND, policy.rules_span.unwrap_or(policy.span), message);
    findings.risks.push(Finding { severity: grant.gravity(), ..finding });
}
