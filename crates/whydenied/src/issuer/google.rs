//! Google, which AWS knows without a provider object: there is no list of client IDs, so that the
//! trust policy alone tests the audience, and it has a set of keys of its own.

use super::table::tenancy::{BoundTo, Key, Tenancy, UNKNOWN, key};
use super::table::{BUILT_IN_KEYS, Issuer};

pub(super) static GOOGLE: Issuer = Issuer {
    id: "google",
    name: "Google",
    providers: &["accounts.google.com"],
    built_in: true,
    default_claims: &["aud", "oaud", "sub", "email"],
    condition_claims: &[ORGANIZATION_NUMBER],
    renamed_keys: &[(ORGANIZATION_NUMBER, "google:organization_number")],
    numeric_claims: &[ORGANIZATION_NUMBER],
    claims: &[
        ("sub", "the numeric id of the user or service account"),
        ("azp", "the client id the token was issued to; AWS takes it for the audience"),
        ("google", "the organization of the service account"),
        ("google:organization_number", "the number of that organization"),
    ],
    source: BUILT_IN_KEYS,
    tenancy: Some(&TENANCY),
    ..Issuer::UNNAMED
};

/// The key of the organization of a service account. The claim is nested in some tokens, and in others not.
const ORGANIZATION_NUMBER: &str = "google/organization_number";

/// A service account chooses the audience of its token, which is `oaud`; `aud` is its own number.
static TENANCY: Tenancy = Tenancy {
    anyone: "Anyone with a Google account",
    keys: &[
        Key {
            name: "aud",
            claim: "azp",
            bound_to: BoundTo::Owner,
            values: &["900000000001-stranger.apps.googleusercontent.com"],
            in_rest: None,
        },
        Key {
            name: "oaud",
            claim: "aud",
            bound_to: BoundTo::Nothing,
            values: &["sts.amazonaws.com"],
            in_rest: None,
        },
        key("email", BoundTo::Owner, &["stranger@example.com"]),
        Key {
            name: ORGANIZATION_NUMBER,
            claim: "google:organization_number",
            bound_to: BoundTo::Owner,
            values: &["900000000003"],
            in_rest: None,
        },
    ],
    ..UNKNOWN
};
