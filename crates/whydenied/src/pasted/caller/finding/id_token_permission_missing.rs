//! The job may not ask for a token.

use super::super::call::NoToken;
use super::reason::{PERMISSIONS, no_token, workflow};
use crate::finding::entry::Entry;
use crate::finding::example::caller;
use crate::finding::kind::{Kind, Message};
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind = Kind::cause("id-token-permission-missing", PERMISSIONS);

/// The permissions of the job, at that place if they are written down, have no `id-token: write`.
pub(crate) fn found(lines: &Lines, (span, is_written): (Span, bool), job: &str) -> NoToken {
    let detail = if is_written {
        "A block of permissions gives what it names and nothing else, and that of a job replaces the workflow's."
    } else {
        "Without a block of permissions a job never has this one."
    };
    let message = Message::new(
        format!("The job `{job}` may not ask for a token: `id-token: write` is missing"),
        detail,
        "add `id-token: write` to the permissions of the job",
    );
    no_token(&KIND, lines, span, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The job may not ask for a token",
    why: "A job gets a token only with the permission `id-token: write`. A block of permissions gives what it names and \
          nothing else, that of a job replaces the workflow's, and without any the permission is missing. No token is sent, so AWS \
          is never asked.",
    help: "add `id-token: write` to the permissions of the job",
    example: caller(
        workflow!("on: { push: { branches: [main] } }\n", "    permissions:\n      contents: read\n"),
        r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
    near: caller(
        workflow!("on: { push: { branches: [main] } }\n", "    permissions:\n      id-token: write\n"),
        r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
};
