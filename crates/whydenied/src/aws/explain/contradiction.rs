//! Conditions of one statement that cannot all hold.

pub(crate) mod same_key_two_operators;
pub(crate) mod two_providers_in_one_statement;

use super::key::Absence;
use super::value::short_name;
use crate::aws::context::Context;
use crate::aws::evaluate::{ConditionTrace, StatementTrace};
use crate::aws::policy::Condition;
use crate::finding::kind::{Cause, Message};
use crate::operator::Test;
use crate::order;
use crate::pattern::{Unit, matches};

crate::finding::entry::entries![same_key_two_operators, two_providers_in_one_statement,];

/// The conditions of a statement by their keys, of which there may be many.
pub(crate) struct Keys<'p> {
    /// Each with its key in small letters, in the order of these.
    sorted: Vec<(String, &'p Condition<'p>)>,
}

impl<'p> Keys<'p> {
    pub(crate) fn of_statement(statement: &StatementTrace<'p, 'p>) -> Self {
        let conditions = statement.conditions.iter().map(|trace| trace.condition);
        let mut sorted: Vec<_> =
            conditions.map(|condition| (condition.key.text.to_ascii_lowercase(), condition)).collect();
        order::sort_by(&mut sorted, |(one, _), (other, _)| one.cmp(other));
        Self { sorted }
    }

    /// Those of that key, in the policy's order.
    fn of(&self, key: &str) -> impl Iterator<Item = &'p Condition<'p>> {
        let key = key.to_ascii_lowercase();
        let from = self.sorted.partition_point(|(known, _)| *known < key);
        self.sorted.iter().skip(from).take_while(move |(known, _)| *known == key).map(|(_, it)| *it)
    }
}

/// A key of another provider beside the same key of the token's own: no token has both.
pub(crate) fn two_providers(absence: &Absence, keys: &Keys<'_>, context: &Context) -> Option<Cause> {
    let Absence::OtherProvider { prefix, name } = absence else { return None };
    let own = &context.provider.url;
    let has_own = keys.of(&[own, ":", name].concat()).any(|other| {
        let key = other.key.text.rsplit_once(':');
        key.is_some_and(|(_, other)| other == name)
    });
    has_own.then(|| {
        let message = Message::new(
            format!("The statement tests `{name}` of two issuers, of `{own}` and of `{prefix}`"),
            "All conditions of a statement must hold, and a token has the keys of its own issuer only.",
            "give each issuer a statement of its own",
        );
        (&two_providers_in_one_statement::KIND, message)
    })
}

/// The same key under another operator that no value can pass as well.
pub(crate) fn contradiction(trace: &ConditionTrace<'_, '_>, keys: &Keys<'_>) -> Option<Cause> {
    let condition = trace.condition;
    let others = keys.of(&condition.key.text).take(COMPARED);
    let other =
        others.into_iter().find(|other| other.span != condition.span && excludes(condition, other))?;
    let name = short_name(&condition.key.text);
    let message = Message::new(
        format!(
            "`{name}` must pass both `{}` and `{}`, and no value does",
            condition.operator_name.text, other.operator_name.text
        ),
        "All operators of a condition block must hold; alternatives are several values under one operator.",
        "put the values into one list under one operator",
    );
    Some((&same_key_two_operators::KIND, message))
}

/// More values are not compared with each other: the work grows by the square.
const COMPARED: usize = 32;

/// Whether it is plain that no value passes both tests.
fn excludes(one: &Condition<'_>, other: &Condition<'_>) -> bool {
    let compares = |condition: &Condition<'_>| {
        condition.operator.is_some_and(|operator| {
            !operator.negated && matches!(operator.test, Test::StringEquals | Test::StringLike)
        }) && (1..=COMPARED).contains(&condition.values.len())
            && condition.values.iter().all(|value| value.template.is_none())
    };
    compares(one)
        && compares(other)
        && one.value_texts().all(|text| other.value_texts().all(|wanted| are_apart(text, wanted)))
}

/// Whether no text fits both patterns, as far as their starts and a plain match show.
fn are_apart(one: &str, other: &str) -> bool {
    let fits = |pattern: &str, text| matches(pattern.chars().map(Unit::aws), text);
    let start = |pattern: &'_ str| pattern.find(['*', '?']).unwrap_or(pattern.len());
    let common = start(one).min(start(other));
    let same_start = one.as_bytes().get(..common) == other.as_bytes().get(..common);
    let is_plain = |pattern: &str| start(pattern) == pattern.len();
    if is_plain(one) || is_plain(other) { !fits(one, other) && !fits(other, one) } else { !same_start }
}
