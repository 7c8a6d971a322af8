//! Conditions as a whole: operators, the presence of keys, and values that stand in each other's way.

pub(crate) mod keys_differ_in_case;
mod multivalued_without_set_operator;
pub(crate) mod null_true_on_subject;
pub(crate) mod null_with_set_operator;
pub(crate) mod redundant_value;
mod same_key_two_operators;
pub(crate) mod set_operator_on_single_value;

use super::trust::{Attendance, Trust};
use crate::finding::budget::NEIGHBOURS;
use crate::finding::collected::Findings;

crate::finding::entry::entries![
    keys_differ_in_case,
    null_true_on_subject,
    null_with_set_operator,
    redundant_value,
    set_operator_on_single_value,
];

/// Adds what is wrong with the conditions of a statement, each alone and then with those before it.
pub(crate) fn lint(trust: &Trust<'_>, findings: &mut Findings<'_>) {
    let conditions = &trust.statement.conditions;
    for (index, condition) in conditions.iter().enumerate() {
        if !matches!(trust.attendance(&condition.key.text), Attendance::Never(_)) {
            multivalued_without_set_operator::lint(trust, condition, findings);
            set_operator_on_single_value::lint(trust, condition, findings);
        }
        null_with_set_operator::lint(condition, findings);
        null_true_on_subject::lint(trust, condition, findings);
        redundant_value::lint(condition, findings);
        let before = conditions.get(index.saturating_sub(NEIGHBOURS)..index).unwrap_or_default();
        for other in before.iter().filter(|other| other.key.text.eq_ignore_ascii_case(&condition.key.text)) {
            if other.operator_name == condition.operator_name {
                keys_differ_in_case::lint(other, condition, findings);
            } else {
                same_key_two_operators::lint(trust, other, condition, findings);
            }
        }
    }
}
