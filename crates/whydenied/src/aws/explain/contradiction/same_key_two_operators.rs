//! The same key must pass two tests that no value passes.

use super::keys::Keys;
use crate::aws::evaluate::ConditionTrace;
use crate::aws::explain::key_name::short_name;
use crate::aws::policy::Condition;
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::SETS;
use crate::pattern::{Unit, matches};

pub(crate) static KIND: Kind = Kind::cause("same-key-two-operators", SETS);

/// Found where the same key stands under another operator that no value can pass as well.
pub(crate) fn cause(trace: &ConditionTrace<'_, '_>, keys: &Keys<'_>) -> Option<Cause> {
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
    Some((&KIND, message))
}

/// More values are not compared with each other: the work grows by the square.
const COMPARED: usize = 32;

/// Whether it is plain that no value passes both tests.
pub(super) fn excludes(one: &Condition<'_>, other: &Condition<'_>) -> bool {
    let compares = |condition: &Condition<'_>| {
        condition.operator.is_some_and(|operator| !operator.is_negated() && operator.compares_letter_case())
            && (1..=COMPARED).contains(&condition.values.len())
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

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The same key must pass two tests that no value passes",
    why: "All operators of a condition block must hold. Two alternatives written under two operators are therefore both \
          demanded, and nothing is both.",
    help: "put the values into one list under one operator: there any one of them is enough",
    example: main(
        r#"{"StringEquals":{"$url:sub":"repo:acme/api:ref:refs/heads/main"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
    near: main(r#"{"StringLike":{"$url:sub":["repo:acme/api:ref:refs/heads/main","repo:acme/web:*"]}}"#),
};
