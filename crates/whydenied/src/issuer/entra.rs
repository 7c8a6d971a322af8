//! Microsoft Entra ID, by the two versions of its tokens.

use super::table::{CONDITION_KEYS, Issuer, Peculiarity};

pub(super) static V1: Issuer = Issuer {
    id: "entra-v1",
    name: "Microsoft Entra ID (version 1 tokens)",
    providers: &["sts.windows.net/*/"],
    claims: CLAIMS,
    source: CONDITION_KEYS,
    peculiar: &[Peculiarity::CustomClaims],
    ..Issuer::UNNAMED
};

pub(super) static V2: Issuer = Issuer {
    id: "entra-v2",
    name: "Microsoft Entra ID (version 2 tokens)",
    providers: &["login.microsoftonline.com/*/v2.0"],
    ..V1
};

static CLAIMS: &[(&str, &str)] = &[
    ("sub", "the user or application, by an id that may differ from one client to the next"),
    ("appid", "the application's client id, in version 1 tokens"),
    ("groups", "the groups the user is in"),
    ("oid", "the id of the user or service principal in the directory"),
    ("tid", "the directory's id"),
];
