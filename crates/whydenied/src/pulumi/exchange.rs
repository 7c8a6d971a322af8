//! The token exchange: what is asked of Pulumi Cloud.
//!
//! Source: <https://www.pulumi.com/docs/reference/cloud-rest-api/oauth-token-exchange/>

use super::document::Registration;
use super::policy::TokenType;
use crate::token::signature::SignatureCheck;

/// The request as far as it is known. What is not given is unknown, never guessed.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// The organization, from the request's `audience` `urn:pulumi:org:ORG`.
    pub organization: Option<String>,
    /// The type of token that is asked for.
    pub token_type: Option<TokenType>,
    /// The team, for a team token.
    pub team: Option<String>,
    /// The user's login, for a personal token.
    pub user: Option<String>,
    /// The deployment runner, for a runner token.
    pub runner: Option<String>,
    /// Whether an organization token with admin permissions is asked for: scope `admin`.
    pub admin: bool,
    /// How long the token shall live, in seconds.
    pub expiration: Option<u64>,
    /// The issuer as it is registered with the organization.
    pub registration: Registration,
    /// The time, in seconds since 1970; the token's times are read against it.
    pub now: Option<i64>,
    /// Whether an expired token is denied. Without it the expiry is a finding only: people paste
    /// old tokens.
    pub judge_times: bool,
    /// What the issuer's keys say of this token's signature.
    pub signature: Option<SignatureCheck>,
}

/// Something that nobody said and that was taken from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// What was assumed.
    pub field: AssumedField,
    /// Its value, as the request would have it, such as `personal` or `alice`.
    pub value: String,
    /// Where it comes from.
    pub basis: Basis,
}

/// A part of the request that may be assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssumedField {
    /// The organization.
    Organization,
    /// The type of token.
    TokenType,
    /// The team, the user or the runner.
    Target,
}

/// What an assumption rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Every policy that allows anything is for it.
    OnlyTarget,
    /// The token's `aud` names it, where `pulumi login` looks for it.
    TokenAudience,
    /// The token's `scope` names it, where `pulumi login` looks for it.
    TokenScope,
    /// A rule for `aud` names it.
    AudienceRule,
    /// The registration of the issuer names it.
    Registration,
}
