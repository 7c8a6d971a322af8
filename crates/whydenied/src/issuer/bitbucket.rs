//! Bitbucket Pipelines.

use super::table::field::{Field, Letters, field, plain};
use super::table::next_run::{Passing, Place, claim, part};
use super::table::tenancy::{Shape, Tenancy, UNKNOWN};
use super::table::tokens::{OTHER, Repertoire, another, follows, foreign, kind, lacks, of_kind, says};
use super::table::{CONDITION_KEYS, Issuer};

pub(super) static PIPELINES: Issuer = Issuer {
    id: "bitbucket",
    name: "Bitbucket Pipelines",
    providers: &["api.bitbucket.org/2.0/workspaces/*/pipelines-config/identity/oidc"],
    claims: &[
        ("sub", "the repository, perhaps the environment, and the step, each an id in braces"),
        ("repositoryUuid", "the repository's id, in braces"),
    ],
    subjects: &["REPOSITORY:ENVIRONMENT:STEP", "REPOSITORY:STEP"],
    source: CONDITION_KEYS,
    fields: FIELDS,
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    passing: PASSING,
    ..Issuer::UNNAMED
};

/// Source: <https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc/>
static FIELDS: &[Field] = &[
    field("REPOSITORY", BRACED, "repository"),
    field("ENVIRONMENT", BRACED, "environment"),
    plain("STEP", BRACED),
    field("BRANCH", Letters::Ref, "branch"),
];

/// A UUID in braces.
const BRACED: Letters = Letters::Words("{}-");

static TENANCY: Tenancy = Tenancy {
    anyone: "Any repository of the workspace",
    owner: "repository",
    shapes: &[
        Shape { project: "{90000000-0000-4000-8000-000000000001}", ..SHAPE },
        // Of a deployment, whose environment stands before the step.
        Shape {
            project: "{90000000-0000-4000-8000-000000000002}:{90000000-0000-4000-8000-000000000001}",
            ..SHAPE
        },
    ],
    ..UNKNOWN
};

/// The braces of the repository stand around its id.
const SHAPE: Shape =
    Shape { prefix: "{", after_owner: "}:", project: "", nested: false, after_project: "", rests: &[] };

const DEPLOYMENT: usize = 0;
const BARE_STEP: usize = 1;

/// Source: <https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc/>.
static REPERTOIRE: Repertoire = Repertoire {
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

static PASSING: &[Passing] = &[
    Passing {
        place: Place::PartWithout("STEP", "ENVIRONMENT"),
        ..part("STEP", "environment and step", &["environment", "step"])
    },
    part("STEP", "step", &["environment", "step"]),
    claim("stepUuid"),
    claim("pipelineUuid"),
    claim("pipelineRunUuid"),
];
