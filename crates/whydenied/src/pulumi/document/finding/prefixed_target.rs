//! A target has the prefix that the scope of a request has.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{OF_ALICE, policies};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::hint("prefixed-target", ISSUERS).but(Confidence::Inferred);

/// A team, a user or a runner whose name starts with the prefix of a scope, such as `team:platform`.
pub(crate) fn cause(written: &str) -> Cause {
    let bare = written.split_once(':').map_or("", |(_, bare)| bare);
    let message = Message::new(
        format!("`{written}` was read as `{bare}`"),
        "The console and the scope of a request have the prefix, the field of a policy has the bare name.",
        format!("write `{bare}`"),
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A target has the prefix that the scope of a request has",
    why: "A request names its target as `user:alice` or `team:platform`; the field of a policy has the bare name.",
    help: "leave the prefix out",
    example: policies(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"user:alice","rules":{"sub":"*"}}]"#,
    ),
    near: policies(OF_ALICE),
};
