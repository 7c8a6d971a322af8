//! The decision of the authorization policies: which of them match the exchange, and what follows.
//!
//! Sources: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/>: a deny always takes
//! precedence over an allow, whatever the order, and an exchange that no allow policy matches is
//! denied (documented).

use super::compare::{self, RuleTrace};
use super::document::Document;
use super::exchange::Exchange;
use super::policy::{Decision, Policy, ProblemKind};
use super::target::{self, TargetTrace};
use crate::Token;
use crate::outcome::{Confidence, Outcome, Verdict};

/// What the policies of an issuer come to for one exchange.
#[derive(Clone, Debug)]
pub struct Trace<'p, 't> {
    /// The decision.
    pub verdict: Verdict,
    /// How surely Pulumi Cloud decides the same.
    pub confidence: Confidence,
    /// The policies in their order.
    pub policies: Vec<PolicyTrace<'p, 't>>,
}

/// What came of one policy.
#[derive(Clone, Debug)]
pub struct PolicyTrace<'p, 't> {
    /// The policy.
    pub policy: &'p Policy<'t>,
    /// Whether it matches the exchange: it is about it, and all of its rules match.
    pub outcome: Outcome,
    /// Whether it is about the exchange.
    pub target: TargetTrace,
    /// Its rules in their order.
    pub rules: Vec<RuleTrace<'p, 't>>,
    /// What there is instead of rules, if there are none.
    pub without_rules: Option<WithoutRules>,
}

/// Why a policy has no rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutRules {
    /// `rules` is empty, so that every token of the issuer matches (unconfirmed).
    Empty,
    /// `rules` is missing.
    Missing,
    /// `rules` is no object.
    NotObject,
}

/// Evaluates the policies of `document` for `exchange`, whose unknown parts a verdict may depend on.
#[must_use]
pub fn evaluate<'p, 't>(token: &'p Token, document: &'p Document<'t>, exchange: &Exchange) -> Trace<'p, 't> {
    let policies: Vec<_> =
        document.policies.iter().map(|policy| evaluate_policy(policy, token, document, exchange)).collect();
    let outcome = |decision| {
        let may_be = |policy: &Policy<'_>| match policy.decision {
            Some(own) => own == decision,
            None => !policy.open.is_empty(),
        };
        let outcomes = policies.iter().filter(|trace| may_be(trace.policy));
        outcomes.map(|trace| trace.outcome).min().unwrap_or(Outcome::Fail)
    };
    let verdict = match (outcome(Decision::Deny), outcome(Decision::Allow)) {
        (Outcome::Pass, _) | (_, Outcome::Fail) => Verdict::Denied,
        (Outcome::Fail, Outcome::Pass) => Verdict::Allowed,
        _ => Verdict::Depends,
    };
    Trace { verdict, confidence: confidence(verdict, &policies), policies }
}

fn evaluate_policy<'p, 't>(
    policy: &'p Policy<'t>,
    token: &'p Token,
    document: &'p Document<'t>,
    exchange: &Exchange,
) -> PolicyTrace<'p, 't> {
    let target = target::target(policy, exchange);
    let rules: Vec<_> = policy.rules.iter().map(|rule| compare::rule(rule, token)).collect();
    let without_rules = without_rules(policy, document).filter(|_| policy.open.is_empty());
    let of_rules = match without_rules {
        // Pulumi Cloud does not save such a policy, so there is nothing that it could do.
        Some(WithoutRules::Missing | WithoutRules::NotObject) => Outcome::Fail,
        Some(WithoutRules::Empty) | None => {
            rules.iter().fold(Outcome::Pass, |all, rule| all.and(rule.outcome))
        }
    };
    PolicyTrace { policy, outcome: target.outcome.and(of_rules), target, rules, without_rules }
}

/// Why a policy has no rules, if it has none.
pub(crate) fn without_rules(policy: &Policy<'_>, document: &Document<'_>) -> Option<WithoutRules> {
    if !policy.rules.is_empty() {
        return None;
    }
    // They stand in the order of the text, of which there may be much.
    let from = document.problems.partition_point(|problem| problem.span.start < policy.span.start);
    let own = document.problems.iter().skip(from).take_while(|it| it.span.start < policy.span.end);
    let mut kinds = own.filter(|it| it.policy == Some(policy.index)).map(|problem| &problem.kind);
    if policy.rules_span.is_none() {
        Some(WithoutRules::Missing)
    } else if kinds.any(|kind| matches!(kind, ProblemKind::RulesNotObject(_))) {
        Some(WithoutRules::NotObject)
    } else {
        Some(WithoutRules::Empty)
    }
}

impl PolicyTrace<'_, '_> {
    /// How surely the policy comes to its outcome: for a match all tests must be sure, for a
    /// mismatch the surest one that fails settles it.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        let of_rules = self.rules.iter().map(|rule| (rule.outcome, rule.confidence));
        let of_none = self.without_rules.map(|_| (self.outcome, Confidence::Unconfirmed));
        let tests = of_rules.chain(of_none).chain([(self.target.outcome, self.target.confidence)]);
        let decisive = tests.filter(|(outcome, _)| *outcome == self.outcome).map(|(_, sure)| sure);
        let sure = if self.outcome == Outcome::Pass { decisive.max() } else { decisive.min() };
        sure.unwrap_or_default()
    }
}

/// How surely the policies come to the verdict: the least sure of what it rests on.
fn confidence(verdict: Verdict, policies: &[PolicyTrace<'_, '_>]) -> Confidence {
    let of = |decision, outcome| {
        policies
            .iter()
            .filter(move |trace| trace.policy.decision == Some(decision) && trace.outcome == outcome)
            .map(PolicyTrace::confidence)
    };
    // One that matches is enough, so the surest counts; that none matches rests on all of them.
    let denied = of(Decision::Deny, Outcome::Pass).min();
    let allowed = of(Decision::Allow, Outcome::Pass).min();
    let not_denied = of(Decision::Deny, Outcome::Fail).max().unwrap_or_default();
    let not_allowed = of(Decision::Allow, Outcome::Fail).max().unwrap_or_default();
    let nothing_allows = allowed.is_none() && of(Decision::Allow, Outcome::Depends).next().is_none();
    match verdict {
        Verdict::Denied if nothing_allows => denied.map_or(not_allowed, |denied| denied.min(not_allowed)),
        Verdict::Denied => denied.unwrap_or_default(),
        Verdict::Allowed => allowed.unwrap_or_default().max(not_denied),
        Verdict::Depends => policies.iter().map(PolicyTrace::confidence).max().unwrap_or_default(),
    }
}
