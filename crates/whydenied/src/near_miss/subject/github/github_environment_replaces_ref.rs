//! The job has an environment, so its subject names that and not the branch.

use super::context::Context;
use super::sides::Sides;
use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_MAIN, FOR_PROD, IN_PROD};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-environment-replaces-ref", GITHUB_TOKENS);

/// Found where the job has an environment, and the policy expects a ref or a pull request.
pub(crate) fn cause(sides: &Sides<'_>) -> Option<Cause> {
    let (environment, not) = match sides.contexts() {
        (Context::Environment(environment), Context::PullRequest) => (environment, "pull request"),
        (Context::Environment(environment), Context::Ref(_)) => (environment, "branch"),
        _ => return None,
    };
    let message = Message::new(
        format!("The job runs in environment `{environment}`, so its subject names that, not a {not}"),
        "GitHub replaces the ref part of `sub` as soon as a job declares `environment:`.",
        format!("trust `environment:{environment}` in the policy, or drop `environment:` from the job"),
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The job has an environment, so its subject names that and not the branch",
    why: "As soon as a job declares `environment:`, GitHub puts `environment:NAME` at the end of `sub` in place of the \
          ref. A policy that expects `ref:refs/heads/main` then matches nothing.",
    help: "trust `environment:NAME` in the policy, or drop `environment:` from the job",
    example: aws(GITHUB, IN_PROD, FOR_MAIN),
    near: aws(GITHUB, IN_PROD, FOR_PROD),
};
