//! A workflow file is trusted, and not one repository.

use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::warning("workflow-without-repository", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A workflow file is trusted, and not one repository",
    why: "A reusable workflow in a public repository may be called from every other one. The token then belongs to the \
          caller, with `job_workflow_ref` naming the file.",
    help: "test the owner or the repository as well",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:job_workflow_ref":"acme/ci/.github/workflows/deploy.yml@refs/heads/main"}}"#,
    ),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:repository_owner_id":"12","$url:job_workflow_ref":"acme/ci/.github/workflows/deploy.yml@refs/heads/main"}}"#,
    ),
};
