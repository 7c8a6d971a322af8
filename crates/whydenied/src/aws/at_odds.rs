//! Tests of one statement that need an expression to be different texts: it is the same text wherever it stands, so that
//! one of the tests fails.

use super::compare::compare_found;
use super::context::Context;
use super::policy::{Condition, ConditionValue};
use super::trace::{AtOdds, ConditionTrace};
use crate::operator::{Set, ValueType};
use crate::order;
use crate::outcome::Outcome;

/// How many tests are set beside each other.
const MOST: usize = 16;
/// The longest value of a request that is taken apart.
const MAX_VALUE: usize = 2_048;

/// An expression that tests need to be different texts. `outcome` is what a test comes to.
pub(super) fn find(
    conditions: &[ConditionTrace<'_, '_>],
    context: &Context,
    outcome: impl Fn(&Condition<'_>) -> Outcome,
) -> Option<AtOdds> {
    let open = conditions.iter().enumerate().filter(|(_, trace)| trace.outcome == Outcome::Depends);
    let open: Vec<_> = open.take(MOST).collect();
    if open.len() < 2 {
        return None;
    }
    let needs: Vec<_> = open.iter().map(|(_, trace)| needs(trace, context)).collect();
    for ((at, _), own) in open.iter().zip(&needs) {
        let Some((expression, texts)) = own else { continue };
        let fails = |condition: &Condition<'_>| {
            texts.iter().all(|text| outcome(&condition.with(&[(expression, text)])) == Outcome::Fail)
        };
        let other = open.iter().zip(&needs).find(|((other, trace), _)| {
            let values = trace.condition.values.iter();
            other != at
                && values.flat_map(ConditionValue::expressions).any(|name| name == *expression)
                && fails(trace.condition)
        });
        if let Some(((other, _), its)) = other {
            let same = its.as_ref().filter(|(name, _)| name == expression);
            let text = same.and_then(|(_, texts)| texts.first().cloned());
            return Some(AtOdds {
                expression: (*expression).to_owned(),
                needs: vec![(*at, texts.first().cloned()), (*other, text)],
            });
        }
    }
    None
}

/// The one expression that a test rests on, and the texts that it would have to be one of; `None` where it rests on
/// several, or where more than some texts would do.
fn needs<'c>(trace: &ConditionTrace<'c, '_>, context: &Context) -> Option<(&'c str, Vec<String>)> {
    let condition = trace.condition;
    let operator = condition.operator.filter(|operator| {
        let row = operator.row;
        !operator.is_negated()
            && !operator.tests_presence()
            && matches!(row.compares, ValueType::Text)
            && !row.ignores_case
            && !row.wildcards
            && !matches!(operator.set, Some(Set::ForAllValues))
    })?;
    let found = context.lookup(&condition.key.text);
    let [actual] = found.values()? else { return None };
    if !found.holes.is_empty() || condition.key.is_open() || actual.len() > MAX_VALUE {
        return None;
    }
    let mut needs: Option<(&str, Vec<String>)> = None;
    for value in &condition.values {
        if compare_found(&found, operator.row, actual, value, context).0 != Outcome::Depends {
            continue;
        }
        let Ok(Some((expression, text))) = value.template.as_ref()?.only_need(actual) else { return None };
        let (known, texts) = needs.get_or_insert((expression, Vec::new()));
        if *known != expression {
            return None;
        }
        texts.push(text);
    }
    needs.map(|(expression, texts)| (expression, order::once(texts, String::clone)))
}
