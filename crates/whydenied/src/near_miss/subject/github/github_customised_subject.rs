//! The subject is customised, and the policy expects the usual one, or the reverse.

use super::context::Context;
use super::ending;
use super::repository::Repository;
use super::sides::Sides;
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GITHUB_TOKENS;
use crate::near_miss::subject::subjects::Subjects;

pub(crate) static KIND: Kind = Kind::cause("github-customised-subject", GITHUB_TOKENS);

/// Claims that customised subjects start with.
pub(crate) const CUSTOM_LABELS: [&str; 9] = [
    "actor",
    "context",
    "environment",
    "job_workflow_ref",
    "ref",
    "repository",
    "repository_id",
    "repository_owner",
    "repository_owner_id",
];

/// Found where the token's subject is not of the usual form.
pub(crate) fn of_token(it: &Subjects<'_>) -> Option<Cause> {
    if Repository::usual(it.actual).is_some() {
        return None;
    }
    let message = Message::new(
        format!("The subject is customised, it is `{}`", it.actual),
        "An organization or a repository can choose which claims make up `sub`; the policy expects others.",
        "write the policy for the customised subject, or reset the subject to its default",
    );
    Some((&KIND, message))
}

/// Found where the policy's value starts with a claim, and not with the repository.
pub(crate) fn of_policy(it: &Subjects<'_>) -> Option<Cause> {
    let (label, _) = it.expected.split_once(':').filter(|(label, _)| CUSTOM_LABELS.contains(label))?;
    let message = Message::new(
        format!("The policy expects a subject that starts with `{label}:`, the token's is not customised"),
        format!("The token's subject is `{}`.", it.actual),
        format!("customise the repository's subject, or expect `{}`", it.actual),
    );
    Some((&KIND, message))
}

/// Found where the policy's value has more than one claim after the repository.
pub(crate) fn of_ending(sides: &Sides<'_>) -> Option<Cause> {
    let wanted = sides.policy.context;
    let (label, rest) = wanted.split_once(':')?;
    let is_other = matches!(Context::of(wanted), Context::Other) && !wanted.contains('*');
    (is_other && CUSTOM_LABELS.contains(&label) && rest.contains(':')).then(|| {
        let title = format!("The policy expects a subject with `{wanted}`, the token's is not customised");
        (&KIND, ending::message(title, sides.token.context))
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The subject is customised, and the policy expects the usual one, or the reverse",
    why: "An organization or a repository can choose which claims make up `sub`. The subject is then a row of names and \
          values, such as `repository_owner:acme:repository_visibility:private`.",
    help: "write the policy for the subject as the token has it, or reset the subject to its default",
    example: aws(
        GITHUB,
        r#""sub":"repository_owner:acme:repository_visibility:private""#,
        r#"{"StringLike":{"$url:sub":"repo:acme/*"}}"#,
    ),
    near: aws(
        GITHUB,
        r#""sub":"repository_owner:acme:repository_visibility:private""#,
        r#"{"StringLike":{"$url:sub":"repository_owner:acme:*"}}"#,
    ),
};
