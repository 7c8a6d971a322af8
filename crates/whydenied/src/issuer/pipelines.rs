//! Build and infrastructure pipelines.

use super::Issuer;

/// HCP Terraform. Terraform Enterprise issues the same tokens under its own host name.
pub(super) static HCP_TERRAFORM: Issuer = Issuer {
    id: "hcp-terraform",
    name: "HCP Terraform",
    providers: &["app.terraform.io"],
    claims: &[("sub", "the organization, project, workspace and run phase")],
    subjects: &[
        "organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE:run_phase:RUN_PHASE",
        "organization:ORGANIZATION:project:PROJECT:stack:STACK:deployment:DEPLOYMENT:operation:OPERATION",
    ],
    required_key: Some("sub"),
    source: "https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration",
    ..Issuer::UNNAMED
};

pub(super) static CIRCLECI: Issuer = Issuer {
    id: "circleci",
    name: "CircleCI",
    providers: &["oidc.circleci.com/org/*"],
    condition_claims: &["oidc.circleci.com/project-id"],
    claims: &[
        ("sub", "the organization, project and user; in version 2 also the repository and ref"),
        ("oidc.circleci.com/context-ids", "the contexts the job uses"),
        ("oidc.circleci.com/project-id", "the project's id"),
        ("oidc.circleci.com/vcs-ref", "the branch or tag the job is for"),
    ],
    subjects: &[
        "org/ORGANIZATION_ID/project/PROJECT_ID/user/USER_ID/vcs-origin/REPOSITORY/vcs-ref/REF",
        "org/ORGANIZATION_ID/project/PROJECT_ID/user/USER_ID",
    ],
    source: "https://circleci.com/docs/openid-connect-tokens/",
    ..Issuer::UNNAMED
};

pub(super) static BUILDKITE: Issuer = Issuer {
    id: "buildkite",
    name: "Buildkite",
    providers: &["agent.buildkite.com"],
    condition_claims: &[
        "build_branch",
        "cluster_id",
        "cluster_name",
        "organization_id",
        "organization_slug",
        "pipeline_id",
        "pipeline_slug",
    ],
    claims: &[
        ("sub", "the organization, pipeline, ref, commit and step"),
        ("build_branch", "the branch the build is for"),
        ("cluster_id", "the id of the agent's cluster"),
        ("cluster_name", "the name of that cluster"),
        ("organization_id", "the organization's id"),
        ("organization_slug", "the organization's name in URLs"),
        ("pipeline_id", "the pipeline's id"),
        ("pipeline_slug", "the pipeline's name in URLs"),
    ],
    subjects: &["organization:ORGANIZATION:pipeline:PIPELINE:ref:REF:commit:COMMIT:step:STEP"],
    required_key: Some("sub"),
    source: "https://buildkite.com/docs/pipelines/security/oidc/aws",
    ..Issuer::UNNAMED
};

/// Buildkite's other hosts: the same tokens, but AWS demands no `sub` of their trust policies.
pub(super) static BUILDKITE_HOSTS: Issuer = Issuer {
    providers: &["agent.*.buildkite.dev", "agent.*.buildkite.site"],
    required_key: None,
    ..BUILDKITE
};

pub(super) static BITBUCKET: Issuer = Issuer {
    id: "bitbucket",
    name: "Bitbucket Pipelines",
    providers: &["api.bitbucket.org/2.0/workspaces/*/pipelines-config/identity/oidc"],
    claims: &[
        ("sub", "the repository, perhaps the environment, and the step, each an id in braces"),
        ("repositoryUuid", "the repository's id, in braces"),
    ],
    subjects: &["REPOSITORY:ENVIRONMENT:STEP", "REPOSITORY:STEP"],
    source: super::CONDITION_KEYS,
    ..Issuer::UNNAMED
};

pub(super) static SPACELIFT: Issuer = Issuer {
    id: "spacelift",
    name: "Spacelift",
    providers: &["*.app.spacelift.io"],
    subjects: &["space:SPACE:stack:STACK:run_type:RUN_TYPE:scope:SCOPE"],
    source: super::CONDITION_KEYS,
    ..Issuer::UNNAMED
};
