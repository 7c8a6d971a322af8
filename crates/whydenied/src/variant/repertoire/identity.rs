//! Directories and identity pools, whose subjects are ids.

use super::{OTHER, Repertoire, another, foreign, kind, says};

pub(super) static COGNITO: Repertoire = Repertoire {
    claims: &[says(&["aud"], "POOL")],
    kinds: &[kind("REGION:IDENTITY_ID", "identity `REGION:IDENTITY_ID`", &[])],
    likely: &[
        another("another identity of the pool", &[("IDENTITY_ID", OTHER)]),
        foreign("an identity of another pool", &[("POOL", OTHER), ("IDENTITY_ID", OTHER)]),
    ],
    ..Repertoire::PLAIN
};

pub(super) static AUTH0: Repertoire = Repertoire {
    kinds: &[kind("auth0|USER_ID", "user `USER_ID`", &[])],
    likely: &[another("another user", &[("USER_ID", OTHER)])],
    ..Repertoire::PLAIN
};

pub(super) static VAULT: Repertoire = Repertoire {
    kinds: &[kind("ENTITY_ID", "entity `ENTITY_ID`", &[])],
    likely: &[another("another entity", &[("ENTITY_ID", OTHER)])],
    ..Repertoire::PLAIN
};
