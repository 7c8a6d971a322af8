//! The policy wants a request without this key.

use crate::aws::evaluate::Reason;
use crate::aws::explain::key_name::short_name;
use crate::aws::explain::value::failed_test::FailedTest;
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("key-must-be-absent", OPERATORS);

/// Found where `Null` has `true` for a key that the request has.
pub(crate) fn cause(test: &FailedTest<'_>) -> Option<Cause> {
    let wants_none = || test.condition.value_texts().any(|text| text.eq_ignore_ascii_case("true"));
    (test.reason == Reason::Presence && wants_none()).then(|| {
        let key = short_name(&test.condition.key.text);
        let message = Message::new(
            format!("The policy wants a request without `{key}`, and this one has it"),
            "`Null` with `true` asks for a key that is not there.",
            "write `\"false\"`, or remove the test",
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy wants a request without this key",
    why: "`Null` with `true` asks that a key is not there. On `sub` or `aud`, which every token has, no token passes.",
    help: "write `\"false\"` to ask for the key, or remove the test",
    example: main(r#"{"Null":{"$url:sub":"true"}}"#),
    near: main(r#"{"Null":{"$url:sub":"false"}}"#),
};
