//! Identity platforms: directories, sign-in services, secret stores.

use super::Issuer;

pub(super) static ENTRA_V1: Issuer = Issuer {
    id: "entra-v1",
    name: "Microsoft Entra ID (version 1 tokens)",
    providers: &["sts.windows.net/*/"],
    claims: ENTRA_CLAIMS,
    source: super::CONDITION_KEYS,
    ..Issuer::UNNAMED
};

pub(super) static ENTRA_V2: Issuer = Issuer {
    id: "entra-v2",
    name: "Microsoft Entra ID (version 2 tokens)",
    providers: &["login.microsoftonline.com/*/v2.0"],
    claims: ENTRA_CLAIMS,
    source: super::CONDITION_KEYS,
    ..Issuer::UNNAMED
};

static ENTRA_CLAIMS: &[(&str, &str)] = &[
    ("sub", "the user or application, by an id that may differ from one client to the next"),
    ("appid", "the application's client id, in version 1 tokens"),
    ("groups", "the groups the user is in"),
    ("oid", "the id of the user or service principal in the directory"),
    ("tid", "the directory's id"),
];

pub(super) static AUTH0: Issuer = Issuer {
    id: "auth0",
    name: "Auth0",
    providers: &["*.auth0.com/"],
    subjects: &["auth0|USER_ID"],
    source: super::CONDITION_KEYS,
    ..Issuer::UNNAMED
};

pub(super) static OKTA: Issuer = Issuer {
    id: "okta",
    name: "Okta",
    providers: &["*.okta.com", "*.okta.com/oauth2/*"],
    source: super::CONDITION_KEYS,
    ..Issuer::UNNAMED
};

/// Vault and `OpenBao`, at whatever host: their identity tokens share one path.
pub(super) static VAULT: Issuer = Issuer {
    id: "vault",
    name: "Vault",
    providers: &["*/v1/identity/oidc"],
    claims: &[("sub", "the id of the entity"), ("aud", "the client id of the role")],
    subjects: &["ENTITY_ID"],
    source: super::CONDITION_KEYS,
    ..Issuer::UNNAMED
};

pub(super) static ORACLE: Issuer = Issuer {
    id: "oci",
    name: "Oracle Cloud Infrastructure",
    providers: &["idcs-*.identity.oraclecloud.com"],
    condition_claims: &["rpst_id"],
    claims: &[("rpst_id", "the id of the resource principal session token")],
    source: super::CONDITION_KEYS,
    ..Issuer::UNNAMED
};
