//! Jobs that run for what the policy trusts: GitHub Actions and GitLab.

use super::{Candidate, Setting, shell, yaml};
use crate::issuer::merge_queue_of;
use crate::report::Elsewhere;
use crate::variant;

pub(crate) fn remedies<R>(code: &str, setting: &Setting<'_>) -> Vec<Candidate<R>> {
    let wanted = |name| setting.wanted_part(name);
    let remedy = match code {
        "github-environment-replaces-ref" => without_environment(setting),
        "github-environment-mismatch" => wanted("ENVIRONMENT")
            .or_else(|| of_claim(setting, "environment"))
            .and_then(|it| run_in(setting, &it)),
        "claim-missing" => of_claim(setting, "environment").and_then(|it| run_in(setting, &it)),
        "github-ref-mismatch" | "github-pull-request-subject" | "github-branch-or-tag" => run_on(setting),
        "github-customised-subject" => use_default_subject(setting),
        "gitlab-branch-or-tag" => gitlab_rule(setting),
        _ => None,
    };
    remedy.into_iter().collect()
}

/// The value that a test of that claim expects.
fn of_claim(setting: &Setting<'_>, claim: &str) -> Option<String> {
    setting.wanted().filter(|_| setting.claim == Some(claim) && setting.is_github()).map(str::to_owned)
}

fn run_in<R>(setting: &Setting<'_>, environment: &str) -> Option<Candidate<R>> {
    let token = setting.with_parts(&[("ENVIRONMENT", environment)])?;
    let title = format!("Run the job in environment `{environment}`");
    let text = format!("jobs:\n  deploy:\n    environment: {}", yaml(environment));
    Some(Candidate::token(Elsewhere::Workflow, title, token).with("yaml", text))
}

/// A run for the ref that the policy trusts, by the event that starts such runs.
fn run_on<R>(setting: &Setting<'_>) -> Option<Candidate<R>> {
    if let Some(base) = setting.wanted_pattern("BRANCH").as_deref().and_then(merge_queue_of) {
        return run_in_merge_queue(setting, base);
    }
    // What its merge queue has merged runs no more there.
    if setting.own_part("BRANCH").is_some_and(|branch| merge_queue_of(&branch).is_some()) {
        return None;
    }
    let branch = || Some(("BRANCH", "branch", "branches", setting.wanted_part("BRANCH")?));
    let tag = || Some(("TAG", "tag", "tags", setting.wanted_part("TAG")?));
    let (part, kind, list, name) = branch().or_else(tag)?;
    let token = setting.with_parts(&[(part, &name)])?;
    let title = format!("Run the job for the {kind} `{name}`");
    let text = format!("on:\n  push:\n    {list}: [{}]", yaml(&name));
    Some(Candidate::token(Elsewhere::Workflow, title, token).with("yaml", text))
}

/// A run in the merge queue of a branch.
fn run_in_merge_queue<R>(setting: &Setting<'_>, base: &str) -> Option<Candidate<R>> {
    let branch = format!("gh-readonly-queue/{base}/pr-1-{}", "0".repeat(40));
    let token = setting.with_parts(&[("BRANCH", &branch), ("EVENT", "merge_group")])?;
    let title = format!("Run the job in the merge queue of `{base}`");
    Some(Candidate::token(Elsewhere::Workflow, title, token).with("yaml", "on:\n  merge_group:"))
}

/// The same run without its environment; where the token does not say for what ref that is, for the one that the
/// policy trusts.
fn without_environment<R>(setting: &Setting<'_>) -> Option<Candidate<R>> {
    let environment = setting.own_part("ENVIRONMENT")?;
    let own = setting.token.claim_text("ref").and_then(|own| {
        let of_pull =
            || own.strip_prefix("refs/pull/")?.strip_suffix("/merge").map(|number| ("NUMBER", number));
        let tag = own.strip_prefix("refs/tags/").map(|tag| ("TAG", tag)).or_else(of_pull);
        own.strip_prefix("refs/heads/").map(|branch| ("BRANCH", branch)).or(tag)
    });
    let title = format!("Drop `environment: {environment}` from the job");
    if let Some(own) = own {
        let token = setting.with_parts(&[own])?;
        return Some(Candidate::token(Elsewhere::Workflow, title, token));
    }
    let wanted = |part: &'static str| {
        // Of a pattern one that fits it.
        let pattern = setting.wanted_pattern(part)?;
        Some((part, pattern.replace(['*', '?'], "x"), pattern))
    };
    let (part, name, pattern) = wanted("BRANCH").or_else(|| wanted("TAG"))?;
    let token = setting.with_parts(&[(part, &name)])?;
    let kind = part.to_ascii_lowercase();
    let title = format!("{title}, if it runs for the {kind} `{pattern}`");
    Some(Candidate::token(Elsewhere::Workflow, title, token))
}

/// The usual subject in the place of a customised one.
fn use_default_subject<R>(setting: &Setting<'_>) -> Option<Candidate<R>> {
    let repository = setting.token.claim_text("repository")?;
    let token = variant::with_usual_subject(setting.token, setting.issuer)?;
    let title = format!("Give the tokens of `{repository}` GitHub's default subject again");
    Some(Candidate::token(Elsewhere::Issuer, title, token).with(
        "sh",
        format!(
            "gh api --method PUT {} -F use_default=true",
            shell(&format!("repos/{repository}/actions/oidc/customization/sub"))
        ),
    ))
}

fn gitlab_rule<R>(setting: &Setting<'_>) -> Option<Candidate<R>> {
    let kind = setting.wanted_part("REF_TYPE")?;
    let variable = match &*kind {
        "branch" => "$CI_COMMIT_BRANCH",
        "tag" => "$CI_COMMIT_TAG",
        _ => return None,
    };
    let name = setting.wanted_part("REF");
    let own = setting.own_part("REF");
    let token = setting.with_parts(&[("REF_TYPE", &kind), ("REF", name.as_deref().or(own.as_deref())?)])?;
    let title = name.as_ref().map_or_else(
        || format!("Run the job for a {kind}"),
        |name| format!("Run the job for the {kind} `{name}`"),
    );
    let test = name.map_or_else(|| variable.to_owned(), |name| format!("{variable} == \"{name}\""));
    Some(Candidate::token(Elsewhere::Workflow, title, token).with("yaml", format!("rules:\n  - if: {test}")))
}
