//! A permission has no effect.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::policies;
use crate::finding::kind::Kind;
use crate::finding::page::OPEN_API;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("unknown-permission", OPEN_API).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A permission has no effect",
    why: "There are `admin` and `standard`, and only `admin` changes anything, for organization tokens.",
    help: "write `\"authorizedPermissions\": [\"admin\"]` in a policy for organization tokens, or leave it out",
    example: policies(
        r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["owner"],"rules":{"sub":"*"}}]"#,
    ),
    near: policies(
        r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"*"}}]"#,
    ),
};
