//! `stray-character`: white space around a value.

use super::written::Written;
use crate::finding::both::stray_character::KIND;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;

/// Adds it for a value that starts or ends with white space; whether it is one.
pub(crate) fn lint(written: &Written<'_>, findings: &mut Findings<'_>) -> bool {
    let text = written.text();
    let is_padded = text.trim() != text;
    if is_padded {
        let message = Message::new(
            format!("`{text}` has white space around it"),
            "Values are compared letter by letter.",
            format!("write `{}`", text.trim()),
        );
        findings.mistake(&KIND, written.value.span, message);
    }
    is_padded
}
