//! What there is to say about a token exchange and the authorization policies it is measured by.

pub(crate) use crate::pulumi::explain::checks::{said_of, sure_of};
pub(crate) use crate::pulumi::explain::claim::meant;
pub(crate) use crate::pulumi::explain::mismatch::{fitting_claim, nearest};

use crate::finding::kind::Cause;
use crate::near_miss::placeholder;
use crate::order;
use crate::outcome::{Confidence, Outcome, Verdict};
use crate::pulumi::compare::Reason;
use crate::pulumi::decision;
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::exchange::{Conflict, Exchange, finding as pulumi_request};
use crate::pulumi::explain::problems::Problems;
use crate::pulumi::explain::{checks, mismatch, remarks, request};
use crate::pulumi::policy::{Decision, Policy, TokenType};
use crate::report::{Finding, Severity, Words};
use crate::span::Span;

/// Everything worth saying, the most important first.
pub(crate) fn findings(decision: &decision::Decision<'_>) -> Vec<Finding> {
    let mut problems = Problems::of(decision);
    let refusals = decision.exchange().refusals.iter().map(|refusal| &refusal.finding);
    let mut findings: Vec<_> =
        refusals.map(|finding| Finding { severity: Severity::Cause, ..finding.clone() }).collect();
    findings.extend(decision.completed.findings());
    findings.extend(decision.faults.iter().map(|fault| checks::finding(fault, decision.exchange())));
    if decision.trace.verdict == Verdict::Denied {
        findings.extend(decision.causes(&mut problems));
    }
    findings.extend(problems.left());
    findings.extend(remarks::remarks(decision));
    // Stable, so that each family keeps its own order.
    order::sort_by_key(&mut findings, |finding| finding.severity);
    findings
}

/// What a conflict of the request is, in one sentence.
pub(crate) fn conflict(conflict: &Conflict) -> Words {
    pulumi_request::conflict(conflict).title.into()
}

/// How far a policy is from matching: what it is about, then how many of its rules fail, then how
/// little of them agrees.
type Distance = (bool, u8, usize, std::cmp::Reverse<usize>);

impl decision::Decision<'_> {
    /// Why the policies deny. What a problem of the document says already is taken from there.
    fn causes(&self, problems: &mut Problems) -> Vec<Finding> {
        let of = |decision: Decision| {
            self.trace.policies.iter().filter(move |trace| trace.policy.decision == Some(decision))
        };
        let matching = |trace: &&PolicyTrace<'_, '_>| trace.outcome == Outcome::Pass;
        let allowing = of(Decision::Allow).find(matching);
        let mut causes: Vec<_> = of(Decision::Deny)
            .filter(matching)
            .map(|denying| {
                let message = request::denies(denying, allowing, self.exchange());
                self.at(
                    message,
                    denying.policy.decision_span.unwrap_or(denying.policy.span),
                    denying.confidence(),
                )
            })
            .collect();
        if allowing.is_some() || self.asked.document.policies.is_empty() {
            return causes;
        }
        let mut allows: Vec<_> = of(Decision::Allow).map(|allow| (distance(allow), allow)).collect();
        order::sort_by_key(&mut allows, |(distance, _)| *distance);
        let mut allows: Vec<_> = allows.into_iter().map(|(_, allow)| allow).collect();
        if allows.iter().all(|allow| allow.target.outcome == Outcome::Fail) {
            let (message, span) = request::nothing_fits(&allows, self);
            let sure = allows.first().map_or(Confidence::Documented, |nearest| nearest.target.confidence);
            causes.push(self.at(message, span, sure));
            return causes;
        }
        allows.retain(|allow| allow.target.outcome != Outcome::Fail);
        causes.extend(allows.into_iter().flat_map(|allow| self.policy(allow, problems)));
        causes
    }

    /// Why the rules of a policy do not match, the most telling first.
    fn policy(&self, trace: &PolicyTrace<'_, '_>, problems: &mut Problems) -> Vec<Finding> {
        let failing = trace.rules.iter().filter(|rule| rule.outcome == Outcome::Fail);
        let mut causes: Vec<_> = failing
            .map(|trace| {
                let (cause, span) = mismatch::cause(trace, self.asked.token, self.asked.document.syntax);
                let depth = cause.0.depth;
                let is_told = trace.reason == Reason::NoPattern;
                let told = is_told.then(|| problems.take_within(trace.rule.span)).flatten();
                (depth, told.unwrap_or_else(|| self.at(cause, span, trace.confidence)))
            })
            .collect();
        order::sort_by_key(&mut causes, |(depth, _)| *depth);
        causes.into_iter().map(|(_, cause)| cause).collect()
    }

    fn at(&self, (rule, message): Cause, span: Span, sure: Confidence) -> Finding {
        let finding = rule.in_policy(self.lines(), span, message);
        Finding { confidence: finding.confidence.max(sure), ..finding }
    }
}

fn distance(trace: &PolicyTrace<'_, '_>) -> Distance {
    let missed = trace.target.outcome == Outcome::Fail;
    let failing = || trace.rules.iter().filter(|rule| rule.outcome == Outcome::Fail);
    let agreed = failing().filter_map(|rule| nearest(rule).map(|(_, agreed)| agreed)).sum();
    (
        missed,
        if missed { trace.target.relation as u8 } else { 0 },
        failing().count(),
        std::cmp::Reverse(agreed),
    )
}

/// `policy 2`, as people count.
pub(crate) fn number(policy: &Policy<'_>) -> String {
    format!("policy {}", policy.index + 1)
}

/// What a policy is for, such as ``personal tokens of user `alice` ``.
pub(crate) fn policy_is_for(policy: &Policy<'_>) -> String {
    let Some(token_type) = policy.token_type else { return "no type of token".to_owned() };
    tokens_for(token_type, policy.target().map(|target| &*target.text))
}

/// What an exchange asks for, such as ``a personal token of user `bob` ``.
pub(crate) fn asked_for(exchange: &Exchange) -> String {
    let Some(token_type) = exchange.token_type else { return "a token".to_owned() };
    let article = if token_type == TokenType::Organization { "an" } else { "a" };
    let whose = whose(token_type, exchange.target());
    let admin = if exchange.admin { " with admin permissions" } else { "" };
    format!("{article} {} token{whose}{admin}", token_type.name())
}

pub(crate) fn tokens_for(token_type: TokenType, target: Option<&str>) -> String {
    format!("{} tokens{}", token_type.name(), whose(token_type, target))
}

fn whose(token_type: TokenType, target: Option<&str>) -> String {
    match (bearer(token_type), target) {
        ("", _) | (_, None) => String::new(),
        (bearer, Some(target)) => format!(" of {bearer} `{target}`"),
    }
}

/// Who a token of that type belongs to.
pub(crate) const fn bearer(token_type: TokenType) -> &'static str {
    match token_type {
        TokenType::Organization => "",
        TokenType::Team => "team",
        TokenType::Personal => "user",
        TokenType::Runner => "runner",
    }
}

/// What a template left behind for a person to fill in.
pub(crate) fn placeholder(text: &str) -> Option<&str> {
    placeholder::find(text).or_else(|| placeholder::of_pulumi(text))
}

/// A sentence that begins one.
pub(crate) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
