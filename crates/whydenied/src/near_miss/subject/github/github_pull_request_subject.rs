//! The run was started by a pull request, so its subject names no branch.

use super::context::Context;
use super::reference::short;
use super::sides::Sides;
use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_MAIN, ON_MAIN};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-pull-request-subject", GITHUB_TOKENS);

/// Found where one of the two subjects is that of a pull request, and the other is not.
pub(crate) fn cause(sides: &Sides<'_>) -> Option<Cause> {
    let message = match sides.contexts() {
        (Context::PullRequest, Context::Environment(_)) => started_by_one("environment"),
        (Context::PullRequest, Context::Ref(_)) => started_by_one("branch"),
        (Context::Ref(own), Context::PullRequest) => Message::new(
            format!("The run is for `{}`, the policy trusts pull requests only", short(own)),
            "For other events than `pull_request` the subject names the ref.",
            format!("trust `ref:{own}`"),
        ),
        _ => return None,
    };
    Some((&KIND, message))
}

fn started_by_one(not: &str) -> Message {
    Message::new(
        format!("The run was started by a pull request, so its subject names no {not}"),
        "For `pull_request` events `sub` ends in `:pull_request`, whatever the branch.",
        "run the job on `push`, or trust `pull_request` if everyone who can open one may have the role",
    )
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The run was started by a pull request, so its subject names no branch",
    why: "For `pull_request` events `sub` ends in `:pull_request`, whatever the branch. Everyone who can open a pull \
          request from a branch of the repository gets that subject.",
    help: "run the job on `push`, or trust `pull_request` if everyone who can open one may have the role",
    example: aws(GITHUB, r#""sub":"repo:acme/web:pull_request""#, FOR_MAIN),
    near: aws(GITHUB, ON_MAIN, FOR_MAIN),
};
