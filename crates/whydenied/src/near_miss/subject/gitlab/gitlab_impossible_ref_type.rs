//! GitLab's subjects have `ref_type:branch` or `ref_type:tag` only.

use super::ref_type::RefType;
use crate::finding::entry::Entry;
use crate::finding::example::issuer::gitlab;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GITLAB_CLAIMS;
use crate::near_miss::subject::subjects::fits;

pub(crate) static KIND: Kind = Kind::cause("gitlab-impossible-ref-type", GITLAB_CLAIMS);

/// Found where the policy has a `ref_type` that no subject has.
pub(crate) fn cause(ref_type: &RefType<'_>) -> Option<Cause> {
    let wanted = ref_type.wanted;
    if ["branch", "tag"].iter().any(|possible| fits(wanted, possible)) {
        return None;
    }
    let message = Message::new(
        format!("GitLab has no `ref_type:{wanted}`, only `branch` and `tag`"),
        "A merge request pipeline counts as one for a branch.",
        format!("write `ref_type:{}`", ref_type.own),
    );
    Some((&KIND, message))
}

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
