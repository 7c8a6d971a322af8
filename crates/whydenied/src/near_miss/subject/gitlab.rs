//! `project_path:GROUP/PROJECT:ref_type:TYPE:ref:NAME`: the subject of a GitLab job's token.

pub(crate) mod gitlab_branch_or_tag;
pub(crate) mod gitlab_impossible_ref_type;
mod ref_type;

use ref_type::RefType;

use super::part;
use super::subjects::Subjects;
use crate::finding::kind::Cause;

crate::finding::entry::entries![gitlab_branch_or_tag, gitlab_impossible_ref_type,];

/// Why the job is not the trusted one: the branch or tag it runs for, or another part of its subject.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    RefType::differing(it)
        .and_then(|ref_type| {
            gitlab_impossible_ref_type::cause(&ref_type)
                .or_else(|| gitlab_branch_or_tag::cause(it, &ref_type))
        })
        .or_else(|| part::cause(it))
}
