//! GitHub Actions, on github.com, on GHE.com, and on GitHub Enterprise Server; and what else of GitHub's issues
//! tokens.

use super::table::audience::{Ask, Asks};
use super::table::field::{ALL, ANY, Field, Letters, field, plain};
use super::table::next_run::{Passing, claim};
use super::table::tenancy::{BoundTo, CHOSEN_AUDIENCE, Shape, Tenancy, key, rest};
use super::table::tokens::{
    Claim, Customised, OTHER, Repertoire, another, follows, foreign, kind, lacks, of_kind, points, says,
};
use super::table::{Issuer, Peculiarity, SHARED_PROVIDERS};

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
    required_key: Some("sub"),
    peculiar: &[Peculiarity::GitHub, Peculiarity::GitHubActions],
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    // https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
    identifiers: &["repository_owner_id", "repository_id"],
    same_key: &[("repository_owner", "repository_owner_id"), ("enterprise", "enterprise_id")],
    before_names: &[("repository_owner:", "owner"), ("job_workflow_ref:", "owner")],
    ..ENTERPRISE_SERVER
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
    tenancy: Some(&TENANCY_OF_ENTERPRISE),
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
    fields: FIELDS,
    peculiar: &[Peculiarity::GitHub],
    tenancy: Some(&TENANCY_OF_SERVER),
    repertoire: Some(&REPERTOIRE_OF_SERVER),
    passing: PASSING,
    asks: ASKS,
    ..Issuer::UNNAMED
};

/// Of the audit log no more is known than the key that AWS demands.
pub(super) static AUDIT_LOG: Issuer = Issuer {
    id: "github-audit-log",
    name: "GitHub audit log",
    providers: &["oidc-configuration.audit-log.githubusercontent.com"],
    required_key: Some("sub"),
    source: SHARED_PROVIDERS,
    peculiar: &[Peculiarity::GitHub],
    ..Issuer::UNNAMED
};

/// Of the older issuer of GitHub Actions no more either.
pub(super) static VSTOKEN: Issuer = Issuer {
    id: "github-vstoken",
    name: "GitHub Actions (vstoken)",
    providers: &["vstoken.actions.githubusercontent.com"],
    ..AUDIT_LOG
};

/// The branch into which a merge queue merges whose temporary branch this is, or a pattern of such.
///
/// Source: <https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue>
pub(crate) fn merge_queue_of(branch: &str) -> Option<&str> {
    let (base, _) = branch.strip_prefix("gh-readonly-queue/")?.rsplit_once('/')?;
    Some(base).filter(|base| !base.is_empty())
}

/// A subject with names alone.
const BRANCH: &str = "repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH";

static SUBJECTS: &[&str] = &[
    "repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:environment:ENVIRONMENT",
    "repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:pull_request",
    "repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:ref:refs/heads/BRANCH",
    "repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:ref:refs/tags/TAG",
    "repo:OWNER/REPOSITORY:environment:ENVIRONMENT",
    "repo:OWNER/REPOSITORY:pull_request",
    BRANCH,
    "repo:OWNER/REPOSITORY:ref:refs/tags/TAG",
];

/// Of an owner's letters: <https://docs.github.com/en/enterprise-server@3.16/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication>.
/// Of a repository's the form says that makes one: letters and digits of ASCII, `.`, `-` and `_`. A colon in an
/// environment's name is escaped.
static FIELDS: &[Field] = &[
    OWNER,
    field("OWNER_ID", Letters::Digits, "owner"),
    REPOSITORY,
    field("REPOSITORY_ID", Letters::Digits, "repository"),
    field("ENVIRONMENT", ANY, "environment"),
    field("BRANCH", Letters::Ref, "branch"),
    field("TAG", Letters::Ref, "branch"),
    plain("ENTERPRISE_ID", Letters::Digits),
    field("ACTOR", Letters::Words("-[]_"), "user"),
    field("ACTOR_ID", Letters::Digits, "user"),
    plain("FILE", ALL),
    plain("JOB_FILE", ALL),
    field("FILE_REF", Letters::Ref, "branch"),
    plain("NUMBER", Letters::Digits),
    field("BASE", Letters::Ref, "branch"),
    field("HEAD", Letters::Ref, "branch"),
    plain("EVENT", Letters::Words("_")),
];

const OWNER: Field = field("OWNER", Letters::Words("-"), "owner");
const REPOSITORY: Field = field("REPOSITORY", Letters::Words("._-"), "repository");

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

