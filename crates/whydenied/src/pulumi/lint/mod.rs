//! What is risky or broken about authorization policies, with or without a token.
//!
//! Only [`lint`] and [`add`] reach these words, so that a build that never asks for them does not carry them.

mod admission;
mod branch;
mod hosts;
pub(crate) mod opening;
pub(crate) mod overlap;
mod rule;

use crate::finding::collected::{Findings, in_order};
use crate::finding::known::Known;
use crate::order;
use crate::outcome::Verdict;
use crate::pulumi::document::Document;
use crate::pulumi::policy::Decision;
use crate::report::{Finding, Report, Severity};
pub(crate) use admission::admissions;
use hosts::Hosts;

/// So many policies are looked at, ten times as many as an issuer may have.
const MOST_POLICIES: usize = 400;

/// Every risk and every mistake of the policies, the gravest first, then as they stand in the text.
pub(crate) fn lint(document: &Document<'_>) -> Vec<Finding> {
    let problems = document.findings();
    let found = find(document);
    in_order(problems.into_iter().chain(found.mistakes).chain(found.risks).collect())
}

/// Adds to the report on an exchange what the policies also let in. Where it is denied, what is wrong with them
/// was reported as a cause, and that strangers get in is good to know, no more.
pub(crate) fn add(document: &Document<'_>, report: &mut Report) {
    let Findings { risks, .. } = find(document);
    let known = Known::of(&report.findings);
    let denied = report.verdict == Verdict::Denied;
    let grave = |found: &Finding| !denied || found.severity == Severity::Error;
    let mut found: Vec<_> = risks.into_iter().filter(|found| !known.has(found) && grave(found)).collect();
    for found in found.iter_mut().filter(|_| denied) {
        found.severity = Severity::Hint;
    }
    report.findings.extend(in_order(found));
    // Stable, so that what was there keeps its order.
    order::sort_by_key(&mut report.findings, |finding| finding.severity);
}

fn find<'a>(document: &'a Document<'_>) -> Findings<'a> {
    let mut findings = Findings::new(document.lines(), document.text.len());
    let hosts = Hosts::of(document);
    // Of a list that is far too long the end is not looked at.
    for policy in document.policies.iter().take(MOST_POLICIES) {
        rule::lint(policy, document, &hosts, &mut findings);
        if policy.decision == Some(Decision::Allow) {
            opening::lint(policy, document, &hosts, &mut findings);
        }
    }
    overlap::lint(document, &mut findings);
    findings
}
