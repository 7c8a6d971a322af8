//! A user or a runner is named with a wildcard.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::policies;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("wildcard-in-target", ISSUERS).but(Confidence::Unconfirmed);

/// A wildcard in the name of a user or a runner.
pub(crate) fn cause(field: &str) -> Cause {
    let message = Message::new(
        format!("Wildcards in `{field}` are not documented"),
        "They are for team names and for the values of rules. Here the name is compared as it is.",
        "write one policy for each name",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A user or a runner is named with a wildcard",
    why: "Wildcards are documented for team names and for the values of rules. Other names are taken to be compared as they \
          are.",
    help: "write a policy for each name",
    example: policies(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"al*","rules":{"sub":"*"}}]"#,
    ),
    near: policies(
        r#"[{"decision":"allow","tokenType":"team","teamName":"platform-*","rules":{"sub":"*"}}]"#,
    ),
};
