//! The pipelines of `CircleCI`.

use super::table::Issuer;
use super::table::audience::{Ask, Asks};
use super::table::field::{ALL, Field, Letters, UUID, field};
use super::table::next_run::{Passing, claim, part};
use super::table::tenancy::{BoundTo, CHOSEN_AUDIENCE, Shape, Tenancy, UNKNOWN, key};
use super::table::tokens::{OTHER, Repertoire, another, follows, foreign, kind, of_kind, says};

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
    subjects: &[SECOND, FIRST],
    source: "https://circleci.com/docs/openid-connect-tokens/",
    fields: FIELDS,
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    passing: PASSING,
    asks: Asks {
        aws: Some(Ask::in_workflow("sh", "circleci run oidc get --claims {claims}")),
        ..Asks::UNKNOWN
    },
    ..Issuer::UNNAMED
};

/// The subject of the first version of a token.
const FIRST: &str = "org/ORGANIZATION_ID/project/PROJECT_ID/user/USER_ID";
/// That of the second, which says where the code is from.
const SECOND: &str = "org/ORGANIZATION_ID/project/PROJECT_ID/user/USER_ID/vcs-origin/REPOSITORY/vcs-ref/REF";

static FIELDS: &[Field] = &[
    field("ORGANIZATION_ID", UUID, "organization"),
    PROJECT_ID,
    USER_ID,
    field("REPOSITORY", ALL, "repository"),
    field("REF", Letters::Ref, "branch"),
];

const PROJECT_ID: Field = field("PROJECT_ID", UUID, "project");
const USER_ID: Field = field("USER_ID", UUID, "user");

static TENANCY: Tenancy = Tenancy {
    anyone: "Any project of the CircleCI organization",
    owner: "project",
    shapes: &[
        Shape { project: "90000000-0000-4000-8000-000000000001", ..SHAPE },
        // The second version says which code the job runs.
        Shape {
            project: "90000000-0000-4000-8000-000000000001/vcs-origin/github.com/stranger/app/vcs-ref/refs/heads/main",
            ..SHAPE
        },
    ],
    keys: &[
        CHOSEN_AUDIENCE,
        key("oidc.circleci.com/project-id", BoundTo::Owner, &["90000000-0000-4000-8000-000000000003"]),
    ],
    ..UNKNOWN
};

/// The organization is the end of the issuer's URL.
const SHAPE: Shape = Shape { prefix: "org/{tenant}/project/", ..Shape::of(FIRST, &PROJECT_ID, &USER_ID) };

const WITH_REF: usize = 0;
const WITHOUT_REF: usize = 1;

static REPERTOIRE: Repertoire = Repertoire {
    claims: &[
        says(&["oidc.circleci.com/org-id"], "ORGANIZATION_ID"),
        says(&["oidc.circleci.com/project-id"], "PROJECT_ID"),
        says(&["oidc.circleci.com/vcs-origin"], "REPOSITORY"),
        says(&["oidc.circleci.com/vcs-ref"], "REF"),
    ],
    follows: &[follows("REPOSITORY", &["PROJECT_ID"], "REPOSITORY_GROUP/another-repository")],
    kinds: &[
        kind(SECOND, "`REF` of `REPOSITORY`", &[]),
        kind(FIRST, "a job without its ref in the subject", &[]),
    ],
    likely: &[
        of_kind(WITH_REF, "the same job, with its ref in the subject", &[]),
        of_kind(WITHOUT_REF, "the same job, without its ref in the subject", &[]),
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

static PASSING: &[Passing] = &[
    part("USER_ID", "user", &["user"]),
    claim("oidc.circleci.com/job-id"),
    claim("oidc.circleci.com/pipeline-id"),
    claim("oidc.circleci.com/workflow-id"),
];
