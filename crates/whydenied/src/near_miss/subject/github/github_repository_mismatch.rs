//! The job runs in another repository than the policy trusts.

use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_MAIN, ON_MAIN};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-repository-mismatch", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The job runs in another repository than the policy trusts",
    why: "The subject starts with the repository in which the workflow runs: in a fork that is the fork, in a reusable \
          workflow the caller. After a rename it is the new name.",
    help: "run the job in the trusted repository, or trust this one",
    example: aws(GITHUB, r#""sub":"repo:acme/api:ref:refs/heads/main""#, FOR_MAIN),
    near: aws(GITHUB, ON_MAIN, FOR_MAIN),
};
