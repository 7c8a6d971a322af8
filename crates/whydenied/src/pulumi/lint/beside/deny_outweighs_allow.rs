//! A policy denies all that another one allows.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::main;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::warning("deny-outweighs-allow", ISSUERS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy denies all that another one allows",
    why: "A deny always takes precedence over an allow: neither their order nor how narrow their rules are has any effect. \
          The policy that a new issuer starts with denies every exchange; left in place beside an allow for the same \
          token, it still does.",
    help: "remove the policy that denies, or narrow its rules",
    example: main(
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"deny","tokenType":"team","teamName":"*","rules":{}},{"decision":"allow","tokenType":"team","teamName":"platform","rules":{"sub":"repo:acme/web:*"}}]"#,
    )
    .with(r#"{"tokenType":"organization"}"#),
    near: main(
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"deny","tokenType":"team","teamName":"x-*","rules":{}},{"decision":"allow","tokenType":"team","teamName":"platform","rules":{"sub":"repo:acme/web:*"}}]"#,
    )
    .with(r#"{"tokenType":"organization"}"#),
};
