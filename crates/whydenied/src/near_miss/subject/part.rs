//! Subjects of which one part differs, told alike whoever issued them.

pub(crate) mod gitlab_branch_or_tag;
pub(crate) mod gitlab_impossible_ref_type;
pub(crate) mod subject_part_mismatch;
pub(crate) mod terraform_run_phase_mismatch;
pub(crate) mod vercel_environment_mismatch;

use super::{Differing, Subjects};
use crate::finding::kind::{Cause, Message};
use crate::issuer::Part;

crate::finding::entry::entries![
    gitlab_branch_or_tag,
    gitlab_impossible_ref_type,
    subject_part_mismatch,
    terraform_run_phase_mismatch,
    vercel_environment_mismatch,
];

/// The part that differs.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    let Differing { part, wanted } = it.differing().filter(|differing| !differing.part.value.is_empty())?;
    if let Some(cause) = version_of_circleci(it, &part) {
        return Some(cause);
    }
    let value = part.value;
    Some(match (it.issuer, part.name) {
        ("hcp-terraform", "RUN_PHASE" | "OPERATION") => (
            &terraform_run_phase_mismatch::KIND,
            Message::new(
                format!("This is the `{value}` of a run, and the policy trusts its `{wanted}` only"),
                "The subject ends in the phase of the run. Plan and apply each request a token, so both assume the \
                 role.",
                "use `StringLike` and end the value in `:*`, or set a role of its own for each phase",
            ),
        ),
        ("vercel", "ENVIRONMENT") => (
            &vercel_environment_mismatch::KIND,
            Message::new(
                format!("The deployment is in the environment `{value}`, the policy trusts `{wanted}`"),
                "The subject of a Vercel token ends in `development`, `preview` or `production`.",
                format!("deploy to `{wanted}`, or trust `{value}`"),
            ),
        ),
        ("bitbucket", _) if value.trim_matches(['{', '}']) == wanted.trim_end_matches('*') => (
            &subject_part_mismatch::KIND,
            Message::new(
                format!("Bitbucket writes the {} in braces, `{value}`, the policy does not", part.words()),
                format!("The whole subject is `{}`.", it.actual),
                format!("write `{value}`"),
            ),
        ),
        _ => {
            let name = part.words();
            let message = Message::new(
                format!("The token is for the {name} `{value}`, the policy trusts `{wanted}`"),
                format!("The whole subject is `{}`.", it.actual),
                format!("use a token for the {name} `{wanted}`, or trust `{value}`"),
            );
            (&subject_part_mismatch::KIND, message)
        }
    })
}

/// A job of `CircleCI` has two tokens, and the subject of one goes on where that of the other ends.
fn version_of_circleci(it: &Subjects<'_>, part: &Part<'_>) -> Option<Cause> {
    const GOES_ON: &str = "/vcs-origin/";
    let (first, second) = ("`CIRCLE_OIDC_TOKEN`", "`CIRCLE_OIDC_TOKEN_V2`");
    let is_second = |subject: &str| subject.contains(GOES_ON);
    if it.issuer != "circleci" || part.name != "USER_ID" || is_second(it.actual) || !is_second(it.expected) {
        return None;
    }
    let message = Message::new(
        format!("The policy is for CircleCI's V2 token, {second}, and the job sent the V1 token"),
        format!(
            "The subject of {first} ends at the user; that of {second} goes on with the repository and the ref."
        ),
        format!("send {second}, or end the value at the user, in `/user/*`"),
    );
    Some((&subject_part_mismatch::KIND, message))
}

/// A GitLab job runs for a branch or for a tag.
pub(crate) fn gitlab(it: &Subjects<'_>) -> Option<Cause> {
    let parts = it.parts()?;
    let value = |name| parts.iter().find(|part| part.name == name).map_or("", |part| part.value);
    let of_type = it.expected.split_once(":ref_type:").map(|(_, rest)| rest);
    let wanted = of_type.map(|rest| rest.split_once(':').map_or(rest, |(wanted, _)| wanted));
    let Some(wanted) = wanted.filter(|wanted| !super::fits(wanted, value("REF_TYPE"))) else {
        return cause(it);
    };
    if !["branch", "tag"].iter().any(|possible| super::fits(wanted, possible)) {
        let message = Message::new(
            format!("GitLab has no `ref_type:{wanted}`, only `branch` and `tag`"),
            "A merge request pipeline counts as one for a branch.",
            format!("write `ref_type:{}`", value("REF_TYPE")),
        );
        return Some((&gitlab_impossible_ref_type::KIND, message));
    }
    // Of a project that the policy does not trust, the ref matters less.
    if let Some(Differing { part, .. }) = it.differing()
        && part.name == "PROJECT"
    {
        return cause(it);
    }
    let wants = if wanted == "tag" { "tags" } else { "branches" };
    let message = Message::new(
        format!(
            "The job runs for the {} `{}`, the policy trusts {wants} only",
            value("REF_TYPE"),
            value("REF")
        ),
        "The subject says which of the two the job runs for, in `ref_type`.",
        format!(
            "trust `ref_type:{}:ref:{}`, or run the job for one of the {wants}",
            value("REF_TYPE"),
            value("REF")
        ),
    );
    Some((&gitlab_branch_or_tag::KIND, message))
}
