//! The run is for another branch or tag than the policy trusts.

use super::reference::{kind, short};
use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_MAIN, ON_MAIN};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GITHUB_TOKENS;
use crate::issuer::merge_queue_of;
use crate::near_miss::subject::subjects::fits;

pub(crate) static KIND: Kind = Kind::cause("github-ref-mismatch", GITHUB_TOKENS);

/// Found where the run is for a merge queue, and the policy does not expect that.
pub(crate) fn merge_queue(own: &str, wanted: &str) -> Option<Cause> {
    let base = own.strip_prefix("refs/heads/").and_then(merge_queue_of)?;
    if wanted.contains("gh-readonly-queue/") {
        return None;
    }
    let message = Message::new(
        format!("The run is for the merge queue of `{base}`, the policy trusts `{}`", short(wanted)),
        format!(
            "A merge queue checks each change on a temporary branch, `{}` here, of which each run has another.",
            short(own)
        ),
        format!("trust `ref:refs/heads/gh-readonly-queue/{base}/*` by `StringLike` as well"),
    );
    Some((&KIND, message))
}

/// Two branches or two tags.
pub(crate) fn cause(own: &str, wanted: &str) -> Cause {
    let message = Message::new(
        format!("The run is for the {} `{}`, the policy trusts `{}`", kind(own), short(own), short(wanted)),
        if fits(&wanted.replace('?', "*"), own) {
            "A `?` stands for exactly one character, a `*` for any number."
        } else {
            "The token names the ref that the run is for."
        },
        format!("run the job for `{}`, or trust `{}`", short(wanted), short(own)),
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The run is for another branch or tag than the policy trusts",
    why: "The subject names the ref that the run is for. A `?` in the policy stands for exactly one character, a `*` for \
          any number.",
    help: "run the job for the trusted ref, or trust this one",
    example: aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/dev""#, FOR_MAIN),
    near: aws(GITHUB, ON_MAIN, FOR_MAIN),
};
