//! The job runs in another repository than the policy trusts.

use super::sides::Sides;
use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_MAIN, ON_MAIN};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-repository-mismatch", GITHUB_TOKENS);

/// Found where the owner or the name differs.
pub(crate) fn of_name(sides: &Sides<'_>) -> Option<Cause> {
    (!sides.token.is_named(&sides.policy)).then(|| {
        let (own, wanted) = (sides.token.full_name(), sides.policy.full_name());
        let message = Message::new(
            format!("The job runs in `{own}`, the policy trusts `{wanted}`"),
            "The subject starts with the repository that the workflow runs in.",
            "run the job in the trusted repository, or trust this one",
        );
        (&KIND, message)
    })
}

/// Found where the names agree, and an id differs.
pub(crate) fn of_id(sides: &Sides<'_>) -> Option<Cause> {
    let (name, id, wanted) = sides.token.other_id(&sides.policy)?;
    let message = Message::new(
        format!("The policy trusts the `{name}` with the id {wanted}, this one has the id {id}"),
        "The name was given to another one since: ids stay, names do not.",
        format!("make sure that this is the `{name}` you trust, then expect `{}`", sides.subject),
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The job runs in another repository than the policy trusts",
    why: "The subject starts with the repository in which the workflow runs: in a fork that is the fork, in a reusable \
          workflow the caller. After a rename it is the new name.",
    help: "run the job in the trusted repository, or trust this one",
    example: aws(GITHUB, r#""sub":"repo:acme/api:ref:refs/heads/main""#, FOR_MAIN),
    near: aws(GITHUB, ON_MAIN, FOR_MAIN),
};
