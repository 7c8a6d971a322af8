//! Nobody said whether the subject has ids next to its names.

use super::reason::{at, workflow};
use crate::finding::entry::Entry;
use crate::finding::example::caller;
use crate::finding::kind::{Kind, Message};
use crate::report::Finding;
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind = Kind::hint(
    "immutable-subject-unknown",
    "https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/",
);

/// What a verdict depends on then.
pub(crate) const UNKNOWN: &str = "immutable subject";

/// The policy lets in one of both subjects alone.
pub(crate) fn remark(lines: &Lines, span: Span, (own, other): (&str, &str)) -> Finding {
    let message = Message::new(
        "The verdict depends on whether the subject has ids next to its names",
        format!(
            "It is `{own}`, or `{other}` in repositories that were made, renamed or moved after 15 July 2026, or that \
             chose so. The policy lets in one of them."
        ),
        "say which it is: `gh api repos/OWNER/NAME/actions/oidc/customization/sub` shows it; or trust both",
    );
    at(&KIND, lines, span, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Nobody said whether the subject has ids next to its names",
    why: "Subjects of repositories that were made, renamed or moved after 15 July 2026, or that chose so, have the ids of \
          the owner and of the repository next to their names. A policy that expects names alone does not match them.",
    help: "say which it is, or trust both subjects",
    example: caller(
        workflow!("on: { push: { branches: [main] } }\npermissions: { id-token: write }\n", ""),
        r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
    near: caller(
        workflow!("on: { push: { branches: [main] } }\npermissions: { id-token: write }\n", ""),
        r#"{"StringLike":{"$url:sub":["repo:acme/web:ref:refs/heads/main","repo:acme@*/web@*:ref:refs/heads/main"]}}"#,
    ),
};
