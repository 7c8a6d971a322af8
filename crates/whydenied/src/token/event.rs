//! A CloudTrail event of `AssumeRoleWithWebIdentity` in place of the token: it names the provider,
//! the audience, the subject and the parameters of the call, and no other claim.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html>, whose
//! examples are of calls that succeeded; of refused ones nothing is published (unconfirmed).

pub(super) mod read;

/// The claim that carries session tags.
pub(crate) const TAGS: &str = "https://aws.amazon.com/tags";

/// The claim that carries the source identity.
pub(crate) const SOURCE_IDENTITY: &str = "https://aws.amazon.com/source_identity";

/// What a CloudTrail event says of the call, apart from the claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// When it was, in seconds since 1970.
    pub time: Option<i64>,
    /// The ARN of the IAM OIDC provider; `None` for the built-in ones.
    pub provider_arn: Option<String>,
    /// The ARN of the role to assume.
    pub role_arn: Option<String>,
    /// The `RoleSessionName`.
    pub session_name: Option<String>,
    /// The `DurationSeconds`.
    pub duration_seconds: Option<u32>,
    /// The address that the call came from.
    pub source_ip: Option<String>,
    /// The VPC endpoint that the call came through.
    pub vpc_endpoint: Option<String>,
    /// The caller's `User-Agent`.
    pub user_agent: Option<String>,
    /// The Region whose endpoint was called.
    pub region: Option<String>,
    /// The error that AWS answered, such as `AccessDenied`; `None` for a call that succeeded.
    pub error_code: Option<String>,
    /// Its message.
    pub error_message: Option<String>,
}
