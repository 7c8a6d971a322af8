//! The value differs from the policy in letter case only.

use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("value-case-mismatch", OPERATORS).form();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The value differs from the policy in letter case only",
    why: "`StringEquals` and `StringLike` tell capitals from small letters. GitHub, GitLab and the others \
          put names into the token in the letter case in which they were created, whatever the address \
          bar shows.",
    help: "write the value as the token has it, or use `StringEqualsIgnoreCase` where there is no wildcard",
    example: aws(
        GITHUB,
        r#""sub":"repo:Acme/web:ref:refs/heads/main""#,
        r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
    near: aws(
        GITHUB,
        r#""sub":"repo:Acme/web:ref:refs/heads/main""#,
        r#"{"StringEqualsIgnoreCase":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
};
