//! What is risky or broken about a trust policy, with or without a token.
//!
//! Only [`lint`] and [`add`] reach these words, so that a build that never asks for them does not carry them.

pub(crate) mod action;
mod admission;
pub(crate) mod audience;
mod breadth;
pub(crate) mod condition;
mod covers;
mod federated;
mod form;
mod grant;
pub(crate) mod key;
pub(crate) mod names;
pub(crate) mod opening;
pub(crate) mod principal;
pub(crate) mod shared;
pub(crate) mod statement;
mod stranger;
mod trust;
mod unreplaced_placeholder;
pub(crate) mod value;

use std::rc::Rc;

use crate::aws::Request;
use crate::aws::explain::problem as document;
use crate::aws::policy::Policy;
use crate::finding::collected::{Findings, in_order};
use crate::finding::known::Known;
use crate::near_miss::placeholder::unreplaced_placeholder::KIND as PLACEHOLDER;
use crate::order;
use crate::outcome::Verdict;
use crate::report::{Finding, Report, Severity};
pub(crate) use admission::admissions;
use grant::Grant;
use trust::Trust;

/// Every risk and every mistake of the policy, the gravest first, then as they stand in the text.
pub(crate) fn lint(policy: &Policy<'_>) -> Vec<Finding> {
    let problems = policy.problems.iter().map(|problem| document::finding(problem, policy.lines()));
    let found = find(policy);
    in_order(problems.chain(found.mistakes).chain(found.risks).collect())
}

/// Adds to the report on a token what its policy also lets in. Where the token is denied, what is wrong with
/// the policy was reported as a cause, and that strangers get in is good to know, no more.
pub(crate) fn add(policy: &Policy<'_>, request: &Request, report: &mut Report) {
    let Findings { risks, mistakes, .. } = find(policy);
    if report.verdict == Verdict::Denied {
        let grave = risks.into_iter().filter(|risk| risk.severity == Severity::Error);
        let grave = grave.map(|risk| Finding { severity: Severity::Hint, ..risk });
        report.findings.extend(in_order(grave.collect()));
    } else {
        let known = Known::of(&report.findings);
        let mut found: Vec<_> = mistakes.into_iter().chain(risks).filter(|found| !known.has(found)).collect();
        for found in &mut found {
            audience::no_audience_condition::weigh(found, request);
        }
        report.findings.extend(in_order(found));
    }
    // Stable, so that what was there keeps its order.
    order::sort_by_key(&mut report.findings, |finding| finding.severity);
}

fn find<'a>(policy: &'a Policy<'_>) -> Findings<'a> {
    // A program may write the first of them last.
    let start = policy.statements.iter().map(|statement| statement.span.start).min().unwrap_or(0);
    let end = policy.statements.iter().map(|statement| statement.span.end).max().unwrap_or(start);
    let mut findings = Findings::new(policy.lines(), end - start);
    for statement in &policy.statements {
        statement::empty_sid::lint(statement, &mut findings);
        principal::lint(statement, &mut findings);
        action::lint(statement, &mut findings);
    }
    statement::redundant_statement::lint(policy, &mut findings);
    principal::lint_all(policy, &mut findings);
    let budget = Rc::clone(&findings.budget);
    for trust in Trust::all(policy) {
        let first = findings.risks.len();
        key::lint(&trust, &mut findings);
        condition::lint(&trust, &mut findings);
        value::lint(&trust, policy.version, &mut findings);
        for context in trust.contexts.iter().filter(|_| trust.allows()) {
            let grant = Grant::new(policy, &trust, &context.provider, &budget);
            let opened = opening::lint(&grant, &mut findings);
            if !opened {
                breadth::lint(&grant, &mut findings);
                names::mutable_names::lint(&grant, &mut findings);
            }
            audience::lint(&grant, opened, first, &mut findings);
            shared::shared_provider_control::lint(&grant, &mut findings);
        }
    }
    // What a program leaves open is no placeholder that somebody forgot.
    findings.mistakes.retain(|found| found.code != PLACEHOLDER.code || !is_open(policy, found));
    findings
}

/// Whether the finding is about an expression of the program that the policy was read from.
fn is_open(policy: &Policy<'_>, found: &Finding) -> bool {
    let spans = policy.program.iter().flat_map(|program| &program.filled).flat_map(|filled| &filled.spans);
    found
        .span
        .is_some_and(|place| spans.into_iter().any(|span| span.start < place.end && place.start < span.end))
}
