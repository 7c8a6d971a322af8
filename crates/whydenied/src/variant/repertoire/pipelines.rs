//! Build and infrastructure pipelines.

use super::{Kind, OTHER, Repertoire, another, follows, foreign, kind, lacks, of_kind, says};

const WORKSPACE: &str = "organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE:run_phase:RUN_PHASE";
const STACK: &str =
    "organization:ORGANIZATION:project:PROJECT:stack:STACK:deployment:DEPLOYMENT:operation:OPERATION";

/// A run phase of a workspace.
const fn phase(phases: &'static [(&'static str, &'static str)], label: &'static str) -> Kind {
    Kind { subject: WORKSPACE, parts: phases, label, claims: &[] }
}

/// An operation on the deployment of a stack.
const fn operation(operations: &'static [(&'static str, &'static str)], label: &'static str) -> Kind {
    Kind { subject: STACK, parts: operations, label, claims: &[] }
}

pub(super) static TERRAFORM: Repertoire = Repertoire {
    claims: &[
        says(&["terraform_organization_name"], "ORGANIZATION"),
        says(&["terraform_organization_id"], "ORGANIZATION_ID"),
        says(&["terraform_project_name"], "PROJECT"),
        says(&["terraform_project_id"], "PROJECT_ID"),
        says(&["terraform_workspace_name"], "WORKSPACE"),
        says(&["terraform_workspace_id"], "WORKSPACE_ID"),
        says(&["terraform_full_workspace"], "organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE"),
        says(&["terraform_run_phase"], "RUN_PHASE"),
    ],
    follows: &[
        follows("ORGANIZATION_ID", &["ORGANIZATION"], OTHER),
        follows("PROJECT_ID", &["ORGANIZATION", "PROJECT"], OTHER),
        follows("WORKSPACE_ID", &["ORGANIZATION", "PROJECT", "WORKSPACE"], OTHER),
    ],
    kinds: &[
        phase(&[("RUN_PHASE", "plan")], "plan in `WORKSPACE`"),
        phase(&[("RUN_PHASE", "apply")], "apply in `WORKSPACE`"),
        phase(&[], "`RUN_PHASE` in `WORKSPACE`"),
        operation(&[("OPERATION", "plan")], "plan of `DEPLOYMENT` in stack `STACK`"),
        operation(&[("OPERATION", "apply")], "apply of `DEPLOYMENT` in stack `STACK`"),
        operation(&[], "`OPERATION` of `DEPLOYMENT` in stack `STACK`"),
    ],
    likely: &[
        of_kind(0, "plan in `WORKSPACE`", &[]),
        of_kind(1, "apply in `WORKSPACE`", &[]),
        of_kind(3, "plan of `DEPLOYMENT` in stack `STACK`", &[]),
        of_kind(4, "apply of `DEPLOYMENT` in stack `STACK`", &[]),
        foreign("another deployment of stack `STACK`", &[("DEPLOYMENT", "another-deployment")]),
        foreign("another workspace of project `PROJECT`", &[("WORKSPACE", "another-workspace")]),
        foreign("another stack of project `PROJECT`", &[("STACK", "another-stack")]),
        foreign("another project of `ORGANIZATION`", &[("PROJECT", "another-project")]),
        foreign("another organization", &[("ORGANIZATION", "stranger")]),
    ],
    elsewhere: &[(&["ORGANIZATION"], "of `ORGANIZATION`"), (&["PROJECT"], "of project `PROJECT`")],
    ..Repertoire::PLAIN
};

/// The second version of a token says where the code is from.
const CIRCLECI_V2: usize = 0;
const CIRCLECI_V1: usize = 1;

pub(super) static CIRCLECI: Repertoire = Repertoire {
    claims: &[
        says(&["oidc.circleci.com/org-id"], "ORGANIZATION_ID"),
        says(&["oidc.circleci.com/project-id"], "PROJECT_ID"),
        says(&["oidc.circleci.com/vcs-origin"], "REPOSITORY"),
        says(&["oidc.circleci.com/vcs-ref"], "REF"),
    ],
    follows: &[follows("REPOSITORY", &["PROJECT_ID"], "REPOSITORY_GROUP/another-repository")],
    kinds: &[
        kind(
            "org/ORGANIZATION_ID/project/PROJECT_ID/user/USER_ID/vcs-origin/REPOSITORY/vcs-ref/REF",
            "`REF` of `REPOSITORY`",
            &[],
        ),
        kind(
            "org/ORGANIZATION_ID/project/PROJECT_ID/user/USER_ID",
            "a job without its ref in the subject",
            &[],
        ),
    ],
    likely: &[
        of_kind(CIRCLECI_V2, "the same job, with its ref in the subject", &[]),
        of_kind(CIRCLECI_V1, "the same job, without its ref in the subject", &[]),
        another("another branch", &[("REF", "refs/heads/another-branch")]),
        another("tag `v1.2.3`", &[("REF", "refs/tags/v1.2.3")]),
        another("another user", &[("USER_ID", OTHER)]),
        foreign("another project of the organization", &[("PROJECT_ID", OTHER)]),
    ],
    elsewhere: &[
        (&["PROJECT_ID"], "of the project with the id `PROJECT_ID`"),
        (&["USER_ID"], "by the user with the id `USER_ID`"),
    ],
    ..Repertoire::PLAIN
};

