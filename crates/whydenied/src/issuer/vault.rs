//! Vault and `OpenBao`.

use super::table::field::{UUID, plain};
use super::table::tokens::{OTHER, Repertoire, another, kind};
use super::table::{CONDITION_KEYS, Issuer, Peculiarity};

/// Vault and `OpenBao`, at whatever host: their identity tokens share one path.
pub(super) static VAULT: Issuer = Issuer {
    id: "vault",
    name: "Vault",
    providers: &["*/v1/identity/oidc"],
    claims: &[("sub", "the id of the entity"), ("aud", "the client id of the role")],
    subjects: &[SUBJECT],
    source: CONDITION_KEYS,
    fields: &[plain(SUBJECT, UUID)],
    peculiar: &[Peculiarity::CustomClaims],
    repertoire: Some(&REPERTOIRE),
    ..Issuer::UNNAMED
};

const SUBJECT: &str = "ENTITY_ID";

static REPERTOIRE: Repertoire = Repertoire {
    kinds: &[kind(SUBJECT, "entity `ENTITY_ID`", &[])],
    likely: &[another("another entity", &[(SUBJECT, OTHER)])],
    ..Repertoire::PLAIN
};
