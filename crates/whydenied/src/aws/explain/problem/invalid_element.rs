//! An element has a form that the policy language does not know.

use super::objection::{Objection, SYNTAX_ERROR};
use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("invalid-element", GRAMMAR);

/// A statement is no object but what `found` says.
pub(crate) fn statement(found: &str) -> Objection {
    invalid(
        format!("A statement is an object, this is {found}"),
        "write `{ \"Effect\": …, \"Principal\": …, \"Action\": … }`",
    )
    .access_analyzer(DATA_TYPE)
    .answered(SYNTAX_ERROR)
}

/// A `Sid` has other characters than letters and digits.
pub(crate) fn sid(sid: &str) -> Objection {
    invalid(format!("`{sid}` cannot be a `Sid`"), "use letters and digits only")
        .access_analyzer("UNSUPPORTED_SID")
}

/// An `Effect` is neither `Allow` nor `Deny`.
pub(crate) fn effect(effect: &str) -> Objection {
    invalid(
        format!("An `Effect` is `Allow` or `Deny`, and not `{effect}`"),
        "write `Allow` or `Deny`, in this letter case",
    )
    .access_analyzer("INVALID_EFFECT")
    .answered(format!("Invalid effect: {effect}"))
}

/// A `Principal` is neither `"*"` nor an object of strings.
pub(crate) fn principal() -> Objection {
    invalid(
        "A principal is an object such as `{ \"Federated\": \"arn:…\" }`".into(),
        "name each principal as a string, or as a list of strings",
    )
    .access_analyzer("INVALID_PRINCIPAL_FORMAT")
    .answered(SYNTAX_ERROR)
}

/// A `Principal` names somebody by a type that a trust policy does not have.
pub(crate) fn principal_type(name: &str) -> Objection {
    invalid(
        format!("A trust policy has no principals of type `{name}`"),
        "use `Federated`, `AWS` or `Service`, in this letter case",
    )
    .access_analyzer("INVALID_PRINCIPAL_KEY")
    .answered(format!("Invalid principal in policy: \"{name}\""))
}

/// An `Action` is neither a string nor a list of strings.
pub(crate) fn action() -> Objection {
    invalid("`Action` is neither a string nor a list of strings".into(), "name at least one action")
        .access_analyzer(DATA_TYPE)
        .answered(SYNTAX_ERROR)
}

/// A statement has both `Action` and `NotAction`.
pub(crate) fn action_and_not_action() -> Objection {
    invalid("There are both `Action` and `NotAction`".into(), "keep one of them")
        .access_analyzer("UNSUPPORTED_ELEMENT_COMBINATION")
        .answered(SYNTAX_ERROR)
}

/// A condition block, or the value of an operator, is no object but what `found` says.
pub(crate) fn condition(found: &str) -> Objection {
    invalid(
        format!("A condition block is an object of objects, this is {found}"),
        "write `\"Condition\": { \"StringEquals\": { \"KEY\": \"VALUE\" } }`",
    )
    .access_analyzer(DATA_TYPE)
    .answered(SYNTAX_ERROR)
}

/// A condition value is neither a scalar nor a list of them, but what `found` says.
pub(crate) fn condition_value(found: &str) -> Objection {
    invalid(
        format!("A condition value is a string, a number or a boolean, this is {found}"),
        "write a string, or a list of strings",
    )
    .access_analyzer(DATA_TYPE)
    .answered(SYNTAX_ERROR)
}

const DATA_TYPE: &str = "DATA_TYPE_MISMATCH";

fn invalid(title: String, help: &'static str) -> Objection {
    Objection::new(&KIND, Message::new(title, "The policy grammar has no such form.", help))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An element has a form that the policy language does not know",
    why: "`Effect` is `Allow` or `Deny` in this letter case, `Action` is a text or a list of texts, a condition block is \
          an object of objects. IAM refuses anything else.",
    help: "write the element as the policy grammar has it",
    example: main(r#""Effect":"allow""#),
    near: main(r#""Effect":"Allow""#),
};
