//! The statement asks for tokens that cannot exist.

use crate::aws::lint::trust::{Attendance, Trust};
use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::warning("null-true-on-subject", OPERATORS);

/// Adds it for a `Null` test in an Allow that asks for the absence of a key that every token brings.
pub(crate) fn lint(trust: &Trust<'_>, condition: &Condition<'_>, findings: &mut Findings<'_>) {
    let key = &*condition.key.text;
    let asks_for_absence = condition.operator.is_some_and(crate::operator::Operator::tests_presence)
        && !condition.values.is_empty()
        && condition.value_texts().all(|value| value.eq_ignore_ascii_case("true"));
    if asks_for_absence
        && trust.allows()
        && trust.provider_of(key).is_some()
        && trust.attendance(key) == Attendance::Always
    {
        let name = trust.name(key);
        let message = Message::new(
            format!("No token lacks `{name}`, so this statement lets nobody in"),
            "`Null` with `true` asks for the key to be absent, with `false` for it to be there.",
            format!("write `\"Null\": {{ \"{key}\": \"false\" }}`, or test the value"),
        );
        findings.mistake(&KIND, condition.span, message);
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement asks for tokens that cannot exist",
    why: "`Null` with `true` asks for a key to be absent. Every token has a subject and an audience, so the statement lets \
          nobody in.",
    help: "write `\"false\"`, or test the value",
    example: github(r#"{"Null":{"$url:sub":"true"}}"#),
    near: github(r#"{"Null":{"$url:sub":"false"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
};
