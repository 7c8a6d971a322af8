//! Conditions of one statement that cannot all hold.

use super::key::Gap;
use super::rule::{Rule, SETS, Said, say};
use super::value::short_name;
use crate::aws::context::Context;
use crate::aws::evaluate::{ConditionTrace, StatementTrace};
use crate::aws::operator::Test;
use crate::aws::policy::Condition;
use crate::pattern::{Unit, matches};

pub(super) static SAME_KEY: Rule = Rule::cause("same-key-two-operators", SETS);
pub(super) static TWO_PROVIDERS: Rule = Rule::cause("two-providers-in-one-statement", SETS);

/// A key of another provider beside the same key of the token's own: no token has both.
pub(super) fn two_providers(
    gap: &Gap,
    statement: &StatementTrace<'_, '_>,
    context: &Context,
) -> Option<(&'static Rule, Said)> {
    let Gap::OtherProvider { prefix, name } = gap else { return None };
    let own = &context.provider.url;
    let has_own = statement.conditions.iter().any(|other| {
        let key = other.condition.key.text.rsplit_once(':');
        key.is_some_and(|(prefix, other)| other == name && prefix.eq_ignore_ascii_case(own))
    });
    has_own.then(|| {
        let said = say(
            format!("The statement tests `{name}` of two issuers, of `{own}` and of `{prefix}`"),
            "All conditions of a statement must hold, and a token has the keys of its own issuer only.",
            "give each issuer a statement of its own",
        );
        (&TWO_PROVIDERS, said)
    })
}

/// The same key under another operator that no value can pass as well.
pub(super) fn contradiction(
    trace: &ConditionTrace<'_, '_>,
    statement: &StatementTrace<'_, '_>,
) -> Option<(&'static Rule, Said)> {
    let condition = trace.condition;
    let other = statement.conditions.iter().map(|other| other.condition).find(|other| {
        !std::ptr::eq(*other, condition)
            && other.key.text.eq_ignore_ascii_case(&condition.key.text)
            && excludes(condition, other)
    })?;
    let name = short_name(&condition.key.text);
    let said = say(
        format!(
            "`{name}` must pass both `{}` and `{}`, and no value does",
            condition.operator_name.text, other.operator_name.text
        ),
        "All operators of a condition block must hold; alternatives are several values under one operator.",
        "put the values into one list under one operator",
    );
    Some((&SAME_KEY, said))
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
