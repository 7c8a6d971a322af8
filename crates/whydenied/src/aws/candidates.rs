//! Expressions of which the text says that they are one of several: what the policy decides with each of these texts.

use super::known::Known;
use super::policy::{Patterns, Statement, Text};
use super::principal::PrincipalTrace;
use super::trace::{ActionTrace, AtOdds, ConditionTrace, Reason, StatementTrace, Trace};
use super::variable::Template;
use crate::outcome::{Confidence, Outcome, Verdict};
use crate::text::Stands;

/// How many combinations of such texts are tried. What goes beyond stays open.
const MOST: usize = 64;

/// What the tests of one statement came to.
pub(super) struct Tested {
    outcome: Outcome,
    principal: PrincipalTrace,
    action: ActionTrace,
    resource: Option<Outcome>,
    conditions: Vec<(Outcome, Reason, Confidence)>,
    at_odds: Option<AtOdds>,
}

impl Tested {
    pub(super) fn of(trace: &StatementTrace<'_, '_>) -> Self {
        let of_condition = |trace: &ConditionTrace<'_, '_>| (trace.outcome, trace.reason, trace.confidence);
        Self {
            outcome: trace.outcome,
            principal: trace.principal,
            action: trace.action,
            resource: trace.resource,
            conditions: trace.conditions.iter().map(of_condition).collect(),
            at_odds: trace.at_odds.clone(),
        }
    }

    /// What is the same of both; the rest depends.
    fn join(&mut self, other: &Self) {
        let join = |own: &mut Outcome, other: Outcome| {
            if *own != other {
                *own = Outcome::Depends;
            }
        };
        join(&mut self.outcome, other.outcome);
        join(&mut self.principal.outcome, other.principal.outcome);
        join(&mut self.action.outcome, other.action.outcome);
        if let (Some(own), Some(other)) = (&mut self.resource, other.resource) {
            join(own, other);
        }
        for (own, other) in self.conditions.iter_mut().zip(&other.conditions) {
            join(&mut own.0, other.0);
        }
    }

    /// What does not depend any more is told of the statement.
    fn settle(self, trace: &mut StatementTrace<'_, '_>, expression: &str) {
        let is_settled = |own: Outcome, tried: Outcome| own == Outcome::Depends && tried != Outcome::Depends;
        if is_settled(trace.principal.outcome, self.principal.outcome) {
            trace.principal = self.principal;
        }
        if is_settled(trace.action.outcome, self.action.outcome) {
            trace.action = self.action;
        }
        trace.resource = match (trace.resource, self.resource) {
            (Some(own), Some(tried)) if is_settled(own, tried) => Some(tried),
            (own, _) => own,
        };
        for (own, (outcome, reason, confidence)) in trace.conditions.iter_mut().zip(self.conditions) {
            if is_settled(own.outcome, outcome) {
                (own.outcome, own.reason, own.confidence) = (outcome, reason, confidence);
            }
        }
        if !is_settled(trace.outcome, self.outcome) {
            return;
        }
        trace.outcome = self.outcome;
        let fails = |outcome: Outcome| outcome == Outcome::Fail;
        let one_fails = fails(trace.principal.outcome)
            || fails(trace.action.outcome)
            || trace.resource.is_some_and(fails)
            || trace.conditions.iter().any(|condition| fails(condition.outcome));
        if fails(self.outcome) && !one_fails {
            let none = || AtOdds { expression: expression.to_owned(), needs: Vec::new() };
            trace.at_odds = Some(self.at_odds.unwrap_or_else(none));
        }
    }
}

/// Evaluates the statements with each of the texts that expressions may be: where all come to the same, that is it.
pub(super) fn settle(
    trace: &mut Trace<'_, '_>,
    statements: &[Statement<'_>],
    evaluate: impl Fn(&[Statement<'_>]) -> (Verdict, Vec<Tested>),
) {
    let mut combinations: Vec<Vec<(&str, &str)>> = vec![Vec::new()];
    for (expression, texts) in choices(statements) {
        if combinations.len().saturating_mul(texts.len()) > MOST {
            continue;
        }
        let mut all = Vec::new();
        for known in &combinations {
            for text in texts {
                all.push(known.iter().copied().chain([(expression, text.as_str())]).collect());
            }
        }
        combinations = all;
    }
    let Some(expression) = combinations.first().and_then(|known| known.first()).map(|(name, _)| *name) else {
        return;
    };
    let (mut verdict, mut all): (Option<Verdict>, Vec<Tested>) = (None, Vec::new());
    for known in &combinations {
        let (own, tested) = evaluate(&with(statements, known));
        if own != Verdict::Denied {
            for (expression, text) in known {
                let pair = ((*expression).to_owned(), (*text).to_owned());
                if !trace.let_in.contains(&pair) {
                    trace.let_in.push(pair);
                }
            }
        }
        match verdict {
            None => (verdict, all) = (Some(own), tested),
            Some(earlier) => {
                verdict = Some(if earlier == own { own } else { Verdict::Depends });
                all.iter_mut().zip(&tested).for_each(|(joined, tested)| joined.join(tested));
            }
        }
    }
    trace.verdict = verdict.unwrap_or(trace.verdict);
    for (own, tested) in trace.statements.iter_mut().zip(all) {
        tested.settle(own, expression);
    }
}

fn with<'t>(statements: &[Statement<'t>], known: &Known<'_>) -> Vec<Statement<'t>> {
    statements.iter().map(|statement| statement.with(known)).collect()
}

/// The expressions of which it is known which texts they can be, each once.
fn choices<'s>(statements: &'s [Statement<'_>]) -> Vec<(&'s str, &'s [String])> {
    let mut all: Vec<(&str, &[String])> = Vec::new();
    let mut add = |(expression, texts)| {
        if !all.iter().any(|(known, _)| *known == expression) {
            all.push((expression, texts));
        }
    };
    for statement in statements {
        let principal = statement.principal.iter().flat_map(|principal| &principal.entries);
        let patterns = statement.action.iter().chain(&statement.resource);
        let patterns = patterns.flat_map(|patterns: &Patterns<'_>| &patterns.patterns);
        let conditions = &statement.conditions;
        let of_conditions =
            conditions.iter().flat_map(|condition| [&condition.operator_name, &condition.key]);
        let texts = principal.map(|(_, text)| text).chain(patterns).chain(of_conditions);
        texts.flat_map(of_text).for_each(&mut add);
        let values = conditions.iter().flat_map(|condition| &condition.values);
        values.filter_map(|value| value.template.as_ref()).flat_map(Template::choices).for_each(&mut add);
    }
    all
}

fn of_text<'s>(text: &'s Text<'_>) -> impl Iterator<Item = (&'s str, &'s [String])> {
    text.holes.iter().filter_map(|hole| match &hole.stands {
        Stands::OneOf(texts) => Some((&*hole.expression, texts.as_slice())),
        _ => None,
    })
}
