//! The fields of an exchange with Pulumi Cloud by their ids. Links hold them: one may be added, none renamed.

/// The name of the policies' text, which is no field of the request.
pub const POLICY: &str = "pulumi-policy";
pub const ORGANIZATION: &str = "pulumi-organization";
pub const TOKEN_TYPE: &str = "pulumi-token-type";
pub const TARGET: &str = "pulumi-target";
pub const ADMIN: &str = "pulumi-admin";
pub const EXPIRATION: &str = "pulumi-expiration";
pub const ISSUER_URL: &str = "pulumi-issuer-url";
pub const MAX_EXPIRATION: &str = "pulumi-max-expiration";
/// A request as it was pasted.
pub const REQUEST: &str = "pulumi-request";

/// All fields of the request.
pub const FIELDS: [&str; 8] =
    [ORGANIZATION, TOKEN_TYPE, TARGET, ADMIN, EXPIRATION, ISSUER_URL, MAX_EXPIRATION, REQUEST];
