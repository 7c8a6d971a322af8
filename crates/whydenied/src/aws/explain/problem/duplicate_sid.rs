//! Two statements have the same `Sid`.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("duplicate-sid", GRAMMAR).access_analyzer("UNIQUE_SIDS_REQUIRED");

/// A statement before this one has the same `Sid`.
pub(crate) fn objection(sid: &str) -> Objection {
    let message = Message::new(
        format!("Two statements have the `Sid` `{sid}`"),
        "A `Sid` is unique within its policy.",
        "rename one of them, or leave it out",
    );
    Objection::new(&KIND, message).answered("The Statement Ids in the policy are not unique")
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Two statements have the same `Sid`",
    why: "A `Sid` names a statement within its policy, so it stands there once.",
    help: "rename one of them, or leave it out",
    example: main(
        r#"[{"Sid":"Deploy","Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Sid":"Deploy","Condition":{"StringLike":{"$url:sub":"repo:acme/api:*"}}}]"#,
    ),
    near: main(
        r#"[{"Sid":"DeployWeb","Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Sid":"DeployApi","Condition":{"StringLike":{"$url:sub":"repo:acme/api:*"}}}]"#,
    ),
};
