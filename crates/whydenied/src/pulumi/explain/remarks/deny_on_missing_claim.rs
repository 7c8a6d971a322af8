//! A deny does not fire, because the token lacks the claim it tests.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::main;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("deny-on-missing-claim", ISSUERS).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A deny does not fire, because the token lacks the claim it tests",
    why: "A rule about a claim that is missing does not match, and then the policy does not. A deny about `environment` lets \
          every job pass that names none.",
    help: "deny by a claim that every token of the issuer has",
    example: main(
        r#"[{"decision":"deny","tokenType":"organization","rules":{"environment":"prod"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
    ),
    near: main(
        r#"[{"decision":"deny","tokenType":"organization","rules":{"sub":"repo:acme/web:environment:prod"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
    ),
};
