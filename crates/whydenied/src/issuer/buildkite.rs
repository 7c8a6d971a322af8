//! Buildkite.

use super::table::Issuer;
use super::table::audience::{Ask, Asks};
use super::table::field::{ANY, Field, Letters, NAME, UUID, field, plain};
use super::table::next_run::{Passing, claim, part};
use super::table::tenancy::{BoundTo, CHOSEN_AUDIENCE, Shape, Tenancy, UNKNOWN, key, rest};
use super::table::tokens::{OTHER, Repertoire, another, follows, foreign, kind, says};

pub(super) static AGENT: Issuer = Issuer {
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
    subjects: &[SUBJECT],
    required_key: Some("sub"),
    source: "https://buildkite.com/docs/pipelines/security/oidc/aws",
    fields: FIELDS,
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    passing: PASSING,
    identifiers: &["organization_id", "pipeline_id"],
    asks: Asks {
        aws: Some(Ask::in_workflow("sh", "buildkite-agent oidc request-token --audience {shell}")),
        ..Asks::UNKNOWN
    },
    ..Issuer::UNNAMED
};

/// Buildkite's other hosts: the same tokens, but AWS demands no `sub` of their trust policies.
pub(super) static OTHER_HOSTS: Issuer =
    Issuer { providers: &["agent.*.buildkite.dev", "agent.*.buildkite.site"], required_key: None, ..AGENT };

const SUBJECT: &str = "organization:ORGANIZATION:pipeline:PIPELINE:ref:REF:commit:COMMIT:step:STEP";

static FIELDS: &[Field] = &[
    ORGANIZATION,
    PIPELINE,
    field("REF", Letters::Ref, "branch"),
    plain("COMMIT", Letters::Words("")),
    plain("STEP", ANY),
    field("ORGANIZATION_ID", UUID, "organization"),
    field("PIPELINE_ID", UUID, "pipeline"),
    plain("CLUSTER_ID", UUID),
    field("BRANCH", Letters::Ref, "branch"),
];

const ORGANIZATION: Field = field("ORGANIZATION", NAME, "organization");
const PIPELINE: Field = field("PIPELINE", NAME, "pipeline");

static TENANCY: Tenancy = Tenancy {
    anyone: "Any pipeline on Buildkite",
    owner: "organization",
    project: "pipeline",
    shapes: &[Shape::of(SUBJECT, &ORGANIZATION, &PIPELINE)
        .ending(&[("branch", "ref:refs/heads/{}:commit:{}:step:{}")])],
    keys: &[
        CHOSEN_AUDIENCE,
        rest("build_branch", "ref:refs/heads/", &["{}"]),
        key("cluster_name", BoundTo::Nothing, &[]),
        key("pipeline_slug", BoundTo::Nothing, &["app"]),
        key("cluster_id", BoundTo::Project, &[]),
        key("pipeline_id", BoundTo::Project, &["90000000-0000-4000-8000-000000000002"]),
        key("organization_slug", BoundTo::Owner, &["{owner}"]),
        key("organization_id", BoundTo::Owner, &["90000000-0000-4000-8000-000000000003"]),
    ],
    any_project_is_risky: true,
    ..UNKNOWN
};

static REPERTOIRE: Repertoire = Repertoire {
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
    kinds: &[kind(SUBJECT, "step `STEP` on `REF`", &[])],
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

static PASSING: &[Passing] = &[
    part("COMMIT", "commit", &["commit"]),
    part("STEP", "step", &["step"]).with_kind(),
    claim("build_number"),
    claim("build_commit"),
    claim("build_id"),
    claim("job_id"),
    claim("agent_id"),
];
