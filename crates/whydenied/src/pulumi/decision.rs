//! The decision: what Pulumi Cloud refuses by itself, then the evaluation of the policies.
//!
//! One value holds all of it. What explains, mends or asks about other tokens borrows that and repeats no step.

use super::checks::{self, Fault};
use super::compare::Reason;
use super::document::Document;
use super::evaluate::{Trace, evaluate};
use super::exchange::{Completed, Exchange, Refusal as RefusedRequest};
use super::policy::Problem;
use super::target::Relation;
use crate::outcome::{Outcome, Verdict};
use crate::report::{DecidedBy, HOLE};
use crate::span::Lines;
use crate::{Token, order};

/// An exchange, and the policies that it is measured by.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) token: &'a Token,
    pub(crate) document: &'a Document<'a>,
    /// What is asked for, as the caller gave it.
    pub(crate) given: &'a Exchange,
}

/// What Pulumi Cloud decides about an exchange, with all that it rests on.
pub(crate) struct Decision<'a> {
    pub(crate) asked: Asked<'a>,
    /// What is asked for, completed by what the texts say.
    pub(crate) completed: Completed,
    /// What is refused of the token, or would be.
    pub(crate) faults: Vec<Fault>,
    pub(crate) trace: Trace<'a, 'a>,
    pub(crate) verdict: Verdict,
    /// The stage that settled the verdict.
    pub(crate) by: DecidedBy,
}

/// What Pulumi Cloud refuses before it looks at a policy.
pub(crate) enum Refusal<'a> {
    /// The policies as a document.
    Document(&'a Problem),
    /// A parameter of the request.
    Request(&'a RefusedRequest),
    /// A flag of `pulumi login` that does not go with the token.
    Conflict,
    /// The token.
    Token(&'a Fault),
}

impl<'a> Asked<'a> {
    pub(crate) fn decide(self) -> Decision<'a> {
        let Self { token, document, given } = self;
        let completed = given.completed(document, token);
        let faults = checks::faults(token, &completed.exchange);
        let trace = evaluate(token, document, &completed.exchange);
        let (verdict, by) = (trace.verdict, DecidedBy::AuthorizationPolicy);
        let mut decision = Decision { asked: self, completed, faults, trace, verdict, by };
        (decision.verdict, decision.by) = decision.settled();
        decision
    }
}

impl Decision<'_> {
    /// What was asked for, completed.
    pub(crate) const fn exchange(&self) -> &Exchange {
        &self.completed.exchange
    }

    /// The lines of the policies' text.
    pub(crate) fn lines(&self) -> &Lines {
        self.asked.document.lines()
    }

    /// The first thing that is refused before the policies.
    pub(crate) fn refusal(&self) -> Option<Refusal<'_>> {
        let mut problems = self.asked.document.problems.iter();
        let document = problems.find(|problem| problem.kind.is_refused()).map(Refusal::Document);
        let request = || self.exchange().refusals.first().map(Refusal::Request);
        let conflict = || self.completed.conflicts.first().map(|_| Refusal::Conflict);
        let token = || self.faults.iter().find(|fault| fault.decides(self.exchange())).map(Refusal::Token);
        document.or_else(request).or_else(conflict).or_else(token)
    }

    fn settled(&self) -> (Verdict, DecidedBy) {
        match self.refusal() {
            Some(Refusal::Document(_)) => (Verdict::Denied, DecidedBy::Input),
            Some(Refusal::Request(_) | Refusal::Conflict) => (Verdict::Denied, DecidedBy::Request),
            Some(Refusal::Token(_)) => (Verdict::Denied, DecidedBy::Token),
            None => {
                let is_open = self.trace.verdict == Verdict::Allowed && self.undecided().next().is_some();
                let verdict = if is_open { Verdict::Depends } else { self.trace.verdict };
                (verdict, DecidedBy::AuthorizationPolicy)
            }
        }
    }

    /// The parameters whose values are not known and might make the exchange fail.
    fn undecided(&self) -> impl Iterator<Item = &'static str> {
        self.exchange().open.iter().filter(|part| part.may_decide()).map(|part| part.name())
    }

    /// The expressions of the policies that stay open and that the verdict rests on, each once.
    pub(crate) fn expressions(&self) -> Vec<String> {
        if self.verdict != Verdict::Depends {
            return Vec::new();
        }
        let open = self.trace.policies.iter().filter(|policy| policy.outcome == Outcome::Depends);
        let of_target = open.clone().filter(|policy| policy.target.relation == Relation::Open);
        let of_target = of_target.flat_map(|policy| policy.policy.open_expressions());
        let rules = open.flat_map(|policy| &policy.rules).filter(|rule| rule.reason == Reason::Open);
        let of_rules = rules.flat_map(|rule| rule.rule.expressions());
        order::once(of_target.chain(of_rules).map(str::to_owned).collect(), String::clone)
    }

    /// The claims that nobody knows in full and that the verdict rests on, by the paths of their rules.
    pub(crate) fn claims(&self) -> Vec<String> {
        if self.verdict != Verdict::Depends {
            return Vec::new();
        }
        let open = |outcome: Outcome| outcome == Outcome::Depends;
        let policies = self.trace.policies.iter().filter(|policy| open(policy.outcome));
        let rules = policies.flat_map(|policy| &policy.rules);
        let rules = rules.filter(|rule| open(rule.outcome) && rule.reason != Reason::Open);
        order::once(rules.map(|rule| rule.rule.path.text.to_string()).collect(), String::clone)
    }

    /// What the verdict rests on, in the names of the request and of the policies.
    pub(crate) fn depends_on(&self) -> Vec<String> {
        if self.verdict != Verdict::Depends {
            return Vec::new();
        }
        let open = |outcome: Outcome| outcome == Outcome::Depends;
        let mut keys = Vec::new();
        let targets = || self.trace.policies.iter().filter(|policy| open(policy.target.outcome));
        if targets().any(|policy| policy.target.relation != Relation::Open) {
            let key = if self.exchange().token_type.is_none() { "requested_token_type" } else { "scope" };
            keys.push(key.to_owned());
        }
        keys.extend(self.undecided().map(str::to_owned));
        keys.extend(self.expressions().into_iter().map(|expression| HOLE.to_owned() + &expression));
        keys.extend(self.claims());
        order::once(keys, String::clone)
    }
}
