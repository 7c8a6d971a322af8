//! The job runs for a tag and the policy trusts branches, or the reverse.

use crate::finding::entry::Entry;
use crate::finding::example::issuer::gitlab;
use crate::finding::kind::Kind;
use crate::finding::page::GITLAB_CLAIMS;

pub(crate) static KIND: Kind = Kind::cause("gitlab-branch-or-tag", GITLAB_CLAIMS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The job runs for a tag and the policy trusts branches, or the reverse",
    why: "GitLab's subject says in `ref_type` which of the two the job runs for.",
    help: "trust the one that the job runs for, or both: `ref_type:*`",
    example: gitlab(
        r#""sub":"project_path:acme/web:ref_type:tag:ref:v1""#,
        r#"{"StringLike":{"$url:sub":"project_path:acme/web:ref_type:branch:ref:*"}}"#,
    ),
    near: gitlab(
        r#""sub":"project_path:acme/web:ref_type:tag:ref:v1""#,
        r#"{"StringLike":{"$url:sub":"project_path:acme/web:ref_type:tag:ref:*"}}"#,
    ),
};
