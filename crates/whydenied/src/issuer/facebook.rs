//! Facebook, which AWS knows without a provider object: there is no list of client IDs, so that the
//! trust policy alone tests the audience, and it has a set of keys of its own.

use super::table::tenancy::{BoundTo, Tenancy, UNKNOWN, key};
use super::table::{BUILT_IN_KEYS, Issuer};

pub(super) static FACEBOOK: Issuer = Issuer {
    id: "facebook",
    name: "Facebook",
    providers: &["graph.facebook.com"],
    built_in: true,
    default_claims: &[],
    condition_claims: &["app_id", "id"],
    claims: &[("app_id", "the id of the application"), ("id", "the id of the user")],
    source: BUILT_IN_KEYS,
    tenancy: Some(&TENANCY),
    identifiers: &["app_id", "id"],
    ..Issuer::UNNAMED
};

static TENANCY: Tenancy = Tenancy {
    anyone: "Any user of any application with Facebook login",
    keys: &[
        key("app_id", BoundTo::Owner, &["900000000000001"]),
        key("id", BoundTo::Owner, &["900000000000002"]),
    ],
    ..UNKNOWN
};
