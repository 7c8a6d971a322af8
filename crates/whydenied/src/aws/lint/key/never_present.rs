//! A test of a key that no request has, reported under the kind of what is wrong with the key.

use super::absent::{always_passes, cause};
use super::without_key::WithoutKey;
use crate::aws::lint::trust::{Attendance, Trust};
use crate::aws::policy::{Condition, Effect};
use crate::finding::collected::Findings;
use crate::report::{Finding, Severity};

/// Adds it for a test that always fails, or that is negated and always passes.
pub(crate) fn lint(
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    attendance: &Attendance,
    findings: &mut Findings<'_>,
) {
    let Attendance::Never(absence) = attendance else { return };
    let Some((kind, message)) = cause(absence, trust, condition) else { return };
    match condition.operator.map(WithoutKey::of) {
        Some(WithoutKey::Fails) => {
            let (severity, effect) = if trust.statement.effect == Some(Effect::Deny) {
                (Severity::Warning, "so this Deny never applies")
            } else {
                (Severity::Error, "so this statement lets nobody in")
            };
            let message = message.because(format!("No request has the key, {effect}."));
            findings.mistakes.push(Finding { severity, ..findings.at(kind, condition.key.span, message) });
        }
        Some(WithoutKey::Passes) => {
            always_passes((kind, message), Severity::Warning, trust, condition, findings);
        }
        // What is reported is that such a test passes.
        Some(WithoutKey::PassesIfExists | WithoutKey::PassesForAllValues) | None => {}
    }
}
