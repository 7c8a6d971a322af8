//! GitLab's subjects have `ref_type:branch` or `ref_type:tag` only.

use crate::finding::entry::Entry;
use crate::finding::example::issuer::gitlab;
use crate::finding::kind::Kind;
use crate::finding::page::GITLAB_CLAIMS;

pub(crate) static KIND: Kind = Kind::cause("gitlab-impossible-ref-type", GITLAB_CLAIMS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "GitLab's subjects have `ref_type:branch` or `ref_type:tag` only",
    why: "A pipeline runs for a branch or for a tag; one of a merge request counts as one for a branch. Any other \
          `ref_type` in a policy matches nothing.",
    help: "write `ref_type:branch` or `ref_type:tag`",
    example: gitlab(
        r#""sub":"project_path:acme/web:ref_type:branch:ref:main""#,
        r#"{"StringLike":{"$url:sub":"project_path:acme/web:ref_type:merge_request:ref:*"}}"#,
    ),
    near: gitlab(
        r#""sub":"project_path:acme/web:ref_type:branch:ref:main""#,
        r#"{"StringLike":{"$url:sub":"project_path:acme/web:ref_type:branch:ref:*"}}"#,
    ),
};
