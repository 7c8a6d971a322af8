//! All findings of a report on a token exchange, in their order.

use crate::order;
use crate::outcome::Verdict;
use crate::pulumi::decision;
use crate::pulumi::explain::problems::Problems;
use crate::pulumi::explain::{refused_token, remarks};
use crate::report::{Finding, Severity};

/// Everything worth saying, the most important first.
pub(crate) fn findings(decision: &decision::Decision<'_>) -> Vec<Finding> {
    let mut problems = Problems::of(decision);
    let refusals = decision.exchange().refusals.iter().map(|refusal| &refusal.finding);
    let mut findings: Vec<_> =
        refusals.map(|finding| Finding { severity: Severity::Cause, ..finding.clone() }).collect();
    findings.extend(decision.completed.findings());
    findings.extend(decision.faults.iter().map(|fault| refused_token::finding(fault, decision.exchange())));
    if decision.trace.verdict == Verdict::Denied {
        findings.extend(decision.causes(&mut problems));
    }
    findings.extend(problems.left());
    findings.extend(remarks::remarks(decision));
    // Stable, so that each family keeps its own order.
    order::sort_by_key(&mut findings, |finding| finding.severity);
    findings
}
