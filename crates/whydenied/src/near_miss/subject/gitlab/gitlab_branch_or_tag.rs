//! The job runs for a tag and the policy trusts branches, or the reverse.

use super::ref_type::RefType;
use crate::finding::entry::Entry;
use crate::finding::example::issuer::gitlab;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GITLAB_CLAIMS;
use crate::near_miss::subject::subjects::Subjects;

pub(crate) static KIND: Kind = Kind::cause("gitlab-branch-or-tag", GITLAB_CLAIMS);

/// Found where the project fits, and the policy trusts the other one of branches and tags.
pub(crate) fn cause(it: &Subjects<'_>, ref_type: &RefType<'_>) -> Option<Cause> {
    // Of a project that the policy does not trust, the ref matters less.
    if it.differing().is_some_and(|differing| differing.part.name == "PROJECT") {
        return None;
    }
    let RefType { own, wanted, reference } = *ref_type;
    let wants = if wanted == "tag" { "tags" } else { "branches" };
    let message = Message::new(
        format!("The job runs for the {own} `{reference}`, the policy trusts {wants} only"),
        "The subject says which of the two the job runs for, in `ref_type`.",
        format!("trust `ref_type:{own}:ref:{reference}`, or run the job for one of the {wants}"),
    );
    Some((&KIND, message))
}

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
