//! The policy rules this value out.

use crate::aws::explain::value::failed_test::FailedTest;
use crate::finding::entry::Entry;
use crate::finding::example::condition::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPERATORS;
use crate::pattern::matches;

pub(crate) static KIND: Kind = Kind::cause("value-ruled-out", OPERATORS).general();

/// Found where the operator is a negated one, and a listed value matches.
pub(crate) fn cause(test: &FailedTest<'_>) -> Option<Cause> {
    if !test.operator.is_negated() {
        return None;
    }
    let message = Message::new(
        format!("The policy rules out `{}`", ruled_out(test).unwrap_or_else(|| test.first())),
        format!("Under `{}` no listed value may match, and one does.", test.operator_name()),
        "remove the value from the list if this token is to be let in",
    );
    Some((&KIND, message))
}

/// The request's value that one of the listed values matches.
fn ruled_out<'t>(test: &FailedTest<'t>) -> Option<&'t str> {
    let unit = test.operator.unit();
    let listed =
        |value: &str| test.condition.value_texts().any(|text| matches(text.chars().map(unit), value));
    test.values.iter().map(|value| &**value).find(|value| listed(value))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy rules this value out",
    why: "Under a negated operator such as `StringNotLike` no listed value may match, and one does.",
    help: "remove the value from the list if this token is to be let in",
    example: main(r#"{"StringNotLike":{"$url:sub":["repo:acme/api:*","repo:acme/web:*"]}}"#),
    near: main(r#"{"StringNotLike":{"$url:sub":"repo:acme/api:*"}}"#),
};
