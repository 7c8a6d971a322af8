//! A test that passes without its key, because of a modifier of its operator.

use super::absent::{always_passes, cause};
use super::without_key::needs_key;
use crate::aws::lint::trust::{Attendance, Trust};
use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::kind::{Kind, Message};
use crate::report::{Finding, Severity};

/// Keys that say which tags a session gets, and for which none at all is fine.
const TAG_KEYS: [&str; 2] = ["aws:TagKeys", "sts:TransitiveTagKeys"];

/// `IfExists` or `ForAllValues`.
pub(crate) struct Modifier {
    pub(crate) kind: &'static Kind,
    /// How it is written in an operator.
    pub(crate) written: &'static str,
    /// What is wrong with it on a key that every request has.
    pub(crate) always_there: &'static str,
}

/// Adds that a test with that modifier passes without its key, as it always does or may do.
pub(crate) fn lint(
    modifier: &Modifier,
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    attendance: &Attendance,
    findings: &mut Findings<'_>,
) {
    if let Attendance::Never(absence) = attendance {
        let Some((_, message)) = cause(absence, trust, condition) else { return };
        always_passes((modifier.kind, message), Severity::Error, trust, condition, findings);
    } else if trust.allows() && condition.operator.is_some_and(|operator| !operator.is_negated()) {
        without_key(modifier, trust, condition, *attendance == Attendance::Always, findings);
    }
}

/// A test in an Allow that passes without the key, although requests may have it.
fn without_key(
    modifier: &Modifier,
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    always_there: bool,
    findings: &mut Findings<'_>,
) {
    let key = &*condition.key.text;
    if TAG_KEYS.iter().any(|tags| key.eq_ignore_ascii_case(tags)) || trust.needs(key, needs_key) {
        return;
    }
    let name = trust.name(key);
    let written = &condition.operator_name.text;
    let plain = written.replace(modifier.written, "");
    let (severity, message) = if always_there {
        let title = format!("`{written}` is no way to test `{name}`");
        let message = Message::new(title, modifier.always_there, format!("write `{plain}`"));
        (Severity::Warning, message)
    } else {
        let message = Message::new(
            format!("`{written}` passes for every token without `{name}`"),
            "What is not there is not tested, so that the condition keeps out nobody who leaves it away.",
            format!("write `{plain}`, or add `\"Null\": {{ \"{key}\": \"false\" }}`"),
        );
        (modifier.kind.severity, message)
    };
    findings.mistakes.push(Finding { severity, ..findings.at(modifier.kind, condition.span, message) });
}
