//! Whether one action or value of a policy matches all that another one does.

use crate::aws::policy::ConditionValue;
use crate::operator::Operator;
use crate::pattern::{Unit, covers};

/// Whether the action `wide` allows all that `narrow` does.
pub(crate) fn covers_action(wide: &str, narrow: &str) -> bool {
    let units =
        |text: &str| text.chars().map(|letter| Unit::aws(letter.to_ascii_lowercase())).collect::<Vec<_>>();
    covers(&units(wide), &units(narrow))
}

/// Whether the value `wide` matches all that `narrow` does, under that operator.
pub(crate) fn covers_value(
    operator: Operator,
    wide: &ConditionValue<'_>,
    narrow: &ConditionValue<'_>,
) -> bool {
    if !operator.compares_patterns() || wide.template.is_some() || narrow.template.is_some() {
        return wide.text == narrow.text;
    }
    // Most values part before any wildcard.
    let beginning = wide.text.split(['*', '?']).next().unwrap_or_default();
    let units = |value: &ConditionValue<'_>| value.text.chars().map(Unit::aws).collect::<Vec<_>>();
    narrow.text.starts_with(beginning) && covers(&units(wide), &units(narrow))
}
