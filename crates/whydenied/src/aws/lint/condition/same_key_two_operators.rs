//! `same-key-two-operators`: two tests of one key that no value passes both.

use crate::aws::explain::contradiction::same_key_two_operators::KIND;
use crate::aws::lint::trust::Trust;
use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::pattern::{Unit, meet};

/// Adds it for two conditions of an Allow on the same key.
pub(crate) fn lint(
    trust: &Trust<'_>,
    one: &Condition<'_>,
    other: &Condition<'_>,
    findings: &mut Findings<'_>,
) {
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
    findings.mistake(&KIND, other.span, message);
}

/// What the values of a positive test of strings stand for; `None` for any other test.
fn patterns(condition: &Condition<'_>) -> Option<Vec<Vec<Unit>>> {
    let operator = condition.operator.filter(|operator| !operator.is_negated() && operator.set.is_none())?;
    let unit = operator.unit();
    let literal =
        operator.compares_letter_case() && condition.values.iter().all(|value| value.template.is_none());
    literal.then(|| condition.value_texts().map(|text| text.chars().map(unit).collect()).collect())
}
