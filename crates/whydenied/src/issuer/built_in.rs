//! The identity providers that AWS knows without a provider object: there is no list of client
//! IDs, so that the trust policy alone tests the audience, and each has a set of keys of its own.

use super::Issuer;

const SOURCE: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif";

pub(super) static GOOGLE: Issuer = Issuer {
    id: "google",
    name: "Google",
    providers: &["accounts.google.com"],
    built_in: true,
    default_claims: &["aud", "oaud", "sub", "email"],
    condition_claims: &["google/organization_number"],
    numeric_claims: &["google/organization_number"],
    claims: &[
        ("sub", "the numeric id of the user or service account"),
        ("azp", "the client id the token was issued to; AWS takes it for the audience"),
        ("google", "the organization of the service account"),
        ("google:organization_number", "the number of that organization"),
    ],
    source: SOURCE,
    ..Issuer::UNNAMED
};

pub(super) static COGNITO: Issuer = Issuer {
    id: "cognito",
    name: "Amazon Cognito identity pools",
    providers: &["cognito-identity.amazonaws.com"],
    built_in: true,
    default_claims: &["aud", "oaud", "sub", "amr"],
    claims: &[
        ("aud", "the id of the identity pool"),
        ("sub", "the identity id"),
        ("amr", "whether the user is authenticated, and by which login provider"),
    ],
    subjects: &["REGION:IDENTITY_ID"],
    required_key: Some("aud"),
    source: SOURCE,
    ..Issuer::UNNAMED
};

/// The user guide lists `sub` as well, the service authorization reference does not.
pub(super) static AMAZON: Issuer = Issuer {
    id: "login-with-amazon",
    name: "Login with Amazon",
    providers: &["www.amazon.com"],
    built_in: true,
    default_claims: &["sub"],
    condition_claims: &["app_id", "user_id"],
    claims: &[("app_id", "the id of the application"), ("user_id", "the id of the user")],
    source: SOURCE,
    ..Issuer::UNNAMED
};

pub(super) static FACEBOOK: Issuer = Issuer {
    id: "facebook",
    name: "Facebook",
    providers: &["graph.facebook.com"],
    built_in: true,
    default_claims: &[],
    condition_claims: &["app_id", "id"],
    claims: &[("app_id", "the id of the application"), ("id", "the id of the user")],
    source: SOURCE,
    ..Issuer::UNNAMED
};
