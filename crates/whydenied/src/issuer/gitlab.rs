//! GitLab. A self-managed instance can have any URL, so that only gitlab.com is recognised; AWS
//! reads the default claims of the others.

use super::table::audience::{Ask, Asks};
use super::table::field::{ALL, ANY, Field, Letters, field, plain};
use super::table::next_run::{Passing, claim};
use super::table::tenancy::{BoundTo, CHOSEN_AUDIENCE, Shape, Tenancy, UNKNOWN, key};
use super::table::tokens::{Customised, Kind, OTHER, Repertoire, follows, foreign, of_kind, points, says};
use super::table::{Issuer, Peculiarity};

pub(super) static SAAS: Issuer = Issuer {
    id: "gitlab",
    name: "GitLab",
    providers: &["gitlab.com"],
    condition_claims: &[
        "namespace_id",
        "pipeline_source",
        "project_id",
        "ref_protected",
        "runner_environment",
        "user_access_level",
        "user_email",
        "user_id",
        "user_login",
    ],
    claims: &[
        ("sub", "the project, and the branch or tag the job ran for"),
        ("environment", "the deployment environment the job names"),
        ("namespace_id", "the numeric id of the group or user that owns the project"),
        ("namespace_path", "the path of that group or user"),
        ("pipeline_source", "what started the pipeline"),
        ("project_id", "the numeric id of the project"),
        ("project_path", "the path of the project, group included"),
        ("ref", "the branch or tag the job is for"),
        ("ref_protected", "whether that ref is protected"),
        ("ref_type", "whether that ref is a branch or a tag"),
        ("runner_environment", "whether the runner is GitLab's or your own"),
        ("user_access_level", "the access the user has to the project"),
        ("user_email", "the e-mail address of the user who started the job"),
        ("user_id", "the numeric id of that user"),
        ("user_login", "the login of that user"),
    ],
    subjects: &[SUBJECT],
    required_key: Some("sub"),
    source: "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
    fields: FIELDS,
    peculiar: &[Peculiarity::GitLab, Peculiarity::SelfHosted],
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    passing: PASSING,
    identifiers: &["namespace_id", "project_id"],
    same_key: &[("project_path", "project_id"), ("namespace_path", "namespace_id")],
    asks: Asks {
        aws: Some(Ask::in_workflow("yaml", "id_tokens:\n  AWS_TOKEN:\n    aud: {yaml}")),
        pulumi: Some(Ask::in_workflow("yaml", "id_tokens:\n  PULUMI_TOKEN:\n    aud: {yaml}")),
        pulumi_organization: None,
    },
    ..Issuer::UNNAMED
};

const SUBJECT: &str = "project_path:PROJECT:ref_type:REF_TYPE:ref:REF";

/// Source: <https://docs.gitlab.com/user/reserved_names/>
static FIELDS: &[Field] = &[
    PROJECT,
    field("PROJECT_GROUP", PROJECT.letters, "project"),
    plain("REF_TYPE", Letters::Words("")),
    field("REF", Letters::Ref, "branch"),
    field("PROJECT_ID", Letters::Digits, "project"),
    field("NAMESPACE_ID", Letters::Digits, "namespace"),
    plain("USER_LOGIN", Letters::Words("._-")),
    field("USER_ID", Letters::Digits, "user"),
    plain("USER_EMAIL", ANY),
    plain("HOST", ANY),
    plain("FILE", ALL),
    field("FILE_REF", Letters::Ref, "branch"),
    plain("NUMBER", Letters::Digits),
];

/// The project with the groups that it is in.
const PROJECT: Field = field("PROJECT", Letters::Words("._-/"), "project");

