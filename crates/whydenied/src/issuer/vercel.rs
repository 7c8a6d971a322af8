//! Vercel.

use super::table::field::{Field, Letters, NAME, field};
use super::table::tenancy::{BoundTo, Shape, Tenancy, UNKNOWN, key};
use super::table::tokens::{OTHER, Repertoire, another, follows, foreign, kind, says};
use super::table::{CONDITION_KEYS, Issuer};

pub(super) static TEAM: Issuer = Issuer {
    id: "vercel",
    name: "Vercel",
    providers: &["oidc.vercel.com/*"],
    claims: &[
        ("sub", "the team, the project and the environment"),
        ("environment", "the environment of the deployment"),
        ("owner", "the team"),
        ("project", "the project"),
    ],
    subjects: &[SUBJECT],
    source: CONDITION_KEYS,
    fields: FIELDS,
    tenancy: Some(&TENANCY_OF_TEAM),
    repertoire: Some(&REPERTOIRE),
    ..Issuer::UNNAMED
};

/// Vercel's global mode: one issuer for all teams, so that AWS demands a test of the audience.
pub(super) static GLOBAL: Issuer =
    Issuer { providers: &["oidc.vercel.com"], required_key: Some("aud"), tenancy: Some(&TENANCY), ..TEAM };

const SUBJECT: &str = "owner:TEAM:project:PROJECT:environment:ENVIRONMENT";

static FIELDS: &[Field] = &[
    TEAM_NAME,
    PROJECT,
    ENVIRONMENT,
    field("TEAM_ID", Letters::Words("_"), "team"),
    field("PROJECT_ID", Letters::Words("_"), "project"),
];

const TEAM_NAME: Field = field("TEAM", NAME, "team");
const PROJECT: Field = field("PROJECT", NAME, "project");
const ENVIRONMENT: Field = field("ENVIRONMENT", NAME, "environment");

static TENANCY: Tenancy = Tenancy {
    anyone: "Any project on Vercel",
    owner: "team",
    project: "project",
    shapes: &[Shape {
        after_project: ":environment:",
        rests: &[("environment", "{}")],
        ..Shape::of(SUBJECT, &TEAM_NAME, &PROJECT)
    }],
    keys: &[key("aud", BoundTo::Owner, &["https://vercel.com/{owner}"])],
    any_project_is_risky: true,
    ..UNKNOWN
};

static TENANCY_OF_TEAM: Tenancy = Tenancy {
    anyone: "Any project of the team",
    owner: "project",
    // The team is the end of the issuer's URL.
    shapes: &[Shape {
        prefix: "owner:{tenant}:project:",
        ..Shape::of(SUBJECT, &PROJECT, &ENVIRONMENT).usually("production")
    }],
    ..UNKNOWN
};

/// Source: <https://vercel.com/docs/oidc/reference>. In the issuer's global mode its URL names no team.
static REPERTOIRE: Repertoire = Repertoire {
    claims: &[
        says(&["iss"], "https://oidc.vercel.com/TEAM"),
        says(&["aud"], "https://vercel.com/TEAM"),
        says(&["owner"], "TEAM"),
        says(&["owner_id"], "TEAM_ID"),
        says(&["project"], "PROJECT"),
        says(&["project_id"], "PROJECT_ID"),
        says(&["environment"], "ENVIRONMENT"),
        says(&["scope"], SUBJECT),
    ],
    follows: &[follows("TEAM_ID", &["TEAM"], OTHER), follows("PROJECT_ID", &["TEAM", "PROJECT"], OTHER)],
    kinds: &[kind(SUBJECT, "environment `ENVIRONMENT`", &[])],
    likely: &[
        another("environment `production`", &[("ENVIRONMENT", "production")]),
        another("environment `preview`", &[("ENVIRONMENT", "preview")]),
        another("environment `development`", &[("ENVIRONMENT", "development")]),
        foreign("another project of `TEAM`", &[("PROJECT", "another-project")]),
        foreign("another team", &[("TEAM", "stranger")]),
    ],
    elsewhere: &[(&["TEAM", "PROJECT"], "of `TEAM/PROJECT`")],
    ..Repertoire::PLAIN
};
