//! `unreplaced-placeholder`: a value with a placeholder in it.

use super::written::Written;
use crate::aws::lint::unreplaced_placeholder;
use crate::finding::collected::Findings;

/// Adds it for a value with a placeholder that nobody means; whether it is one.
pub(crate) fn lint(written: &Written<'_>, findings: &mut Findings<'_>) -> bool {
    let cause = unreplaced_placeholder::cause(written.text());
    cause.map(|(kind, message)| findings.mistake(kind, written.value.span, message)).is_some()
}
