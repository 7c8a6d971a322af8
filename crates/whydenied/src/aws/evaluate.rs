//! Which statements apply to a request, and what they decide together.
//!
//! The evaluator gives a trace: what matched what. It knows no words.
//!
//! Sources: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>,
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html>

use super::compare::compare_found;
use super::context::{Context, KeyValue};
use super::policy::{Condition, ConditionValue, Effect, Patterns, Policy, PolicyKind, Statement};
use super::{at_odds, candidates, principal};
use crate::operator::{Operator, Set};
use crate::outcome::{Confidence, Outcome, Verdict};
use crate::pattern::{Unit, fits};
use crate::text::Text;

pub use super::trace::{ActionTrace, ConditionTrace, Reason, StatementTrace, Trace};

impl Policy<'_> {
    /// What the statements decide about `action`, such as `sts:AssumeRoleWithWebIdentity`.
    ///
    /// An applying Deny outweighs every Allow; without an applying Allow the answer is a denial.
    /// A resource control policy only denies: AWS attaches one that allows everything as well.
    #[must_use]
    pub fn evaluate<'p>(&'p self, action: &str, context: &Context) -> Trace<'p, 'p> {
        let statements: Vec<_> = self
            .statements
            .iter()
            .map(|statement| evaluate_statement(statement, self.kind, action, context))
            .collect();
        let mut trace = Trace { verdict: self.verdict(&statements), statements, let_in: Vec::new() };
        if trace.verdict == Verdict::Depends {
            candidates::settle(&mut trace, &self.statements, |statements| {
                let traces: Vec<_> = statements
                    .iter()
                    .map(|statement| evaluate_statement(statement, self.kind, action, context))
                    .collect();
                (self.verdict(&traces), traces.iter().map(candidates::Tested::of).collect())
            });
        }
        trace
    }

    /// What the statements decide together.
    fn verdict(&self, statements: &[StatementTrace<'_, '_>]) -> Verdict {
        let any = |effect| {
            let may_have_it = |statement: &Statement<'_>| match statement.effect {
                Some(own) => own == effect,
                None => !statement.open.is_empty(),
            };
            statements
                .iter()
                .filter(|trace| may_have_it(trace.statement))
                .fold(Outcome::Fail, |any, trace| any.or(trace.outcome))
        };
        let allow = match self.kind {
            PolicyKind::Trust => any(Effect::Allow),
            PolicyKind::ResourceControl => Outcome::Pass,
        };
        match allow.and(!any(Effect::Deny)) {
            Outcome::Pass => Verdict::Allowed,
            Outcome::Fail => Verdict::Denied,
            Outcome::Depends => Verdict::Depends,
        }
    }
}

fn evaluate_statement<'p, 't>(
    statement: &'p Statement<'t>,
    kind: PolicyKind,
    action: &str,
    context: &Context,
) -> StatementTrace<'p, 't> {
    let principal = match kind {
        PolicyKind::Trust => {
            principal::test(statement.principal.as_ref(), statement.effect, &context.provider)
        }
        PolicyKind::ResourceControl => principal::test_everyone(statement.principal.as_ref()),
    };
    let action = evaluate_action(statement.action.as_ref(), action);
    let resource = (kind == PolicyKind::ResourceControl)
        .then(|| evaluate_resource(statement.resource.as_ref(), context.role_arn.as_deref()));
    let conditions: Vec<_> = statement
        .conditions
        .iter()
        .map(|condition| evaluate_condition(condition, statement.effect, context))
        .collect();
    let elements = principal.outcome.and(action.outcome).and(resource.unwrap_or(Outcome::Pass));
    let outcome = conditions.iter().fold(elements, |all, condition| all.and(condition.outcome));
    let outcome = if statement.open.is_empty() { outcome } else { outcome.and(Outcome::Depends) };
    let at_odds = (outcome == Outcome::Depends)
        .then(|| {
            at_odds::find(&conditions, context, |condition| {
                evaluate_condition(condition, statement.effect, context).outcome
            })
        })
        .flatten();
    let outcome = if at_odds.is_some() { Outcome::Fail } else { outcome };
    StatementTrace { statement, outcome, principal, action, resource, conditions, at_odds }
}

/// Whether the resource element is about the role; `*` is about every one.
fn evaluate_resource(resources: Option<&Patterns<'_>>, role_arn: Option<&str>) -> Outcome {
    let Some(resources) = resources else { return Outcome::Fail };
    let about = |pattern: &Text<'_>| match role_arn {
        _ if pattern.text == "*" => Outcome::Pass,
        Some(arn) => fits(&pattern.text, &pattern.holes, Unit::aws, arn),
        None => Outcome::Depends,
    };
    let any = resources.patterns.iter().fold(Outcome::Fail, |any, pattern| any.or(about(pattern)));
    if resources.negated { !any } else { any }
}

impl Patterns<'_> {
    /// Whether they cover that action.
    pub(crate) fn cover(&self, action: &str) -> bool {
        evaluate_action(Some(self), action).outcome == Outcome::Pass
    }
}

/// Action names ignore letter case; `*` and `?` stand anywhere (documented).
fn evaluate_action(actions: Option<&Patterns<'_>>, action: &str) -> ActionTrace {
    let Some(actions) = actions else {
        return ActionTrace { outcome: Outcome::Fail, pattern: None };
    };
    let mut best = ActionTrace { outcome: Outcome::Fail, pattern: None };
    for (index, pattern) in actions.patterns.iter().enumerate() {
        let outcome = covers(pattern, action);
        if outcome < best.outcome {
            best = ActionTrace { outcome, pattern: Some(index) };
        }
        if outcome == Outcome::Pass {
            break;
        }
    }
    if actions.negated { ActionTrace { outcome: !best.outcome, ..best } } else { best }
}

