//! A pull request from a fork gets no token.

use super::reason::{PERMISSIONS, at, workflow};
use crate::finding::entry::Entry;
use crate::finding::example::caller;
use crate::finding::kind::{Kind, Message};
use crate::report::Finding;
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind = Kind::hint("fork-pull-request-gets-no-token", PERMISSIONS);

/// The event at that place starts runs of pull requests.
pub(crate) fn remark(lines: &Lines, span: Span) -> Finding {
    let message = Message::new(
        "If the pull request comes from a fork, no token is sent",
        "GitHub gives runs of forks no permission to write, `id-token` among them. Reports differ on whether Dependabot's \
         runs get one.",
        "log in after the merge, or by an event that runs for the repository itself",
    );
    at(&KIND, lines, span, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A pull request from a fork gets no token",
    why: "GitHub gives runs of pull requests from forks no permission to write, `id-token: write` among them, whatever \
          the workflow says. No token is sent, and AWS is never asked.",
    help: "log in after the merge, or by an event that runs for the repository itself",
    example: caller(
        workflow!("on: pull_request\npermissions: { id-token: write }\n", ""),
        r#"{"StringEquals":{"$url:sub":"repo:acme/web:pull_request"}}"#,
    ),
    near: caller(
        workflow!("on: { push: { branches: [main] } }\npermissions: { id-token: write }\n", ""),
        r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
};
