//! `repo:OWNER/REPOSITORY:CONTEXT`: what GitHub makes of the job, where the template is not customised.

mod context;
mod ending;
pub(crate) mod github_branch_or_tag;
pub(crate) mod github_customised_subject;
pub(crate) mod github_environment_mismatch;
pub(crate) mod github_environment_replaces_ref;
pub(crate) mod github_immutable_subject;
pub(crate) mod github_pull_request_subject;
pub(crate) mod github_ref_mismatch;
pub(crate) mod github_repository_mismatch;
pub(crate) mod github_subject_form;
mod reference;
mod repository;
mod sides;

use context::Context;
pub(crate) use github_environment_mismatch::environments;
use sides::Sides;

use super::subjects::{Subjects, fits};
use crate::finding::kind::Cause;

crate::finding::entry::entries![
    github_branch_or_tag,
    github_customised_subject,
    github_environment_mismatch,
    github_environment_replaces_ref,
    github_immutable_subject,
    github_pull_request_subject,
    github_ref_mismatch,
    github_repository_mismatch,
    github_subject_form,
];

/// What the whole subjects show.
const OF_SUBJECT: &[fn(&Subjects<'_>) -> Option<Cause>] = &[
    github_customised_subject::of_token,
    github_customised_subject::of_policy,
    github_subject_form::address,
];

/// What may differ of the repositories that two subjects start with, in the order in which it is looked for.
const OF_REPOSITORY: &[fn(&Sides<'_>) -> Option<Cause>] = &[
    github_repository_mismatch::of_name,
    github_repository_mismatch::of_id,
    github_immutable_subject::cause,
];

/// What may differ after the repository: an environment, a pull request, or a ref. What a value ends in that is none of
/// these comes last.
const OF_CONTEXT: &[fn(&Sides<'_>) -> Option<Cause>] = &[
    github_environment_mismatch::cause,
    github_environment_replaces_ref::cause,
    github_pull_request_subject::cause,
    of_refs,
    github_customised_subject::of_ending,
    github_subject_form::bare_ref,
    github_subject_form::ending,
];

/// Why the job is not the trusted one.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    OF_SUBJECT.iter().find_map(|cause| cause(it)).or_else(|| {
        let sides = Sides::of(it)?;
        OF_REPOSITORY.iter().find_map(|cause| cause(&sides)).or_else(|| of_context(&sides))
    })
}

fn of_context(sides: &Sides<'_>) -> Option<Cause> {
    let differ = !fits(sides.policy.context, sides.token.context);
    differ.then(|| OF_CONTEXT.iter().find_map(|cause| cause(sides))).flatten()
}

fn of_refs(sides: &Sides<'_>) -> Option<Cause> {
    match sides.contexts() {
        (Context::Ref(own), Context::Ref(wanted)) => Some(refs(own, wanted)),
        _ => None,
    }
}

/// Two refs that differ.
pub(crate) fn refs(own: &str, wanted: &str) -> Cause {
    github_branch_or_tag::bare_name(own, wanted)
        .or_else(|| github_ref_mismatch::merge_queue(own, wanted))
        .or_else(|| github_branch_or_tag::cause(own, wanted))
        .unwrap_or_else(|| github_ref_mismatch::cause(own, wanted))
}
