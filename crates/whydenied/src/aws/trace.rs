//! What matched what when a policy was evaluated.

use super::policy::{Condition, Statement};
use super::principal::PrincipalTrace;
use crate::outcome::{Confidence, Outcome, Verdict};

/// What the statements of a policy decide about one action.
#[derive(Clone, Debug)]
pub struct Trace<'p, 't> {
    /// Allowed, denied, or resting on keys that nobody gave.
    pub verdict: Verdict,
    /// Each statement of the policy.
    pub statements: Vec<StatementTrace<'p, 't>>,
    /// Of expressions of which the text says that they are one of several: those texts with which it is not denied.
    pub(crate) let_in: Vec<(String, String)>,
}

/// What one statement came to.
#[derive(Clone, Debug)]
pub struct StatementTrace<'p, 't> {
    /// The statement.
    pub statement: &'p Statement<'t>,
    /// Whether it applies: everything below passes.
    pub outcome: Outcome,
    /// The test of its principal.
    pub principal: PrincipalTrace,
    /// Which pattern covers the action.
    pub action: ActionTrace,
    /// Whether it is about the role; for resource control policies only.
    pub resource: Option<Outcome>,
    /// The tests of its condition block.
    pub conditions: Vec<ConditionTrace<'p, 't>>,
    /// Why not all tests can pass, where each could.
    pub(crate) at_odds: Option<AtOdds>,
}

/// An expression that no one text makes all tests pass for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AtOdds {
    /// The expression.
    pub(crate) expression: String,
    /// What single tests need it to be, each with its position; none of a test that has no one need.
    pub(crate) needs: Vec<(usize, Option<String>)>,
}

/// What the test of an action came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionTrace {
    /// How it went.
    pub outcome: Outcome,
    /// The pattern that covers the action, or the first that may.
    pub pattern: Option<usize>,
}

/// What one condition came to.
#[derive(Clone, Copy, Debug)]
pub struct ConditionTrace<'p, 't> {
    /// The condition.
    pub condition: &'p Condition<'t>,
    /// How it went.
    pub outcome: Outcome,
    /// What decided it.
    pub reason: Reason,
    /// How surely the rules behind the outcome are known.
    pub confidence: Confidence,
}

/// What decided a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The comparison; which value of the policy matched the first value of the request, if any.
    Compared {
        /// Index into the condition's values.
        matched: Option<usize>,
    },
    /// The key is absent: a positive test fails, a negated one passes.
    Absent,
    /// The key is absent, which `IfExists` lets pass.
    AbsentIfExists,
    /// No value, which `ForAllValues` lets pass.
    VacuousForAll,
    /// No value, so that `ForAnyValue` finds none.
    NothingForAny,
    /// The key's presence, asked for with `Null`.
    Presence,
    /// Nobody gave the key, or a key that a policy variable names; or the policy has an expression there that is open.
    Unknown,
    /// The key holds a list and the operator has no set prefix.
    NeedsSetOperator,
    /// AWS does not know the operator.
    UnknownOperator,
}

impl StatementTrace<'_, '_> {
    /// How surely the rules behind the outcome are known. A test that surely fails settles the
    /// statement, whatever the others rest on.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        let tests = || {
            let conditions = self.conditions.iter().map(|test| (test.outcome, test.confidence));
            conditions.chain([
                (self.principal.outcome, self.principal.confidence),
                (self.action.outcome, Confidence::Documented),
            ])
        };
        let surest_failure =
            tests().filter(|(outcome, _)| *outcome == Outcome::Fail).map(|(_, sure)| sure).min();
        surest_failure.or_else(|| tests().map(|(_, sure)| sure).max()).unwrap_or_default()
    }
}
