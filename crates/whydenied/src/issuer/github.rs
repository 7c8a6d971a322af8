//! GitHub Actions, on github.com, on GHE.com, and on GitHub Enterprise Server.

use super::Issuer;

const SOURCE: &str = "https://docs.github.com/en/actions/reference/security/oidc";

/// GitHub Actions, with the claims that AWS has read since January 2026.
pub(super) static ACTIONS: Issuer = Issuer {
    id: "github-actions",
    name: "GitHub Actions",
    providers: &["token.actions.githubusercontent.com"],
    condition_claims: &[
        "actor",
        "actor_id",
        "enterprise_id",
        "environment",
        "job_workflow_ref",
        "ref",
        "repository",
        "repository_id",
        "repository_owner_id",
        "workflow",
    ],
    claims: CLAIMS,
    subjects: SUBJECTS,
    escapes_colons: true,
    required_key: Some("sub"),
    source: SOURCE,
    ..Issuer::UNNAMED
};

/// The issuers of single enterprises: the same tokens, but AWS demands no `sub` of their trust
/// policies.
pub(super) static ACTIONS_OF_ENTERPRISE: Issuer = Issuer {
    providers: &[
        "token.actions.githubusercontent.com/*",
        "token.actions.*.ghe.com",
        "github.com/enterprises/*",
    ],
    required_key: None,
    ..ACTIONS
};

/// GitHub Enterprise Server: the same tokens, but AWS reads the default claims only.
pub(super) static ENTERPRISE_SERVER: Issuer = Issuer {
    id: "github-enterprise-server",
    name: "GitHub Enterprise Server",
    providers: &["*/_services/token"],
    claims: CLAIMS,
    subjects: SUBJECTS,
    escapes_colons: true,
    source: SOURCE,
    ..Issuer::UNNAMED
};

/// The branch into which a merge queue merges whose temporary branch this is, or a pattern of such.
///
/// Source: <https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue>
pub(crate) fn merge_queue_of(branch: &str) -> Option<&str> {
    let (base, _) = branch.strip_prefix("gh-readonly-queue/")?.rsplit_once('/')?;
    Some(base).filter(|base| !base.is_empty())
}

static SUBJECTS: &[&str] = &[
    "repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:environment:ENVIRONMENT",
    "repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:pull_request",
    "repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:ref:refs/heads/BRANCH",
    "repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:ref:refs/tags/TAG",
    "repo:OWNER/REPOSITORY:environment:ENVIRONMENT",
    "repo:OWNER/REPOSITORY:pull_request",
    "repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH",
    "repo:OWNER/REPOSITORY:ref:refs/tags/TAG",
];

static CLAIMS: &[(&str, &str)] = &[
    ("sub", "the repository, and the environment, pull request or ref the job ran for"),
    ("actor", "the account that started the run"),
    ("actor_id", "the numeric id of that account"),
    ("base_ref", "the branch a pull request goes into"),
    ("enterprise", "the enterprise that owns the repository"),
    ("enterprise_id", "the numeric id of that enterprise"),
    ("environment", "the deployment environment the job names"),
    ("event_name", "the event that started the run"),
    ("head_ref", "the branch a pull request comes from"),
    ("job_workflow_ref", "the workflow file that defines the job, reusable ones included"),
    ("job_workflow_sha", "the commit of that workflow file"),
    ("ref", "the branch or tag the run is for"),
    ("ref_protected", "whether that ref is protected"),
    ("ref_type", "whether that ref is a branch or a tag"),
    ("repository", "the repository the run belongs to"),
    ("repository_id", "the numeric id of the repository"),
    ("repository_owner", "who owns the repository"),
    ("repository_owner_id", "the numeric id of the owner"),
    ("repository_visibility", "whether the repository is public, internal or private"),
    ("run_attempt", "which attempt of the run this is"),
    ("run_id", "the run's id"),
    ("run_number", "the run's number"),
    ("runner_environment", "whether the runner is GitHub's or your own"),
    ("sha", "the commit the run is for"),
    ("workflow", "the workflow's name"),
    ("workflow_ref", "the workflow file that started the run"),
    ("workflow_sha", "the commit of that workflow file"),
];
