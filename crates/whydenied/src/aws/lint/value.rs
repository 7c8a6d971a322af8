//! Values that cannot match, or that do not fit their operator or their key.

pub(crate) mod invalid_variable;
mod key_values_swapped;
pub(crate) mod private_address;
mod stray_character;
pub(crate) mod type_mismatch;
mod unreplaced_placeholder;
mod value_type;
mod variable_needs_2012;
mod wildcard_in_string_equals;
mod written;

use super::trust::Trust;
use crate::aws::policy::Version;
use crate::finding::collected::Findings;
use written::Written;

crate::finding::entry::entries![invalid_variable, private_address, type_mismatch,];

/// Adds one way in which a value is written, so that it never matches; whether it is there.
type Spelling = fn(&Written<'_>, &mut Findings<'_>) -> bool;

/// Of placeholders and variables. The first that applies is reported.
const TEMPLATES: [Spelling; 3] =
    [unreplaced_placeholder::lint, variable_needs_2012::lint, invalid_variable::lint];

/// Of what is compared as it stands there, in a test that is not negated. The first that applies is reported.
const LITERALS: [Spelling; 3] =
    [wildcard_in_string_equals::lint, stray_character::lint, key_values_swapped::lint];

/// Adds what is wrong with the values that a statement tests for.
pub(crate) fn lint(trust: &Trust<'_>, version: Version, findings: &mut Findings<'_>) {
    for condition in &trust.statement.conditions {
        let Some(operator) = condition.operator else { continue };
        let fits = !type_mismatch::lint_operator(trust, condition, operator, findings);
        for value in &condition.values {
            let written = Written { trust, condition, operator, value, version };
            if !lint_spelling(&written, findings) && fits {
                type_mismatch::lint_value(&written, findings);
                private_address::lint(&written, findings);
            }
        }
    }
}

/// Adds that a value is written so that it never matches; whether it is.
fn lint_spelling(written: &Written<'_>, findings: &mut Findings<'_>) -> bool {
    let is_literal = !written.has_variable() && !written.operator.is_negated();
    TEMPLATES.iter().any(|lint| lint(written, findings))
        || is_literal && LITERALS.iter().any(|lint| lint(written, findings))
}
