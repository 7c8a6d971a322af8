//! The statement says only whom it keeps out.

use super::opened::Opened;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::OPERATORS;
use crate::report::Finding;

pub(crate) static KIND: Kind = Kind::error("negated-only", OPERATORS);

/// Adds it for the first negated test of what a stranger cannot choose; whether there is one.
pub(crate) fn lint(opened: &Opened<'_>, findings: &mut Findings<'_>) -> bool {
    let negated = opened.conditions().iter().find(|condition| {
        condition.operator.is_some_and(crate::operator::Operator::is_negated)
            && opened.grant.is_bound(condition)
    });
    let Some(condition) = negated else { return false };
    let message = Message::new(
        format!("{} gets in, but for those that this rules out", opened.grant.anyone()),
        format!("A negated test names whom it keeps out, and lets in all others. {}", opened.witness()),
        "name those who may have the role, under `StringEquals` or `StringLike`",
    );
    let severity = opened.gravity();
    findings.risks.push(Finding { severity, ..findings.at(&KIND, condition.span, message) });
    true
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement says only whom it keeps out",
    why: "A test such as `StringNotLike` passes for everything it does not name, and for a key that is absent. Alone \
          in an Allow it lets in everybody else.",
    help: "say who may have the role, under `StringEquals` or `StringLike`",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringNotLike":{"$url:sub":"repo:*:pull_request"}}"#,
    ),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:repository_id":"34"},"StringNotLike":{"$url:sub":"repo:*:pull_request"}}"#,
    ),
};
