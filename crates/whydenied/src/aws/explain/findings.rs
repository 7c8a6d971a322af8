//! All findings of a report in their order: causes, risks, hints.

use crate::aws::decision::{Call, Decision};
use crate::aws::explain::cause::Denial;
use crate::aws::explain::fault::missing_required_claim;
use crate::aws::explain::{fault, problem, remark};
use crate::aws::sts::Fault;
use crate::finding::known::{self, Known};
use crate::order;
use crate::outcome::Verdict;
use crate::report::Finding;

/// Everything worth saying, the most important first.
pub(crate) fn findings(decision: &Decision<'_>) -> Vec<Finding> {
    let Decision { context, faults, .. } = decision;
    let Call { token, .. } = decision.call;
    let request = &*decision.request;
    let left_out = |fault: &&Fault| fault.may_be_left_out() && !decision.is_settled_by(fault);
    let there = faults.iter().filter(|fault| !left_out(fault));
    let mut findings: Vec<_> = there.map(|fault| fault::finding(fault, token, request)).collect();
    findings.extend(missing_required_claim::left_out(faults.iter().filter(left_out)));
    let documents = decision.call.documents().into_iter();
    findings.extend(documents.flat_map(|document| problem::findings(document, decision.verdict)));
    if decision.verdict == Verdict::Denied {
        let denying =
            decision.evaluations.iter().filter(|evaluation| evaluation.trace.verdict == Verdict::Denied);
        let causes = denying.flat_map(|evaluation| Denial { token, context, evaluation }.causes());
        // What keeps one action out mostly keeps the next one out, too.
        let causes = order::once(causes.collect(), known::name);
        let known = Known::of(&findings);
        findings.extend(causes.into_iter().filter(|cause| !known.has(cause)));
    }
    findings.extend(fault::remarks(decision));
    findings.extend(remark::remarks(decision));
    // Stable, so that each family keeps its own order.
    order::sort_by_key(&mut findings, |finding| finding.severity);
    findings
}