fn covers(pattern: &Text<'_>, action: &str) -> Outcome {
    if !pattern.is_open() && pattern.text.eq_ignore_ascii_case(action) {
        Outcome::Pass
    } else if pattern.is_open() || pattern.text.contains(['*', '?']) {
        let unit = |letter: char| Unit::aws(letter.to_ascii_lowercase());
        fits(&pattern.text, &pattern.holes, unit, &action.to_ascii_lowercase())
    } else {
        Outcome::Fail
    }
}

fn evaluate_condition<'p, 't>(
    condition: &'p Condition<'t>,
    effect: Option<Effect>,
    context: &Context,
) -> ConditionTrace<'p, 't> {
    let trace = |outcome, reason, confidence| ConditionTrace { condition, outcome, reason, confidence };
    if condition.operator_name.is_open() {
        return trace(Outcome::Depends, Reason::Unknown, Confidence::Documented);
    }
    let Some(operator) = condition.operator else {
        // It lets nobody in; whether it keeps somebody out cannot be decided.
        let outcome = if effect == Some(Effect::Deny) { Outcome::Depends } else { Outcome::Fail };
        return trace(outcome, Reason::UnknownOperator, Confidence::Unconfirmed);
    };
    let found = context.lookup(&condition.key.text);
    let sure = found.confidence;
    if condition.key.is_open() {
        return trace(Outcome::Depends, Reason::Unknown, sure);
    }
    if operator.tests_presence() {
        let (outcome, rule) = presence(condition, found.value);
        let is_open = outcome == Outcome::Depends && condition.values.iter().any(ConditionValue::is_open);
        let reason = if is_open { Reason::Unknown } else { Reason::Presence };
        return trace(outcome, reason, sure.max(rule));
    }
    let values = match found.value {
        KeyValue::Unknown { .. } => return trace(Outcome::Depends, Reason::Unknown, sure),
        KeyValue::Present(values) if !values.is_empty() => values,
        _ => {
            let (outcome, reason, rule) = without_values(operator);
            return trace(outcome, reason, sure.max(rule));
        }
    };
    // What an empty list means is not documented.
    let mut confidence = if condition.values.is_empty() { Confidence::Unconfirmed } else { sure };
    let mut matched = None;
    let mut one = |actual: &str| {
        let mut any = Outcome::Fail;
        for (index, value) in condition.values.iter().enumerate() {
            let (outcome, rule) = compare_found(&found, operator.row, actual, value, context);
            confidence = confidence.max(rule);
            if outcome == Outcome::Pass && matched.is_none() {
                matched = Some(index);
            }
            any = any.or(outcome);
        }
        if operator.is_negated() { !any } else { any }
    };
    let outcome = match operator.set {
        // An empty string counts as no value here; documented in general, unclear for claims.
        Some(Set::ForAllValues) if values.iter().all(|value| value.is_empty()) => {
            return trace(Outcome::Pass, Reason::VacuousForAll, Confidence::Unconfirmed);
        }
        Some(Set::ForAllValues) => values.iter().fold(Outcome::Pass, |all, value| all.and(one(value))),
        Some(Set::ForAnyValue) => values.iter().fold(Outcome::Fail, |any, value| any.or(one(value))),
        None if found.multivalued => {
            return trace(Outcome::Fail, Reason::NeedsSetOperator, Confidence::Unconfirmed);
        }
        None => values.first().map_or(Outcome::Fail, |value| one(value)),
    };
    let reason = if outcome == Outcome::Depends { Reason::Unknown } else { Reason::Compared { matched } };
    trace(outcome, reason, confidence)
}

/// `Null` with `true` asks for the key's absence, with `false` for its presence; with both it holds whatever
/// the request has. That several values are alternatives here too is inferred; what AWS makes of the words in
/// other letters, and of other words, nobody says.
fn presence(condition: &Condition<'_>, value: &KeyValue) -> (Outcome, Confidence) {
    let absent = match value {
        KeyValue::Absent => Outcome::Pass,
        KeyValue::Present(_) | KeyValue::Unknown { present: true } => Outcome::Fail,
        KeyValue::Unknown { present: false } => Outcome::Depends,
    };
    let says = |word: &str| condition.value_texts().any(|text| text.eq_ignore_ascii_case(word));
    let outcome = match (says("true"), says("false")) {
        (true, true) => Outcome::Pass,
        (true, false) => absent,
        (false, true) => !absent,
        (false, false) => Outcome::Fail,
    };
    let is_open = condition.values.iter().any(ConditionValue::is_open);
    let outcome = if is_open { outcome.or(Outcome::Depends) } else { outcome };
    let confidence = if condition.value_texts().any(|text| !matches!(text, "true" | "false"))
        || condition.values.is_empty()
    {
        Confidence::Unconfirmed
    } else if condition.values.len() > 1 {
        Confidence::Inferred
    } else {
        Confidence::Documented
    };
    (outcome, confidence)
}

/// A key without a value, under every kind of operator.
fn without_values(operator: Operator) -> (Outcome, Reason, Confidence) {
    match operator.set {
        Some(Set::ForAllValues) => (Outcome::Pass, Reason::VacuousForAll, Confidence::Documented),
        // In which order the two modifiers are read is not documented.
        Some(Set::ForAnyValue) if operator.if_exists => {
            (Outcome::Pass, Reason::AbsentIfExists, Confidence::Unconfirmed)
        }
        Some(Set::ForAnyValue) => (Outcome::Fail, Reason::NothingForAny, Confidence::Documented),
        None if operator.if_exists => (Outcome::Pass, Reason::AbsentIfExists, Confidence::Documented),
        None => (Outcome::from_bool(operator.is_negated()), Reason::Absent, Confidence::Documented),
    }
}
