//! What must hold of every answer.

use whydenied::report::{InputError, Report};
use whydenied_tests::robustness::{lies_in, points_into};

/// A report points into its texts, is JSON, and shows nothing that a terminal acts on.
///
/// # Panics
/// It does not.
pub fn report(token: &str, policy: &str, report: &Report) {
    points_into(token, policy, report);
    json(&serde_json::to_string(report).expect("a report is JSON"));
    shown(&report.to_markdown());
}

/// An error points into its text, and has words for what is wrong.
///
/// # Panics
/// It does not.
pub fn error(text: &str, error: &InputError) {
    lies_in(text, error.span);
    assert!(!error.message.is_empty() && !error.help.is_empty(), "{error:?}");
    json(&serde_json::to_string(error).expect("an error is JSON"));
}

/// The text is JSON.
///
/// # Panics
/// It is not.
pub fn json(text: &str) {
    let read: Result<serde_json::Value, _> = serde_json::from_str(text);
    assert!(read.is_ok(), "{read:?} in {text}");
}

/// No control character is left in the text but the ends of its lines.
///
/// # Panics
/// One is.
pub fn shown(text: &str) {
    let control = text.char_indices().find(|(_, letter)| letter.is_control() && *letter != '\n');
    assert!(control.is_none(), "{control:?} in {text:?}");
}
