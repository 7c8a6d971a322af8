//! What is worth knowing about policies and the exchange, whatever the verdict.

pub(crate) mod admin_not_requested;
pub(crate) mod deny_on_missing_claim;
pub(crate) mod depends_on_request;
pub(crate) mod dot_is_a_wildcard;
pub(crate) mod empty_rules;
pub(crate) mod expiration_clamped;
pub(crate) mod hole_decides;
pub(crate) mod path_invalid;
pub(crate) mod question_mark_decides;
mod tested;

use crate::outcome::Verdict;
use crate::pulumi::compare::RuleTrace;
use crate::pulumi::decision;
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::explain::unreplaced_placeholder;
use crate::report::{Finding, HOLE};
use tested::Tested;

crate::finding::entry::entries![
    admin_not_requested,
    deny_on_missing_claim,
    dot_is_a_wildcard,
    empty_rules,
    expiration_clamped,
    question_mark_decides,
];

/// What may be remarked on a rule; the first that is found is.
const OF_RULE: &[fn(&Tested<'_>) -> Option<Finding>] = &[
    path_invalid::remark,
    deny_on_missing_claim::remark,
    question_mark_decides::remark,
    dot_is_a_wildcard::remark,
];

/// All of them.
pub(crate) fn remarks(decision: &decision::Decision<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for policy in &decision.trace.policies {
        findings.extend(unreplaced_placeholder::remark(policy, decision.lines()));
        findings.extend(empty_rules::remark(policy, decision.lines()));
        findings.extend(policy.rules.iter().filter_map(|rule| of_rule(rule, policy, decision)));
    }
    if decision.trace.verdict != Verdict::Denied {
        findings.extend(admin_not_requested::remark(decision));
        findings.extend(expiration_clamped::remark(decision.exchange()));
    }
    let of_program = hole_decides::remark(decision);
    findings.extend(of_program.or_else(|| depends_on_request::on_expressions(&decision.expressions())));
    let claims = decision.claims();
    findings.extend(depends_on_request::on_claims(&claims));
    let mut parts = decision.depends_on();
    parts.retain(|name| !name.starts_with(HOLE) && !claims.contains(name));
    findings.extend(depends_on_request::on_request(&parts, decision.exchange()));
    findings
}

/// What is remarked on a rule, if anything is.
fn of_rule(
    rule: &RuleTrace<'_, '_>,
    policy: &PolicyTrace<'_, '_>,
    decision: &decision::Decision<'_>,
) -> Option<Finding> {
    let pattern = rule.rule.pattern.as_ref()?;
    let tested = Tested { rule, pattern, policy, lines: decision.lines() };
    OF_RULE.iter().find_map(|remark| remark(&tested))
}
