//! An operator, a key and a value are not of one type.

use super::value_type::{held_by, issue, reads};
use super::written::Written;
use crate::aws::lint::trust::Trust;
use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::OPERATORS;
use crate::operator::{Operator, ValueType};
use crate::report::Finding;

pub(crate) static KIND: Kind = Kind::warning("type-mismatch", OPERATORS).access_analyzer("TYPE_MISMATCH");

/// Adds it for an operator that compares something else than the key holds; whether it does.
pub(crate) fn lint_operator(
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    operator: Operator,
    findings: &mut Findings<'_>,
) -> bool {
    if operator.tests_presence() {
        return false;
    }
    let compared = operator.row.compares;
    let key = &*condition.key.text;
    let held = held_by(key, trust);
    let is_epoch = key.eq_ignore_ascii_case("aws:EpochTime") && compared == ValueType::Number;
    if held == compared || is_epoch || key.eq_ignore_ascii_case("aws:userid") {
        return false;
    }
    let name = trust.name(key);
    let message = Message::new(
        format!(
            "`{}` compares {}, and `{name}` holds {}",
            condition.operator_name.text,
            compared.short_name(),
            held.short_name()
        ),
        "AWS reads both sides as the operator's type; what cannot be read so does not match.",
        "use an operator for what the key holds",
    );
    findings.mistake(&KIND, condition.operator_name.span, message);
    true
}

/// Adds it for a value that cannot be read as what the operator compares.
pub(crate) fn lint_value(written: &Written<'_>, findings: &mut Findings<'_>) {
    let compared = written.operator.row.compares;
    let text = written.text();
    if reads(compared, text) || written.has_variable() {
        return;
    }
    let message = Message::new(
        format!("`{text}` cannot be read as {}", compared.short_name()),
        "What cannot be read as the operator's type matches nothing.",
        match compared {
            ValueType::Date => "write a time such as `2026-11-20T18:00:00Z`, or seconds since 1970",
            ValueType::Address => "write an address or a block such as `203.0.113.0/24`",
            _ => "correct the value",
        },
    );
    let finding = findings.at(&KIND, written.value.span, message);
    findings.mistakes.push(Finding { access_analyzer: Some(issue(compared).into()), ..finding });
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An operator, a key and a value are not of one type",
    why: "AWS reads both sides as the operator's type: a number, a time, an address, an ARN. What cannot be read so does \
          not match.",
    help: "use an operator for what the key holds, and write the value as one",
    example: github(r#"{"ArnLike":{"$url:sub":"repo:acme/web:*"}}"#),
    near: github(
        r#"{"StringLike":{"$url:sub":"repo:acme/web:*"},"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#,
    ),
};
