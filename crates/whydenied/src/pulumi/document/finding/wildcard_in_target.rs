//! A user or a runner is named with a wildcard.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::policies;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("wildcard-in-target", ISSUERS).but(Confidence::Unconfirmed);

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
