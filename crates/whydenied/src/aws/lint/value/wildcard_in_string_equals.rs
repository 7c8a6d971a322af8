//! `wildcard-in-string-equals`: a wildcard under an operator that has none.

use super::written::Written;
use crate::aws::explain::value::form::wildcard_in_string_equals::KIND;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;

/// Adds it for a value with a `*` under `StringEquals` or `StringEqualsIgnoreCase`; whether it is one.
pub(crate) fn lint(written: &Written<'_>, findings: &mut Findings<'_>) -> bool {
    let text = written.text();
    let is_plain = written.operator.compares_text() && !written.operator.row.wildcards && text.contains('*');
    if is_plain {
        let name = &written.condition.operator_name.text;
        let message = Message::new(
            format!("`{text}` is compared letter by letter, wildcards included"),
            format!("Under `{name}` a `*` is a plain star; wildcards need `StringLike`."),
            "use `StringLike` for this value",
        );
        findings.mistake(&KIND, written.value.span, message);
    }
    is_plain
}
