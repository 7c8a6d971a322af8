//! The policy ends in something that no subject of GitHub ends in.

use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_MAIN, ON_MAIN};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-subject-form", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy ends in something that no subject of GitHub ends in",
    why: "After the repository a usual subject has `environment:NAME`, `pull_request`, `ref:refs/heads/BRANCH` or \
          `ref:refs/tags/TAG`. A branch alone, or a ref without `ref:`, is never there.",
    help: "write one of these four endings",
    example: aws(GITHUB, ON_MAIN, r#"{"StringEquals":{"$url:sub":"repo:acme/web:refs/heads/main"}}"#),
    near: aws(GITHUB, ON_MAIN, FOR_MAIN),
};
