//! There are the policies of several issuers.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{PROGRAM, policies};
use crate::finding::example::{IDP, pulumi};
use crate::finding::kind::Kind;
use crate::finding::page::PROVIDER;

pub(crate) static KIND: Kind = Kind::error("several-issuers", PROVIDER);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "There are the policies of several issuers",
    why: "Each issuer is judged by its own policies, and nothing says whose token this is.",
    help: "say which issuer is meant, by its name or its URL",
    example: pulumi(
        IDP,
        r#"{"sub":"s"}"#,
        r#"[{"name":"a","url":"https://a.example.com","policies":[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]},{"name":"b","url":"https://b.example.com","policies":[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]}]"#,
    ),
    near: policies(PROGRAM),
};
