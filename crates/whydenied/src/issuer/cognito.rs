//! Amazon Cognito, which AWS knows without a provider object: there is no list of client IDs, so that the
//! trust policy alone tests the audience, and it has a set of keys of its own.

use super::table::field::{ANY, Field, UUID, plain};
use super::table::next_run::part;
use super::table::tenancy::{BoundTo, Tenancy, UNKNOWN, key};
use super::table::tokens::{OTHER, Repertoire, another, foreign, kind, says};
use super::table::{BUILT_IN_KEYS, Issuer, Peculiarity};

pub(super) static COGNITO: Issuer = Issuer {
    id: "cognito",
    name: "Amazon Cognito identity pools",
    providers: &["cognito-identity.amazonaws.com"],
    built_in: true,
    default_claims: &["aud", "oaud", "sub", "amr"],
    claims: &[
        ("aud", "the id of the identity pool"),
        ("sub", "the identity id"),
        ("amr", "whether the user is authenticated, and by which login provider"),
    ],
    subjects: &[SUBJECT],
    required_key: Some("aud"),
    source: BUILT_IN_KEYS,
    fields: FIELDS,
    peculiar: &[Peculiarity::UserSubjects],
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    passing: &[part("IDENTITY_ID", "identity", &["identity", "region"])],
    ..Issuer::UNNAMED
};

const SUBJECT: &str = "REGION:IDENTITY_ID";

static FIELDS: &[Field] = &[plain("REGION", UUID), plain("IDENTITY_ID", UUID), plain("POOL", ANY)];

static TENANCY: Tenancy = Tenancy {
    anyone: "Any identity of any Cognito identity pool",
    keys: &[
        key("aud", BoundTo::Owner, &["us-east-1:90000000-0000-4000-8000-000000000001"]),
        key("amr", BoundTo::Nothing, &["unauthenticated"]),
    ],
    ..UNKNOWN
};

static REPERTOIRE: Repertoire = Repertoire {
    claims: &[says(&["aud"], "POOL")],
    kinds: &[kind(SUBJECT, "identity `REGION:IDENTITY_ID`", &[])],
    likely: &[
        another("another identity of the pool", &[("IDENTITY_ID", OTHER)]),
        foreign("an identity of another pool", &[("POOL", OTHER), ("IDENTITY_ID", OTHER)]),
    ],
    ..Repertoire::PLAIN
};
