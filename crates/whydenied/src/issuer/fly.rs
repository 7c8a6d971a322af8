//! Fly.io.

use super::table::field::{Field, Letters, NAME, field};
use super::table::next_run::part;
use super::table::tenancy::{Shape, Tenancy, UNKNOWN};
use super::table::tokens::{OTHER, Repertoire, another, follows, foreign, kind, says};
use super::table::{CONDITION_KEYS, Issuer};

pub(super) static FLY: Issuer = Issuer {
    id: "fly",
    name: "Fly.io",
    providers: &["oidc.fly.io/*"],
    claims: &[("sub", "the organization, the application and the machine")],
    subjects: &[SUBJECT],
    source: CONDITION_KEYS,
    fields: FIELDS,
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    passing: &[part("MACHINE", "machine", &["machine"])],
    ..Issuer::UNNAMED
};

const SUBJECT: &str = "ORGANIZATION:APPLICATION:MACHINE";

static FIELDS: &[Field] = &[
    field("ORGANIZATION", NAME, "organization"),
    APPLICATION,
    field("APPLICATION_ID", Letters::Words(""), "application"),
    MACHINE,
    field("MACHINE_ID", Letters::Words(""), "machine"),
];

const APPLICATION: Field = field("APPLICATION", NAME, "application");
const MACHINE: Field = field("MACHINE", NAME, "machine");

static TENANCY: Tenancy = Tenancy {
    anyone: "Any application of the Fly.io organization",
    owner: "application",
    // The organization is the end of the issuer's URL.
    shapes: &[Shape {
        prefix: "{tenant}:",
        ..Shape::of(SUBJECT, &APPLICATION, &MACHINE).usually("3d8d413b29d089")
    }],
    ..UNKNOWN
};

/// Source: <https://fly.io/docs/security/openid-connect/>.
static REPERTOIRE: Repertoire = Repertoire {
    claims: &[
        says(&["app_name"], "APPLICATION"),
        says(&["app_id"], "APPLICATION_ID"),
        says(&["machine_name"], "MACHINE"),
        says(&["machine_id"], "MACHINE_ID"),
    ],
    follows: &[
        follows("APPLICATION_ID", &["APPLICATION"], OTHER),
        follows("MACHINE", &["APPLICATION"], OTHER),
        follows("MACHINE_ID", &["MACHINE"], OTHER),
    ],
    kinds: &[kind(SUBJECT, "machine `MACHINE` of `APPLICATION`", &[])],
    likely: &[
        another("another machine of `APPLICATION`", &[("MACHINE", OTHER)]),
        foreign("another application of `ORGANIZATION`", &[("APPLICATION", "another-application")]),
    ],
    ..Repertoire::PLAIN
};
