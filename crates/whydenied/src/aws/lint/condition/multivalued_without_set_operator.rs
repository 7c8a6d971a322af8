//! `multivalued-without-set-operator`: no set operator on a key that holds a list.

use crate::aws::explain::value::multivalued_without_set_operator::KIND;
use crate::aws::lint::trust::Trust;
use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;

/// Adds it for a test without set operator of a key that requests may have.
pub(crate) fn lint(trust: &Trust<'_>, condition: &Condition<'_>, findings: &mut Findings<'_>) {
    let key = &*condition.key.text;
    let Some(operator) = condition.operator.filter(|operator| !operator.tests_presence()) else { return };
    if operator.set.is_some() || !trust.holds_list(key) {
        return;
    }
    let (name, written) = (trust.name(key), &condition.operator_name.text);
    let message = Message::new(
        format!("`{name}` holds a list, which `{written}` alone does not test"),
        "AWS requires a set operator for keys with several values.",
        format!("write `ForAnyValue:{written}`"),
    );
    findings.mistake(&KIND, condition.operator_name.span, message);
}