static TENANCY: Tenancy = Tenancy {
    anyone: "Any repository on GitHub",
    owner: "owner",
    project: "repository",
    shapes: SHAPES,
    keys: &[
        CHOSEN_AUDIENCE,
        rest("ref", "ref:", &["refs/heads/{}"]),
        rest("environment", "environment:", &[]),
        key("workflow", BoundTo::Nothing, &["deploy"]),
        key(
            "job_workflow_ref",
            BoundTo::Workflow,
            &["{owner}/{project}/.github/workflows/deploy.yml@refs/heads/main"],
        ),
        key("actor", BoundTo::Person, &["{owner}"]),
        key("actor_id", BoundTo::Person, &["900000001"]),
        key("repository", BoundTo::Project, &["{owner}/{project}"]),
        key("repository_id", BoundTo::Project, &["900000002"]),
        key("repository_owner_id", BoundTo::Owner, &["900000003"]),
        key("enterprise_id", BoundTo::Owner, &["900000004"]),
    ],
    marks: &[
        "repo:",
        "repository:",
        "repository_id:",
        "repository_owner:",
        "repository_owner_id:",
        "enterprise:",
        "enterprise_id:",
        "actor:",
        "actor_id:",
        "job_workflow_ref:",
        "workflow_ref:",
    ],
    any_project_is_risky: true,
    any_rest_is_risky: true,
    every_job: Some((
        "every branch, tag, environment and pull request",
        &["branch", "tag", "environment", "pull-request"],
    )),
    id: Some("repository_id"),
};

/// Tokens of one enterprise: nobody outside of it can take a name over.
static TENANCY_OF_ENTERPRISE: Tenancy =
    Tenancy { anyone: "Any repository of the enterprise", id: None, ..TENANCY };

static TENANCY_OF_SERVER: Tenancy =
    Tenancy { anyone: "Any repository on the server", keys: &[CHOSEN_AUDIENCE], id: None, ..TENANCY };

/// The usual subjects, and two of those that people customise.
static SHAPES: &[Shape] = &[
    Shape::of(BRANCH, &OWNER, &REPOSITORY).ending(&[
        ("branch", "ref:refs/heads/{}"),
        ("tag", "ref:refs/tags/{}"),
        ("environment", "environment:{}"),
        ("pull request", "pull_request"),
    ]),
    Shape::of("repository:OWNER/REPOSITORY:", &OWNER, &REPOSITORY),
    Shape {
        prefix: "repository_owner:",
        after_owner: ":",
        project: "repository_visibility:public",
        nested: false,
        after_project: "",
        rests: &[],
    },
];

const ENVIRONMENT: usize = 0;
const PULL_REQUEST: usize = 1;
const PUSH: usize = 2;
const TAG: usize = 4;

