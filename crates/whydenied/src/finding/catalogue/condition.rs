//! Conditions whose key is there and whose value does not match.

use super::Entry;
use super::example::{GITHUB, aws};
use crate::finding::value::form;

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        rule: &form::LETTER_CASE,
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
    },
    Entry {
        rule: &form::WILDCARD,
        title: "A `*` under `StringEquals` is a plain star",
        why: "`StringEquals` compares letter by letter, so that a `*` or `?` in its value stands for itself only. \
              No token has a star there, so the condition never holds.",
        help: "use `StringLike` for a value with wildcards",
        example: aws(
            GITHUB,
            r#""sub":"repo:acme/web:ref:refs/heads/main""#,
            r#"{"StringEquals":{"$url:sub":"repo:acme/web:*"}}"#,
        ),
        near: aws(
            GITHUB,
            r#""sub":"repo:acme/web:ref:refs/heads/main""#,
            r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
        ),
    },
];
