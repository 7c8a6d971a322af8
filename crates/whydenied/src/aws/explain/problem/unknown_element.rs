//! The policy language has no such element.

use super::objection::{Objection, SYNTAX_ERROR};
use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind =
    Kind::error("unknown-element", GRAMMAR).access_analyzer("INVALID_POLICY_ELEMENT");

/// The policy has an element `name`, for which `meant` may have been meant.
pub(crate) fn objection(name: &str, meant: Option<&str>) -> Objection {
    let message = Message::new(
        format!("The policy language has no element `{name}`"),
        "Element names are spelt in one way only.",
        match meant {
            Some(meant) => format!("write `{meant}`"),
            None => "remove it".to_owned(),
        },
    );
    Objection::new(&KIND, message).answered(SYNTAX_ERROR)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy language has no such element",
    why: "Elements are spelt in one way only, capitals included. IAM refuses a policy with others.",
    help: "correct the spelling, or remove the element",
    example: main(r#""Conditions":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    near: main(RIGHT),
};
