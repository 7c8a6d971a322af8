//! Condition keys that a request never has, and tests that pass without one.

mod absent;
pub(crate) mod for_all_values_vacuous;
pub(crate) mod if_exists_vacuous;
pub(crate) mod invalid_condition_key;
mod never_present;
mod two_providers_in_one_statement;
mod vacuous;
mod without_key;

use super::trust::Trust;
use crate::finding::collected::Findings;

crate::finding::entry::entries![for_all_values_vacuous, if_exists_vacuous, invalid_condition_key,];

/// Adds what is wrong with the keys that a statement tests.
pub(crate) fn lint(trust: &Trust<'_>, findings: &mut Findings<'_>) {
    for condition in &trust.statement.conditions {
        let Some(operator) = condition.operator else { continue };
        if !condition.key.text.contains(':') {
            invalid_condition_key::lint(trust, condition, findings);
        } else if !operator.tests_presence() {
            let attendance = trust.attendance(&condition.key.text);
            never_present::lint(trust, condition, &attendance, findings);
            if_exists_vacuous::lint(trust, condition, &attendance, findings);
            for_all_values_vacuous::lint(trust, condition, &attendance, findings);
        }
    }
    two_providers_in_one_statement::lint(trust, findings);
}
