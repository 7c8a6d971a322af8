//! Okta.

use super::table::{CONDITION_KEYS, Issuer, Peculiarity};

pub(super) static OKTA: Issuer = Issuer {
    id: "okta",
    name: "Okta",
    providers: &["*.okta.com", "*.okta.com/oauth2/*"],
    source: CONDITION_KEYS,
    peculiar: &[Peculiarity::CustomClaims],
    ..Issuer::UNNAMED
};
