//! What stands between an exchange and its access token.

use super::attempt::Attempt;
use crate::mend::search::Goal;
use crate::outcome::Outcome;
use crate::pulumi::compare::RuleTrace;
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::policy::{Decision, Problem};
use crate::span::Span;

/// Something that keeps the token out.
#[derive(Clone, Copy)]
pub(crate) enum Obstacle<'a> {
    /// Pulumi Cloud does not save the policies.
    Problem(&'a Problem),
    /// A policy denies the exchange.
    Denies(&'a PolicyTrace<'a, 'a>),
    /// Nothing could allow it.
    NoAllow,
    /// A policy that allows is for another token than the one that is asked for.
    Target(&'a PolicyTrace<'a, 'a>),
    /// A rule of a policy that allows does not match.
    Rule(&'a PolicyTrace<'a, 'a>, &'a RuleTrace<'a, 'a>),
}

impl Obstacle<'_> {
    /// Where it stands; `None` for what is not there.
    fn span(&self) -> Option<Span> {
        match self {
            Self::Problem(problem) => Some(problem.span),
            Self::Denies(trace) => Some(trace.policy.span),
            Self::NoAllow => None,
            Self::Target(trace) => {
                let policy = trace.policy;
                let target = policy.target().map(|target| target.span);
                target.into_iter().chain(policy.token_type_span).reduce(Span::to)
            }
            Self::Rule(_, rule) => Some(rule.rule.span),
        }
    }
}

impl<'a> Attempt<'a> {
    /// The obstacle to remove next.
    pub(crate) fn obstacle(&self, goal: Goal) -> Option<Obstacle<'a>> {
        let route = goal.statement.or_else(|| self.policy_at(goal.place?));
        let mut obstacles = self.obstacles(route);
        let at_place = |obstacle: &Obstacle<'_>| {
            let (place, span) = goal.place.zip(obstacle.span())?;
            Some(span.start <= place.start && place.end <= span.end)
        };
        let first = obstacles.iter().position(|obstacle| at_place(obstacle) == Some(true)).unwrap_or(0);
        (first < obstacles.len()).then(|| obstacles.swap_remove(first))
    }

    /// Everything in the way of the exchange by that policy, in the order in which it matters.
    fn obstacles(&self, route: Option<usize>) -> Vec<Obstacle<'a>> {
        let problems = self.document.problems.iter().filter(|problem| problem.kind.is_refused());
        let mut found: Vec<_> = problems.map(Obstacle::Problem).collect();
        let policies = &self.decision.trace.policies;
        let of = |decision| policies.iter().filter(move |trace| trace.policy.decision == Some(decision));
        let denying = of(Decision::Deny).filter(|trace| trace.outcome == Outcome::Pass);
        found.extend(denying.map(Obstacle::Denies));
        if of(Decision::Allow).any(|trace| trace.outcome != Outcome::Fail) {
            return found;
        }
        let chosen = of(Decision::Allow).find(|trace| Some(trace.policy.index) == route);
        let Some(trace) = chosen.or_else(|| of(Decision::Allow).min_by_key(|trace| failures(trace))) else {
            found.push(Obstacle::NoAllow);
            return found;
        };
        if trace.target.outcome == Outcome::Fail {
            found.push(Obstacle::Target(trace));
        }
        let failing = trace.rules.iter().filter(|rule| rule.outcome == Outcome::Fail);
        found.extend(failing.map(|rule| Obstacle::Rule(trace, rule)));
        found
    }
}

/// A policy's tests that fail, what it is about weighing most.
fn failures(trace: &PolicyTrace<'_, '_>) -> (bool, u8, usize) {
    let missed = trace.target.outcome == Outcome::Fail;
    let failing = trace.rules.iter().filter(|rule| rule.outcome == Outcome::Fail).count();
    (missed, if missed { trace.target.relation as u8 } else { 0 }, failing)
}
