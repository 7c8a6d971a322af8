//! How long the access token lives that an exchange gives.

use super::exchange::Exchange;

/// The life of a token for which nobody asked otherwise, in seconds.
///
/// Source: <https://www.pulumi.com/docs/reference/cloud-rest-api/oauth-token-exchange/> (documented).
pub const DEFAULT_EXPIRATION: u64 = 7_200;
/// The longest life of an issuer's tokens unless its registration says otherwise, in seconds.
///
/// Source: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/> (documented).
pub const DEFAULT_MAX_EXPIRATION: u64 = 90_000;

/// The life of the token, in seconds. One that asks for more gets as much as the issuer may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// What is asked for, or what a request gets that does not ask.
    pub requested: u64,
    /// The longest that the issuer may.
    pub maximum: u64,
    /// What the token gets.
    pub granted: u64,
}

impl Lifetime {
    /// Of the token that this exchange gives.
    #[must_use]
    pub fn of(exchange: &Exchange) -> Self {
        let requested = exchange.expiration.unwrap_or(DEFAULT_EXPIRATION);
        let maximum = exchange.registration.max_expiration.unwrap_or(DEFAULT_MAX_EXPIRATION);
        Self { requested, maximum, granted: requested.min(maximum) }
    }
}
