//! A policy without rules matches every token of the issuer.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::{WEB, main};
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("empty-rules", ISSUERS).but(Confidence::Unconfirmed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy without rules matches every token of the issuer",
    why: "All rules of a policy must match, and of no rules none fails. Pulumi does not say so; of a public issuer such as \
          GitHub it would let in every job there is.",
    help: "add rules for the claims that a token must have",
    example: main(r#"[{"decision":"allow","tokenType":"organization","rules":{}}]"#),
    near: main(WEB),
};