static REPERTOIRE: Repertoire = Repertoire {
    claims: &[
        says(&["repository"], "OWNER/REPOSITORY"),
        says(&["repository_owner"], "OWNER"),
        says(&["repository_id"], "REPOSITORY_ID"),
        says(&["repository_owner_id"], "OWNER_ID"),
        says(&["enterprise_id"], "ENTERPRISE_ID"),
        says(&["actor"], "ACTOR"),
        says(&["actor_id"], "ACTOR_ID"),
        // A job of a workflow that others share as well names that one.
        points(&["workflow_ref"], "OWNER/REPOSITORY/FILE@FILE_REF"),
        points(&["job_workflow_ref"], "OWNER/REPOSITORY/JOB_FILE@FILE_REF"),
    ],
    follows: &[
        follows("OWNER_ID", &["OWNER"], OTHER),
        follows("REPOSITORY_ID", &["OWNER", "REPOSITORY"], OTHER),
        follows("ENTERPRISE_ID", &["OWNER"], OTHER),
        follows("ACTOR_ID", &["ACTOR"], OTHER),
    ],
    kinds: &[
        kind(
            "environment:ENVIRONMENT",
            "environment `ENVIRONMENT`",
            &[says(&["environment"], "ENVIRONMENT")],
        ),
        kind(
            "pull_request",
            "pull request",
            &[
                lacks(&["environment"]),
                says(&["event_name"], "pull_request"),
                says(&["ref"], "refs/pull/NUMBER/merge"),
                says(&["ref_type"], "branch"),
                says(&["base_ref"], "BASE"),
                says(&["head_ref"], "HEAD"),
                points(&["workflow_ref"], "OWNER/REPOSITORY/FILE@refs/pull/NUMBER/merge"),
                points(&["job_workflow_ref"], "OWNER/REPOSITORY/JOB_FILE@refs/pull/NUMBER/merge"),
            ],
        ),
        kind("ref:refs/heads/BRANCH", "push to `BRANCH`", &on_branch("push")),
        kind("ref:refs/heads/BRANCH", "`EVENT` on `BRANCH`", &on_branch("EVENT")),
        kind(
            "ref:refs/tags/TAG",
            "tag `TAG`",
            &[
                lacks(&["environment"]),
                says(&["event_name"], "push"),
                says(&["ref"], "refs/tags/TAG"),
                says(&["ref_type"], "tag"),
                says(&["base_ref"], ""),
                says(&["head_ref"], ""),
                points(&["workflow_ref"], "OWNER/REPOSITORY/FILE@refs/tags/TAG"),
                points(&["job_workflow_ref"], "OWNER/REPOSITORY/JOB_FILE@refs/tags/TAG"),
            ],
        ),
    ],
    usual: &[
        ("BRANCH", "main"),
        ("TAG", "v1.2.3"),
        ("ENVIRONMENT", "production"),
        ("NUMBER", "42"),
        ("HEAD", "feature"),
        ("BASE", "main"),
    ],
    likely: &[
        of_kind(PUSH, "push to `BRANCH`", &[]),
        of_kind(PUSH, "another branch", &[("BRANCH", "another-branch")]),
        of_kind(TAG, "tag `TAG`", &[]),
        another("another tag", &[("TAG", "v0.0.1")]),
        of_kind(PULL_REQUEST, "pull request", &[]),
        of_kind(ENVIRONMENT, "environment `ENVIRONMENT`", &[]),
        another("another environment", &[("ENVIRONMENT", "another-environment")]),
        foreign("another repository of `OWNER`", &[("REPOSITORY", "another-repository")]),
        foreign("a fork by somebody else", &[("OWNER", "stranger"), ("ACTOR", "stranger")]),
    ],
    elsewhere: &[
        (&["OWNER", "REPOSITORY"], "of `OWNER/REPOSITORY`"),
        (&["REPOSITORY_ID"], "of the repository with the id `REPOSITORY_ID`"),
        (&["OWNER_ID"], "of the owner with the id `OWNER_ID`"),
    ],
    customised: Some(Customised {
        runs: &["environment", "ref", "pull_request"],
        alone: &["pull_request"],
        words: &[("repo", &["OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID", "OWNER/REPOSITORY"])],
    }),
    with_ids: true,
};

/// GitHub Enterprise Server has no subjects with ids.
static REPERTOIRE_OF_SERVER: Repertoire = Repertoire { with_ids: false, ..REPERTOIRE };

/// What the claims of a run for a branch say, by the event that started it.
const fn on_branch(event: &'static str) -> [Claim; 8] {
    [
        lacks(&["environment"]),
        says(&["event_name"], event),
        says(&["ref"], "refs/heads/BRANCH"),
        says(&["ref_type"], "branch"),
        says(&["base_ref"], ""),
        says(&["head_ref"], ""),
        points(&["workflow_ref"], "OWNER/REPOSITORY/FILE@refs/heads/BRANCH"),
        points(&["job_workflow_ref"], "OWNER/REPOSITORY/JOB_FILE@refs/heads/BRANCH"),
    ]
}

static PASSING: &[Passing] = &[
    claim("sha"),
    claim("head_ref"),
    claim("run_id"),
    claim("run_number"),
    claim("run_attempt"),
    claim("check_run_id"),
    claim("job_workflow_sha"),
    claim("workflow_sha"),
];

const ASKS: Asks = Asks {
    aws: Some(Ask::in_workflow(
        "yaml",
        "# the step with aws-actions/configure-aws-credentials\nwith:\n  audience: {yaml}",
    )),
    pulumi: Some(Ask::in_workflow(
        "yaml",
        "permissions:\n  id-token: write\nsteps:\n  - uses: actions/github-script@v8\n    with:\n      script: \
         core.setOutput('token', await core.getIDToken({quoted}))",
    )),
    // The action asks for the audience of the organization that it is given.
    pulumi_organization: Some(Ask::in_workflow(
        "yaml",
        "permissions:\n  id-token: write\n  contents: read\nsteps:\n  - uses: pulumi/auth-actions@v2\n    with:\n      \
         organization: {organization}\n      requested-token-type: {token_type}{scope}",
    )),
};
