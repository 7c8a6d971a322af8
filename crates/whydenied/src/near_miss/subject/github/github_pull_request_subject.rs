//! The run was started by a pull request, so its subject names no branch.

use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_MAIN, ON_MAIN};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-pull-request-subject", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The run was started by a pull request, so its subject names no branch",
    why: "For `pull_request` events `sub` ends in `:pull_request`, whatever the branch. Everyone who can open a pull \
          request from a branch of the repository gets that subject.",
    help: "run the job on `push`, or trust `pull_request` if everyone who can open one may have the role",
    example: aws(GITHUB, r#""sub":"repo:acme/web:pull_request""#, FOR_MAIN),
    near: aws(GITHUB, ON_MAIN, FOR_MAIN),
};
