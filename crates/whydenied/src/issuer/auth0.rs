//! Auth0.

use super::table::field::{ANY, field};
use super::table::tokens::{OTHER, Repertoire, another, kind};
use super::table::{CONDITION_KEYS, Issuer, Peculiarity};

pub(super) static AUTH0: Issuer = Issuer {
    id: "auth0",
    name: "Auth0",
    providers: &["*.auth0.com/"],
    subjects: &[SUBJECT],
    source: CONDITION_KEYS,
    fields: &[field("USER_ID", ANY, "user")],
    peculiar: &[Peculiarity::CustomClaims],
    repertoire: Some(&REPERTOIRE),
    ..Issuer::UNNAMED
};

const SUBJECT: &str = "auth0|USER_ID";

static REPERTOIRE: Repertoire = Repertoire {
    kinds: &[kind(SUBJECT, "user `USER_ID`", &[])],
    likely: &[another("another user", &[("USER_ID", OTHER)])],
    ..Repertoire::PLAIN
};
