//! Login with Amazon, which AWS knows without a provider object: there is no list of client IDs, so that the
//! trust policy alone tests the audience, and it has a set of keys of its own.

use super::table::tenancy::{BoundTo, Tenancy, UNKNOWN, key};
use super::table::{BUILT_IN_KEYS, Issuer};

/// The user guide lists `sub` as well, the service authorization reference does not.
pub(super) static AMAZON: Issuer = Issuer {
    id: "login-with-amazon",
    name: "Login with Amazon",
    providers: &["www.amazon.com"],
    built_in: true,
    default_claims: &["sub"],
    condition_claims: &["app_id", "user_id"],
    claims: &[("app_id", "the id of the application"), ("user_id", "the id of the user")],
    source: BUILT_IN_KEYS,
    tenancy: Some(&TENANCY),
    identifiers: &["app_id", "user_id"],
    ..Issuer::UNNAMED
};

static TENANCY: Tenancy = Tenancy {
    anyone: "Any user of any application with Login with Amazon",
    keys: &[
        key("app_id", BoundTo::Owner, &["amzn1.application-oa2-client.stranger"]),
        key("user_id", BoundTo::Owner, &["amzn1.account.STRANGER"]),
    ],
    ..UNKNOWN
};
