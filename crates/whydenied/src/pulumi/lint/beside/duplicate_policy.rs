//! Two policies say the same.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::main;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("duplicate-policy", ISSUERS).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Two policies say the same",
    why: "A policy that stands there twice adds nothing, and an issuer may have 40. Often one of the two was to be \
          changed.",
    help: "remove one of them",
    example: main(
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
    ),
    near: main(
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/api:*"}}]"#,
    ),
};
