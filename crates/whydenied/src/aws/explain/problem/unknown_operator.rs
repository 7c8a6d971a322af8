//! There is no such condition operator.

use super::objection::{Objection, SYNTAX_ERROR};
use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind =
    Kind::error("unknown-operator", OPERATORS).access_analyzer("INVALID_CONDITION_OPERATOR");

/// The condition block has an operator `name`, for which `meant` may have been meant.
pub(crate) fn objection(name: &str, meant: Option<&str>) -> Objection {
    let is_null = name == "NullIfExists";
    let message = Message::new(
        format!("There is no condition operator `{name}`"),
        "Operator names are documented in one spelling only.",
        match meant {
            _ if is_null => "write `Null`, which asks whether the key is there".to_owned(),
            Some(meant) => format!("write `{meant}`"),
            None => "use an operator such as `StringEquals` or `StringLike`".to_owned(),
        },
    );
    let objection = Objection::new(&KIND, message).answered(SYNTAX_ERROR);
    if is_null { objection.access_analyzer("NULL_WITH_IF_EXISTS") } else { objection }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "There is no such condition operator",
    why: "Operators are documented in one spelling only, capitals included. IAM refuses a policy with others.",
    help: "use an operator such as `StringEquals` or `StringLike`",
    example: main(r#"{"stringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    near: main(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
};
