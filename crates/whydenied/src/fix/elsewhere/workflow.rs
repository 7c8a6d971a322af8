//! Jobs that run for what the policy trusts: GitHub Actions and GitLab.

use super::{Setting, remedy, shell, yaml};
use crate::report::{Elsewhere, Remedy};

pub(in crate::fix) fn remedies(code: &str, setting: &Setting<'_>) -> Vec<Remedy> {
    let wanted = |name| setting.wanted_part(name);
    let remedy = match code {
        "github-environment-replaces-ref" => setting.own_part("ENVIRONMENT").map(|environment| {
            let title = format!("Drop `environment: {environment}` from the job");
            remedy(Elsewhere::Workflow, title)
        }),
        "github-environment-mismatch" => {
            wanted("ENVIRONMENT").or_else(|| of_claim(setting, "environment")).map(run_in)
        }
        "claim-missing" => of_claim(setting, "environment").map(run_in),
        "github-ref-mismatch" | "github-pull-request-subject" | "github-branch-or-tag" => {
            let branch = wanted("BRANCH").map(|branch| run_on("branch", "branches", branch));
            branch.or_else(|| wanted("TAG").map(|tag| run_on("tag", "tags", tag)))
        }
        "github-customised-subject" => use_default_subject(setting),
        "gitlab-branch-or-tag" => gitlab_rule(setting),
        _ => None,
    };
    remedy.into_iter().collect()
}

/// The value that a test of that claim expects.
fn of_claim<'a>(setting: &Setting<'a>, claim: &str) -> Option<&'a str> {
    let of_github = setting.issuer_id().starts_with("github");
    setting.wanted().filter(|_| setting.claim == Some(claim) && of_github)
}

fn run_in(environment: &str) -> Remedy {
    remedy(Elsewhere::Workflow, format!("Run the job in environment `{environment}`"))
        .with("yaml", format!("jobs:\n  deploy:\n    environment: {}", yaml(environment)))
}

fn run_on(kind: &str, list: &str, name: &str) -> Remedy {
    remedy(Elsewhere::Workflow, format!("Run the job for the {kind} `{name}`"))
        .with("yaml", format!("on:\n  push:\n    {list}: [{}]", yaml(name)))
}

/// The usual subject in the place of a customised one.
fn use_default_subject(setting: &Setting<'_>) -> Option<Remedy> {
    let repository = setting.token.claim_text("repository")?;
    let title = format!("Give the tokens of `{repository}` GitHub's default subject again");
    Some(remedy(Elsewhere::Issuer, title).with(
        "sh",
        format!(
            "gh api --method PUT {} -F use_default=true",
            shell(&format!("repos/{repository}/actions/oidc/customization/sub"))
        ),
    ))
}

fn gitlab_rule(setting: &Setting<'_>) -> Option<Remedy> {
    let (kind, variable) = match setting.wanted_part("REF_TYPE")? {
        "branch" => ("branch", "$CI_COMMIT_BRANCH"),
        "tag" => ("tag", "$CI_COMMIT_TAG"),
        _ => return None,
    };
    let name = setting.wanted_part("REF");
    let title = name.map_or_else(
        || format!("Run the job for a {kind}"),
        |name| format!("Run the job for the {kind} `{name}`"),
    );
    let test = name.map_or_else(|| variable.to_owned(), |name| format!("{variable} == \"{name}\""));
    Some(remedy(Elsewhere::Workflow, title).with("yaml", format!("rules:\n  - if: {test}")))
}
