//! A policy variable has no value in this request.

use crate::aws::explain::value::failed_test::FailedTest;
use crate::aws::variable::Expansion;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::VARIABLES;

pub(crate) static KIND: Kind = Kind::cause("variable-unresolved", VARIABLES).form();

/// Found where the only listed value has a variable that has no value.
pub(crate) fn cause(test: &FailedTest<'_>) -> Option<Cause> {
    let [value] = &*test.condition.values else { return None };
    let template = value.template.as_ref().filter(|it| it.expand(test.context) == Expansion::Null)?;
    let variable = template.keys().next().unwrap_or_default();
    let message = Message::new(
        format!("The variable `${{{variable}}}` has no value in this request"),
        "A variable without a value is equal to nothing and like nothing.",
        format!("name a key that the request has, or give a default: `${{{variable}, 'default'}}`"),
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy variable has no value in this request",
    why: "A variable stands for the value of a condition key. Where the request does not have the key, nothing equals it \
          and nothing is like it.",
    help: "name a key that the request has, or give a default: `${key, 'default'}`",
    example: aws(IDP, r#""sub":"mira""#, r#"{"StringEquals":{"$url:sub":"${aws:username}"}}"#),
    near: aws(IDP, r#""sub":"mira""#, r#"{"StringEquals":{"$url:sub":"${aws:username, 'mira'}"}}"#),
};
