//! Every repository of an owner, or every branch of a repository, gets in.

use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::warning("broad-wildcard", GITHUB_TOKENS)
    .access_analyzer("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Every repository of an owner, or every branch of a repository, gets in",
    why: "`repo:acme/*` trusts repositories that do not exist yet. `repo:acme/web:*` trusts every branch, tag, \
          environment and pull request, so that whoever can push a branch can have the role.",
    help: "name the branch or the environment that may have the role",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:acme/web:ref:refs/heads/release/*"}}"#,
    ),
};
