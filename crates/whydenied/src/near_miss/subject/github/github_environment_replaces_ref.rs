//! The job has an environment, so its subject names that and not the branch.

use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_MAIN, FOR_PROD, IN_PROD};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-environment-replaces-ref", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The job has an environment, so its subject names that and not the branch",
    why: "As soon as a job declares `environment:`, GitHub puts `environment:NAME` at the end of `sub` in place of the \
          ref. A policy that expects `ref:refs/heads/main` then matches nothing.",
    help: "trust `environment:NAME` in the policy, or drop `environment:` from the job",
    example: aws(GITHUB, IN_PROD, FOR_MAIN),
    near: aws(GITHUB, IN_PROD, FOR_PROD),
};
