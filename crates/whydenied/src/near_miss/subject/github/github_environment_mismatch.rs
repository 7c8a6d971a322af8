//! The job runs in another environment than the policy trusts, or in none.

use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_PROD, IN_PROD};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-environment-mismatch", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The job runs in another environment than the policy trusts, or in none",
    why: "The subject names the deployment environment that the job declares with `environment:`. A colon in its name is \
          written `%3A`.",
    help: "change `environment:` of the job, or trust the one it has",
    example: aws(GITHUB, r#""sub":"repo:acme/web:environment:staging""#, FOR_PROD),
    near: aws(GITHUB, IN_PROD, FOR_PROD),
};
