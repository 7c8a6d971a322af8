//! Subjects of which one part differs, told alike whoever issued them.

use super::{Differing, Subjects};
use crate::finding::kind::{KEYS, Kind, Message};
use crate::issuer::Part;

const GITLAB_CLAIMS: &str = "https://docs.gitlab.com/ci/secrets/id_token_authentication/";

pub(crate) static PART: Kind = Kind::cause("subject-part-mismatch", KEYS);
pub(crate) static RUN_PHASE: Kind = Kind::cause(
    "terraform-run-phase-mismatch",
    "https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration",
);
pub(crate) static VERCEL_ENVIRONMENT: Kind =
    Kind::cause("vercel-environment-mismatch", "https://vercel.com/docs/oidc/reference");
pub(crate) static GITLAB_REF_TYPE: Kind = Kind::cause("gitlab-impossible-ref-type", GITLAB_CLAIMS);
pub(crate) static GITLAB_BRANCH_OR_TAG: Kind = Kind::cause("gitlab-branch-or-tag", GITLAB_CLAIMS);

/// The part that differs.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<(&'static Kind, Message)> {
    let Differing { part, wanted } = it.differing().filter(|differing| !differing.part.value.is_empty())?;
    if let Some(cause) = version_of_circleci(it, &part) {
        return Some(cause);
    }
    let value = part.value;
    Some(match (it.issuer, part.name) {
        ("hcp-terraform", "RUN_PHASE" | "OPERATION") => (
            &RUN_PHASE,
            Message::new(
                format!("This is the `{value}` of a run, and the policy trusts its `{wanted}` only"),
                "The subject ends in the phase of the run. Plan and apply each request a token, so both assume the \
                 role.",
                "use `StringLike` and end the value in `:*`, or set a role of its own for each phase",
            ),
        ),
        ("vercel", "ENVIRONMENT") => (
            &VERCEL_ENVIRONMENT,
            Message::new(
                format!("The deployment is in the environment `{value}`, the policy trusts `{wanted}`"),
                "The subject of a Vercel token ends in `development`, `preview` or `production`.",
                format!("deploy to `{wanted}`, or trust `{value}`"),
            ),
        ),
        ("bitbucket", _) if value.trim_matches(['{', '}']) == wanted.trim_end_matches('*') => (
            &PART,
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
            (&PART, message)
        }
    })
}

/// A job of `CircleCI` has two tokens, and the subject of one goes on where that of the other ends.
fn version_of_circleci(it: &Subjects<'_>, part: &Part<'_>) -> Option<(&'static Kind, Message)> {
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
    Some((&PART, message))
}

/// A GitLab job runs for a branch or for a tag.
pub(crate) fn gitlab(it: &Subjects<'_>) -> Option<(&'static Kind, Message)> {
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
        return Some((&GITLAB_REF_TYPE, message));
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
    Some((&GITLAB_BRANCH_OR_TAG, message))
}
