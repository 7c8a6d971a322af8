//! The policy has no Allow statement.

use crate::aws::request::ASSUME_ROLE;
use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EVALUATION;

pub(crate) static KIND: Kind = Kind::cause("no-allow-statement", EVALUATION);

/// Found where all statements of the policy are Deny statements, or there is none.
pub(crate) fn cause() -> Cause {
    let message = Message::new(
        "The policy has no Allow statement",
        "Without an Allow that applies every request is denied.",
        format!("add a statement that allows `{ASSUME_ROLE}` to the token's provider"),
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy has no Allow statement",
    why: "Without an Allow that applies every request is denied. Deny statements only take away.",
    help: "add a statement that allows `sts:AssumeRoleWithWebIdentity` to the token's provider",
    example: main(r#""Effect":"Deny","Condition":{"StringLike":{"$url:sub":"repo:evil/*"}}"#),
    near: main(RIGHT),
};