pub(super) static BUILDKITE: Repertoire = Repertoire {
    claims: &[
        says(&["organization_slug"], "ORGANIZATION"),
        says(&["organization_id"], "ORGANIZATION_ID"),
        says(&["pipeline_slug"], "PIPELINE"),
        says(&["pipeline_id"], "PIPELINE_ID"),
        says(&["cluster_id"], "CLUSTER_ID"),
        says(&["build_branch"], "BRANCH"),
        says(&["build_commit"], "COMMIT"),
        says(&["step_key"], "STEP"),
    ],
    follows: &[
        follows("ORGANIZATION_ID", &["ORGANIZATION"], OTHER),
        follows("PIPELINE_ID", &["ORGANIZATION", "PIPELINE"], OTHER),
        follows("CLUSTER_ID", &["ORGANIZATION"], OTHER),
        follows("REF", &["BRANCH"], "refs/heads/BRANCH"),
    ],
    kinds: &[kind(
        "organization:ORGANIZATION:pipeline:PIPELINE:ref:REF:commit:COMMIT:step:STEP",
        "step `STEP` on `REF`",
        &[],
    )],
    likely: &[
        another("another commit", &[("COMMIT", OTHER)]),
        another("another step", &[("STEP", "another-step")]),
        another("another branch", &[("BRANCH", "another-branch")]),
        another("tag `v1.2.3`", &[("REF", "refs/tags/v1.2.3"), ("BRANCH", "v1.2.3")]),
        foreign("another pipeline of `ORGANIZATION`", &[("PIPELINE", "another-pipeline")]),
        foreign("another organization", &[("ORGANIZATION", "stranger")]),
    ],
    elsewhere: &[(&["ORGANIZATION", "PIPELINE"], "of pipeline `ORGANIZATION/PIPELINE`")],
    ..Repertoire::PLAIN
};

const DEPLOYMENT: usize = 0;
const BARE_STEP: usize = 1;

/// Source: <https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc/>.
pub(super) static BITBUCKET: Repertoire = Repertoire {
    claims: &[
        says(&["repositoryUuid"], "REPOSITORY"),
        says(&["stepUuid"], "STEP"),
        says(&["branchName"], "BRANCH"),
    ],
    follows: &[follows("STEP", &["REPOSITORY"], OTHER)],
    kinds: &[
        kind(
            "REPOSITORY:ENVIRONMENT:STEP",
            "a step that deploys to `ENVIRONMENT`",
            &[says(&["deploymentEnvironmentUuid"], "ENVIRONMENT")],
        ),
        kind("REPOSITORY:STEP", "a step that deploys nowhere", &[lacks(&["deploymentEnvironmentUuid"])]),
    ],
    usual: &[("ENVIRONMENT", "{90000000-0000-4000-8000-000000000001}")],
    likely: &[
        another("another step", &[("STEP", OTHER)]),
        another("another branch", &[("BRANCH", "another-branch")]),
        of_kind(DEPLOYMENT, "a step that deploys to an environment", &[]),
        another("a step that deploys to another environment", &[("ENVIRONMENT", OTHER)]),
        of_kind(BARE_STEP, "a step that deploys nowhere", &[]),
        foreign("another repository of the workspace", &[("REPOSITORY", OTHER)]),
    ],
    elsewhere: &[(&["REPOSITORY"], "of the repository `REPOSITORY`")],
    ..Repertoire::PLAIN
};

/// A run of a stack.
const fn run(parts: &'static [(&'static str, &'static str)], label: &'static str) -> Kind {
    Kind { subject: "space:SPACE:stack:STACK:run_type:RUN_TYPE:scope:SCOPE", parts, label, claims: &[] }
}

/// Source: <https://docs.spacelift.io/integrations/cloud-providers/oidc/>.
pub(super) static SPACELIFT: Repertoire = Repertoire {
    claims: &[
        says(&["spaceId"], "SPACE"),
        says(&["callerId"], "STACK"),
        says(&["runType"], "RUN_TYPE"),
        says(&["scope"], "SCOPE"),
    ],
    kinds: &[
        run(&[("RUN_TYPE", "TRACKED"), ("SCOPE", "write")], "a tracked run of `STACK`"),
        run(&[("RUN_TYPE", "PROPOSED"), ("SCOPE", "read")], "a proposed run of `STACK`, which reads"),
        run(&[("RUN_TYPE", "TASK"), ("SCOPE", "write")], "a task of `STACK`"),
        run(&[], "a run of `STACK`, scope `SCOPE`"),
    ],
    likely: &[
        of_kind(0, "a tracked run of `STACK`", &[]),
        of_kind(1, "a proposed run of `STACK`, which reads", &[]),
        of_kind(2, "a task of `STACK`", &[]),
        foreign("another stack of space `SPACE`", &[("STACK", "another-stack")]),
        foreign("another space", &[("SPACE", "another-space")]),
    ],
    elsewhere: &[(&["SPACE"], "of space `SPACE`")],
    ..Repertoire::PLAIN
};
