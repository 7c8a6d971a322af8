//! What stands between a call and the role.

use super::attempt::{Attempt, Target, refuses};
use crate::aws::decision::Evaluation;
use crate::aws::evaluate::{ConditionTrace, StatementTrace};
use crate::aws::policy::{Effect, Problem};
use crate::mend::search::Goal;
use crate::outcome::{Outcome, Verdict};
use crate::span::Span;

/// Something that keeps the call out.
#[derive(Clone, Copy)]
pub(crate) enum Obstacle<'a> {
    /// IAM does not save the document.
    Problem(&'a Problem),
    /// A Deny applies.
    Denies(&'a StatementTrace<'a, 'a>),
    /// Nothing could let the call in.
    NoAllow,
    /// An Allow names somebody else.
    Principal(&'a StatementTrace<'a, 'a>),
    /// An Allow does not cover this action.
    Action(&'a StatementTrace<'a, 'a>, &'static str),
    /// A test of an Allow fails.
    Condition(&'a StatementTrace<'a, 'a>, &'a ConditionTrace<'a, 'a>),
}

impl Obstacle<'_> {
    /// Where it stands; `None` for what is not there.
    fn span(&self) -> Option<Span> {
        match self {
            Self::Problem(problem) => Some(problem.span),
            Self::Denies(trace) => Some(trace.statement.span),
            Self::NoAllow => None,
            Self::Principal(trace) => trace.statement.principal.as_ref().map(|principal| principal.span),
            Self::Action(trace, _) => trace.statement.action.as_ref().map(|action| action.span),
            Self::Condition(_, trace) => Some(trace.condition.span.to(trace.condition.operator_name.span)),
        }
    }
}

impl<'a> Attempt<'a> {
    /// The obstacle to remove next.
    pub(crate) fn obstacle(&self, goal: Goal) -> Option<Obstacle<'a>> {
        let route = goal.statement.or_else(|| self.statement_at(goal.place?));
        let mut obstacles = self.obstacles(route);
        let at_place = |obstacle: &Obstacle<'_>| {
            goal.place.zip(obstacle.span()).is_some_and(|(place, span)| {
                // A finding may point at a part of an element, or at an element as a whole.
                span.start <= place.start && place.end <= span.end
            })
        };
        let first = obstacles.iter().position(at_place).unwrap_or(0);
        (first < obstacles.len()).then(|| obstacles.swap_remove(first))
    }

    /// Everything in the way of the call by that statement, in the order in which it matters.
    fn obstacles(&self, route: Option<usize>) -> Vec<Obstacle<'a>> {
        let problems = self.policy.problems.iter().filter(|problem| refuses(&problem.kind));
        let mut found: Vec<_> = problems.map(Obstacle::Problem).collect();
        for evaluation in self.denying() {
            let statements = &evaluation.trace.statements;
            let of = |effect| statements.iter().filter(move |trace| trace.statement.effect == Some(effect));
            found.extend(
                of(Effect::Deny).filter(|trace| trace.outcome == Outcome::Pass).map(Obstacle::Denies),
            );
            let settled = of(Effect::Allow).any(|trace| trace.outcome != Outcome::Fail);
            if self.target != Target::Trust || settled {
                continue;
            }
            let chosen = of(Effect::Allow).find(|trace| Some(trace.statement.index) == route);
            match chosen.or_else(|| of(Effect::Allow).min_by_key(|trace| failures(trace))) {
                Some(trace) => of_allow(trace, evaluation.action, &mut found),
                None => found.push(Obstacle::NoAllow),
            }
        }
        found
    }

    /// The evaluations of the target that deny, in AWS's order.
    pub(crate) fn denying(&self) -> impl Iterator<Item = &'a Evaluation<'a>> {
        let target = self.target;
        self.decision.evaluations.iter().filter(move |evaluation| {
            evaluation.trace.verdict == Verdict::Denied && is_of(evaluation, target)
        })
    }
}

/// Whether the evaluation is of that document.
fn is_of(evaluation: &Evaluation<'_>, target: Target) -> bool {
    // The trust policy is the first document, those of the organization have their own numbers.
    let kind = evaluation.document.policy.kind;
    match target {
        Target::Trust => kind == crate::aws::policy::PolicyKind::Trust,
        Target::ResourceControl(index) => {
            kind == crate::aws::policy::PolicyKind::ResourceControl && evaluation.document.index == index
        }
    }
}

/// A statement's tests that fail, the principal's weighing most.
fn failures(trace: &StatementTrace<'_, '_>) -> (bool, bool, usize) {
    let failed = |outcome| outcome == Outcome::Fail;
    let conditions = trace.conditions.iter().filter(|condition| failed(condition.outcome)).count();
    (failed(trace.principal.outcome), failed(trace.action.outcome), conditions)
}

fn of_allow<'a>(trace: &'a StatementTrace<'a, 'a>, action: &'static str, found: &mut Vec<Obstacle<'a>>) {
    if trace.principal.outcome == Outcome::Fail {
        found.push(Obstacle::Principal(trace));
    }
    if trace.action.outcome == Outcome::Fail {
        found.push(Obstacle::Action(trace, action));
    }
    // An operator that there is none of is a problem of the document.
    let failed = trace
        .conditions
        .iter()
        .filter(|condition| condition.outcome == Outcome::Fail && condition.condition.operator.is_some());
    found.extend(failed.map(|condition| Obstacle::Condition(trace, condition)));
}
