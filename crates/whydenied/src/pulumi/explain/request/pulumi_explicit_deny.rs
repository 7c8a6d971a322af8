//! A policy denies the exchange, and a deny always wins.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::main;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("pulumi-explicit-deny", ISSUERS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy denies the exchange, and a deny always wins",
    why: "Neither the order of the policies nor how narrow their rules are makes a difference. The policy that a new issuer \
          starts with denies every exchange; left in place beside an allow for the same token, it still does.",
    help: "delete the policy that denies, or narrow its rules",
    example: main(
        r#"[{"decision":"deny","tokenType":"organization","rules":{"aud":"*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
    ),
    near: main(
        r#"[{"decision":"deny","tokenType":"team","teamName":"*","rules":{"aud":"*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
    )
    .with(r#"{"tokenType":"organization"}"#),
};
