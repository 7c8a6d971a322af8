//! A claim of the token does not match the rule's pattern.

use crate::finding::entry::Entry;
use crate::finding::example::{IDP, pulumi};
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("rule-mismatch", ISSUERS).general();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A claim of the token does not match the rule's pattern",
    why: "All rules of a policy must match. In a pattern `*` is any number of characters, `?` at most one and `.` exactly \
          one; the whole value is compared.",
    help: "change the pattern, or what the token says",
    example: pulumi(
        IDP,
        r#""sub":"deploy-web""#,
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"deploy-api"}}]"#,
    ),
    near: pulumi(
        IDP,
        r#""sub":"deploy-web""#,
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"deploy-*"}}]"#,
    ),
};
