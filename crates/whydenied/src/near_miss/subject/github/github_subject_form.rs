//! The policy ends in something that no subject of GitHub ends in.

use super::context::Context;
use super::ending;
use super::sides::Sides;
use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_MAIN, ON_MAIN};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GITHUB_TOKENS;
use crate::near_miss::subject::subjects::Subjects;

pub(crate) static KIND: Kind = Kind::cause("github-subject-form", GITHUB_TOKENS);

/// Found where the address of a repository stands in the place of its name.
pub(crate) fn address(it: &Subjects<'_>) -> Option<Cause> {
    let (_, named) = it.expected.strip_prefix("repo:")?.split_once("://")?;
    let address = named.split([':', '*', '?']).next().unwrap_or(named);
    let own = it.actual.strip_prefix("repo:")?.split(':').next()?;
    let message = Message::new(
        format!("The policy has the address `{address}` where the subject has `{own}`"),
        format!("The token's subject is `{}`: a repository is named by its owner and its name.", it.actual),
        format!("write `repo:{own}:` and what follows"),
    );
    Some((&KIND, message))
}

/// Found where the policy has a ref, without `ref:` in front.
pub(crate) fn bare_ref(sides: &Sides<'_>) -> Option<Cause> {
    let (own, wanted) = (sides.token.context, sides.policy.context);
    (wanted.starts_with("refs/") && own.starts_with("ref:")).then(|| {
        let message = Message::new(
            format!("The policy's value lacks `ref:` before `{wanted}`"),
            format!("After the repository this subject has `{own}`."),
            format!("write `ref:{wanted}`"),
        );
        (&KIND, message)
    })
}

/// Found where the policy ends in something else than an environment, a pull request, or a ref.
pub(crate) fn ending(sides: &Sides<'_>) -> Option<Cause> {
    let (own, wanted) = (sides.token.context, sides.policy.context);
    (matches!(Context::of(wanted), Context::Other) && !wanted.contains('*')).then(|| {
        let title = format!("No subject ends in `{wanted}`, this one ends in `{own}`");
        (&KIND, ending::message(title, own))
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy ends in something that no subject of GitHub ends in",
    why: "After the repository a usual subject has `environment:NAME`, `pull_request`, `ref:refs/heads/BRANCH` or \
          `ref:refs/tags/TAG`. A branch alone, or a ref without `ref:`, is never there.",
    help: "write one of these four endings",
    example: aws(GITHUB, ON_MAIN, r#"{"StringEquals":{"$url:sub":"repo:acme/web:refs/heads/main"}}"#),
    near: aws(GITHUB, ON_MAIN, FOR_MAIN),
};
