//! The request of `AssumeRoleWithWebIdentity`.

use crate::program;
use crate::token::signature::SignatureCheck;

/// The action that a trust policy must allow.
pub const ASSUME_ROLE: &str = program::ASSUME_ROLE_WITH_WEB_IDENTITY;
/// The action that it must allow as well for a token with session tags.
pub const TAG_SESSION: &str = program::TAG_SESSION;
/// The action that it must allow as well for a token with a source identity.
pub const SET_SOURCE_IDENTITY: &str = "sts:SetSourceIdentity";

/// Where a request is written down that no job makes by an action of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenAs {
    /// The options of `aws sts assume-role-with-web-identity`.
    Command,
    /// The settings of a profile of the AWS SDKs.
    Profile,
    /// The environment variables that the AWS SDKs read.
    Variables,
}

/// The request as far as it is known. What is not given is unknown, never guessed.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The time, in seconds since 1970; `aws:CurrentTime` and the token's times are read against it.
    pub now: Option<i64>,
    /// Whether an expired token is denied. Without it the expiry is a finding only: people paste
    /// old tokens.
    pub judge_times: bool,
    /// The ARN of the role to assume; its account and partition are those of the provider.
    pub role_arn: Option<String>,
    /// The account of the role, where neither its ARN nor the provider's says so.
    pub account: Option<String>,
    /// The ARN of the IAM OIDC provider.
    pub provider_arn: Option<String>,
    /// The URL of the IAM OIDC provider, where its ARN is not known.
    pub provider_url: Option<String>,
    /// The client IDs registered with the provider; empty when they are not known.
    pub client_ids: Vec<String>,
    /// The `RoleSessionName`.
    pub session_name: Option<String>,
    /// The `DurationSeconds`.
    pub duration_seconds: Option<u32>,
    /// The role's `MaxSessionDuration`, in seconds.
    pub max_session_duration: Option<u32>,
    /// The `ProviderId`, which a request with an OIDC token must not have.
    pub provider_id: Option<String>,
    /// Where it is written down, so that what is to be changed in it is written so as well.
    pub written_as: Option<WrittenAs>,
    /// What the issuer's keys say of this token's signature: the outcome of [`Token::signed_with`](crate::Token::signed_with),
    /// and of the arithmetic behind it.
    pub signature: Option<SignatureCheck>,
    /// Other condition keys of the request: their values, or `None` for a key known to be absent.
    pub context: Vec<(String, Option<Vec<String>>)>,
}
