//! Conditions as a whole: operators, the presence of keys, and values that stand in each other's way.

pub(crate) mod keys_differ_in_case;
pub(crate) mod null_true_on_subject;
pub(crate) mod null_with_set_operator;
pub(crate) mod redundant_value;
pub(crate) mod set_operator_on_single_value;

use super::trust::{Attendance, Trust};
use super::value::covers_value;
use crate::aws::explain::contradiction::same_key_two_operators;
use crate::aws::explain::value::multivalued_without_set_operator;
use crate::aws::policy::{Condition, ConditionValue};
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::operator::{Set, Test};
use crate::pattern::{Unit, meet};

crate::finding::entry::entries![
    keys_differ_in_case,
    null_true_on_subject,
    null_with_set_operator,
    redundant_value,
    set_operator_on_single_value,
];

/// So many values of one condition are compared with each other.
const COMPARED: usize = 64;

pub(crate) fn lint(trust: &Trust<'_>, findings: &mut Findings<'_>) {
    let conditions = &trust.statement.conditions;
    for (index, condition) in conditions.iter().enumerate() {
        set_operator(trust, condition, findings);
        null(trust, condition, findings);
        redundant(condition, findings);
        let before = conditions.get(index.saturating_sub(COMPARED)..index).unwrap_or_default();
        for other in before.iter().filter(|other| other.key.text.eq_ignore_ascii_case(&condition.key.text)) {
            if other.operator_name == condition.operator_name {
                let message = Message::new(
                    format!("`{}` and `{}` are the same key", other.key.text, condition.key.text),
                    "Condition keys ignore letter case, and IAM refuses a document with repeated keys.",
                    "merge both into one",
                );
                findings.mistake(&keys_differ_in_case::KIND, condition.key.span, message);
            } else {
                contradicting(trust, other, condition, findings);
            }
        }
    }
}

/// A set operator on a key with one value, or none on a key with several.
fn set_operator(trust: &Trust<'_>, condition: &Condition<'_>, findings: &mut Findings<'_>) {
    let key = &*condition.key.text;
    let Some(operator) = condition.operator.filter(|operator| operator.test != Test::Null) else { return };
    if matches!(trust.attendance(key), Attendance::Never(_)) {
        return;
    }
    let name = trust.name(key);
    let written = &condition.operator_name.text;
    match operator.set {
        None if trust.holds_list(key) => {
            let message = Message::new(
                format!("`{name}` holds a list, which `{written}` alone does not test"),
                "AWS requires a set operator for keys with several values.",
                format!("write `ForAnyValue:{written}`"),
            );
            findings.mistake(&multivalued_without_set_operator::KIND, condition.operator_name.span, message);
        }
        Some(Set::ForAnyValue) if trust.allows() && !trust.holds_list(key) => {
            let message = Message::new(
                format!("`{written}` is for keys that hold a list, and `{name}` has one value"),
                "The set operators test single values in ways that are easily misread.",
                format!("write `{}`", written.replace("ForAnyValue:", "")),
            );
            findings.mistake(&set_operator_on_single_value::KIND, condition.operator_name.span, message);
        }
        _ => {}
    }
}

/// Questions for the presence of a key.
fn null(trust: &Trust<'_>, condition: &Condition<'_>, findings: &mut Findings<'_>) {
    let Some(operator) = condition.operator.filter(|operator| operator.test == Test::Null) else { return };
    if operator.set.is_some() {
        let message = Message::new(
            format!("`{}` asks the same as `Null`", condition.operator_name.text),
            "Whether a key is there does not depend on how many values it has.",
            "write `Null`",
        );
        findings.mistake(&null_with_set_operator::KIND, condition.operator_name.span, message);
    }
    let asks_for_absence = condition.value_texts().all(|value| value.eq_ignore_ascii_case("true"));
    let key = &*condition.key.text;
    if trust.allows()
        && asks_for_absence
        && !condition.values.is_empty()
        && trust.provider_of(key).is_some()
        && trust.attendance(key) == Attendance::Always
    {
        let name = trust.name(key);
        let message = Message::new(
            format!("No token lacks `{name}`, so this statement lets nobody in"),
            "`Null` with `true` asks for the key to be absent, with `false` for it to be there.",
            format!("write `\"Null\": {{ \"{key}\": \"false\" }}`, or test the value"),
        );
        findings.mistake(&null_true_on_subject::KIND, condition.span, message);
    }
}

/// Two tests of one key that no value passes both.
fn contradicting(trust: &Trust<'_>, one: &Condition<'_>, other: &Condition<'_>, findings: &mut Findings<'_>) {
    let (Some(patterns), Some(others)) = (patterns(one), patterns(other)) else { return };
    let length = |patterns: &[Vec<Unit>]| patterns.iter().map(Vec::len).sum();
    if !findings.budget.compares(length(&patterns), length(&others)) {
        return;
    }
    let meets = |pattern: &Vec<Unit>| others.iter().any(|other| meet(pattern, other, 'x').is_some());
    if !trust.allows() || patterns.iter().any(meets) {
        return;
    }
    let name = trust.name(&one.key.text);
    let message = Message::new(
        format!("No `{name}` passes both `{}` and `{}`", one.operator_name.text, other.operator_name.text),
        "Values of one key in one operator are alternatives; tests in two operators must both hold.",
        "put all values under one operator, such as `StringLike`, or write two statements",
    );
    findings.mistake(&same_key_two_operators::KIND, other.span, message);
}

/// What the values of a positive test of strings stand for; `None` for any other test.
fn patterns(condition: &Condition<'_>) -> Option<Vec<Vec<Unit>>> {
    let operator = condition.operator.filter(|operator| !operator.negated && operator.set.is_none())?;
    let unit = match operator.test {
        Test::StringEquals => Unit::Char,
        Test::StringLike => Unit::aws,
        _ => return None,
    };
    let literal = condition.values.iter().all(|value| value.template.is_none());
    literal.then(|| condition.value_texts().map(|text| text.chars().map(unit).collect()).collect())
}

/// Values that a wider one makes superfluous.
fn redundant(condition: &Condition<'_>, findings: &mut Findings<'_>) {
    let Some(operator) = condition.operator else { return };
    let compared = condition.values.get(..COMPARED).unwrap_or(&condition.values);
    for (index, value) in compared.iter().enumerate() {
        let wider = compared.iter().enumerate().find(|(other_index, other)| {
            *other_index != index
                && findings.budget.compares(other.text.len(), value.text.len())
                && covers_value(operator, other, value)
                && (*other_index < index || !covers_value(operator, value, other))
        });
        if let Some((_, wider)) = wider {
            redundant_value(value, wider, findings);
        }
    }
}

fn redundant_value(value: &ConditionValue<'_>, wider: &ConditionValue<'_>, findings: &mut Findings<'_>) {
    let title = if value.text == wider.text {
        format!("`{}` is named twice", value.text)
    } else {
        format!("`{}` adds nothing to `{}`", value.text, wider.text)
    };
    let message = Message::new(
        title,
        "Of several values one must match, so that the widest decides.",
        "remove it, or the wider one",
    );
    findings.mistake(&redundant_value::KIND, value.span, message);
}