static TENANCY: Tenancy = Tenancy {
    anyone: "Any project on gitlab.com",
    owner: "group",
    project: "project",
    shapes: &[Shape {
        prefix: "project_path:",
        after_owner: "/",
        project: "app",
        nested: PROJECT.letters.take('/'),
        after_project: ":ref_type:",
        rests: &[("branch", "branch:ref:{}"), ("tag", "tag:ref:{}")],
    }],
    keys: &[
        CHOSEN_AUDIENCE,
        key("pipeline_source", BoundTo::Nothing, &["push"]),
        key("ref_protected", BoundTo::Nothing, &["true"]),
        key("runner_environment", BoundTo::Nothing, &["gitlab-hosted"]),
        key("user_access_level", BoundTo::Nothing, &["owner"]),
        key("user_email", BoundTo::Person, &["stranger@example.com"]),
        key("user_id", BoundTo::Person, &["900000001"]),
        key("user_login", BoundTo::Person, &["{owner}"]),
        key("project_id", BoundTo::Project, &["900000002"]),
        key("namespace_id", BoundTo::Owner, &["900000003"]),
    ],
    id: Some("project_id"),
    any_project_is_risky: true,
    every_job: Some(("every branch and tag", &["ref-type", "ref"])),
    ..UNKNOWN
};

const BRANCH: usize = 0;
const TAG: usize = 1;
const MERGE_REQUEST: usize = 2;

static REPERTOIRE: Repertoire = Repertoire {
    claims: &[
        says(&["project_path"], "PROJECT"),
        says(&["namespace_path"], "PROJECT_GROUP"),
        says(&["project_id"], "PROJECT_ID"),
        says(&["namespace_id"], "NAMESPACE_ID"),
        says(&["ref"], "REF"),
        says(&["ref_type"], "REF_TYPE"),
        says(&["user_login"], "USER_LOGIN"),
        says(&["user_id"], "USER_ID"),
        says(&["user_email"], "USER_EMAIL"),
        points(&["ci_config_ref_uri"], "HOST/PROJECT//FILE@FILE_REF"),
    ],
    follows: &[
        follows("PROJECT_ID", &["PROJECT"], OTHER),
        follows("NAMESPACE_ID", &["PROJECT_GROUP"], OTHER),
        follows("USER_ID", &["USER_LOGIN"], OTHER),
        follows("USER_EMAIL", &["USER_LOGIN"], "USER_LOGIN@example.com"),
    ],
    kinds: &[
        Kind {
            subject: SUBJECT,
            parts: &[("REF_TYPE", "branch")],
            label: "branch `REF`",
            claims: &[
                says(&["pipeline_source"], "push"),
                says(&["ref_path"], "refs/heads/REF"),
                points(&["ci_config_ref_uri"], "HOST/PROJECT//FILE@refs/heads/REF"),
            ],
        },
        Kind {
            subject: SUBJECT,
            parts: &[("REF_TYPE", "tag")],
            label: "tag `REF`",
            claims: &[
                says(&["pipeline_source"], "push"),
                says(&["ref_path"], "refs/tags/REF"),
                points(&["ci_config_ref_uri"], "HOST/PROJECT//FILE@refs/tags/REF"),
            ],
        },
        Kind {
            subject: SUBJECT,
            parts: &[("REF_TYPE", "branch")],
            label: "merge request from `REF`",
            claims: &[
                says(&["pipeline_source"], "merge_request_event"),
                says(&["ref_path"], "refs/merge-requests/NUMBER/head"),
                points(&["ci_config_ref_uri"], "HOST/PROJECT//FILE@refs/merge-requests/NUMBER/head"),
            ],
        },
    ],
    usual: &[("NUMBER", "42")],
    likely: &[
        of_kind(BRANCH, "branch `main`", &[("REF", "main")]),
        of_kind(BRANCH, "another branch", &[("REF", "another-branch")]),
        of_kind(TAG, "tag `v1.2.3`", &[("REF", "v1.2.3")]),
        of_kind(MERGE_REQUEST, "merge request", &[("REF", "feature")]),
        foreign("another project of `PROJECT_GROUP`", &[("PROJECT", "PROJECT_GROUP/another-project")]),
        foreign(
            "a fork by somebody else",
            &[("PROJECT", "stranger/PROJECT_NAME"), ("USER_LOGIN", "stranger")],
        ),
    ],
    elsewhere: &[
        (&["PROJECT"], "of `PROJECT`"),
        (&["PROJECT_ID"], "of the project with the id `PROJECT_ID`"),
        (&["NAMESPACE_ID"], "of the group with the id `NAMESPACE_ID`"),
    ],
    customised: Some(Customised { runs: &[], alone: &[], words: &[] }),
    ..Repertoire::PLAIN
};

static PASSING: &[Passing] =
    &[claim("sha"), claim("pipeline_id"), claim("job_id"), claim("runner_id"), claim("ci_config_sha")];
