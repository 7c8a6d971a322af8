//! Oracle Cloud Infrastructure.

use super::table::{CONDITION_KEYS, Issuer, Peculiarity};

pub(super) static ORACLE: Issuer = Issuer {
    id: "oci",
    name: "Oracle Cloud Infrastructure",
    providers: &["idcs-*.identity.oraclecloud.com"],
    condition_claims: &["rpst_id"],
    claims: &[("rpst_id", "the id of the resource principal session token")],
    source: CONDITION_KEYS,
    peculiar: &[Peculiarity::CustomClaims],
    ..Issuer::UNNAMED
};
