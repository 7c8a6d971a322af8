//! What AWS STS does with `AssumeRoleWithWebIdentity`.
//!
//! [`check`] does it all; the parts are public for those who need a decision only:
//!
//! ```
//! use whydenied::{Token, aws, report::Verdict};
//!
//! let token = Token::read(r#"{ "iss": "https://idp.example.com", "aud": "a", "sub": "s" }"#)?;
//! let policy = aws::Policy::read(r#"{ "Version": "2012-10-17", "Statement": {
//!     "Effect": "Allow",
//!     "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/idp.example.com" },
//!     "Action": "sts:AssumeRoleWithWebIdentity",
//!     "Condition": { "StringEquals": { "idp.example.com:sub": "s" } } } }"#)?;
//! let context = aws::Context::new(&token, &aws::Request::default());
//! assert_eq!(policy.evaluate(aws::ASSUME_ROLE, &context).verdict, Verdict::Allowed);
//! # Ok::<(), whydenied::report::InputError>(())
//! ```

pub mod arn;
pub(crate) mod claims;
pub(crate) mod compare;
mod complete;
pub mod context;
pub(crate) mod decision;
pub mod document;
pub mod evaluate;
pub mod global_keys;
pub(crate) mod grammar;
pub mod operator;
pub mod policy;
pub mod principal;
pub mod provider;
pub mod session;
pub(crate) mod shared_provider;
pub mod sts;
pub mod variable;
mod variants;

pub use context::Context;
use decision::Call;
pub use document::{Document, DocumentForm};
pub use policy::Policy;

use crate::Token;
use crate::finding::risk;
use crate::fix;
use crate::report::{Finding, Report, Variant};
use crate::token::signature::SignatureCheck;

/// As of which month (`YYYY-MM`) AWS's documentation was read: what it changed later is not known here.
pub const FACTS_AS_OF: &str = "2026-11";
/// The day (`YYYY-MM-DD`) on which the answers of the real service were recorded that are `observed`.
pub const RECORDED_ON: &str = "2026-09-11";

/// The action that a trust policy must allow.
pub const ASSUME_ROLE: &str = "sts:AssumeRoleWithWebIdentity";
/// The action that it must allow as well for a token with session tags.
pub const TAG_SESSION: &str = "sts:TagSession";
/// The action that it must allow as well for a token with a source identity.
pub const SET_SOURCE_IDENTITY: &str = "sts:SetSourceIdentity";

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
    /// What the issuer's keys say of this token's signature: the outcome of [`Token::signed_with`],
    /// and of the arithmetic behind it.
    pub signature: Option<SignatureCheck>,
    /// Other condition keys of the request: their values, or `None` for a key known to be absent.
    pub context: Vec<(String, Option<Vec<String>>)>,
}

/// Decides as AWS STS would, says why, offers edits of the policy that let a denied call in, and says
/// what else the policy lets in.
#[must_use]
pub fn check(token: &Token, policy: &Policy<'_>, request: &Request) -> Report {
    check_under(token, policy, &[], request)
}

/// Every risk and every fault of a trust policy, without a token: the gravest first, then as they
/// stand in its text.
///
/// ```
/// use whydenied::aws;
///
/// let policy = aws::Policy::read(r#"{ "Version": "2012-10-17", "Statement": {
///     "Effect": "Allow",
///     "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/gitlab.com" },
///     "Action": "sts:AssumeRoleWithWebIdentity",
///     "Condition": { "StringLike": { "gitlab.com:sub": "project_path:acme*" } } } }"#)?;
/// assert_eq!(aws::lint(&policy)[0].code, "wildcard-before-owner-end");
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
#[must_use]
pub fn lint(policy: &Policy<'_>) -> Vec<Finding> {
    risk::lint(policy)
}

/// The same for a role in an organization with resource control policies, read by
/// [`Policy::read_resource_control`].
///
/// ```
/// use whydenied::{Token, aws, report::{DecidedBy, Verdict}};
///
/// let token = Token::read(r#"{ "iss": "https://idp.example.com", "aud": "a", "sub": "s" }"#)?;
/// let policy = aws::Policy::read(r#"{ "Version": "2012-10-17", "Statement": {
///     "Effect": "Allow",
///     "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/idp.example.com" },
///     "Action": "sts:AssumeRoleWithWebIdentity" } }"#)?;
/// let only_gitlab = aws::Policy::read_resource_control(r#"{ "Version": "2012-10-17", "Statement": {
///     "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRoleWithWebIdentity", "Resource": "*",
///     "Condition": { "Null": { "gitlab.com:sub": "true" } } } }"#)?;
/// let report = aws::check_under(&token, &policy, &[only_gitlab], &aws::Request::default());
/// assert_eq!(report.verdict, Verdict::Denied);
/// assert_eq!(report.decided_by, DecidedBy::ResourceControlPolicy);
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
#[must_use]
pub fn check_under(
    token: &Token,
    policy: &Policy<'_>,
    resource_control_policies: &[Policy<'_>],
    request: &Request,
) -> Report {
    let call = Call { token, request, policy, resource_control: resource_control_policies };
    let decision = call.decide();
    let mut report = crate::report::aws::explain(&decision);
    fix::aws::offer(&decision, &mut report);
    risk::add(policy, request, &mut report);
    report
}

/// Decides and says why, as [`check_under`] does, without a search for fixes and without the risks of
/// the policy: for a front end that shows the verdict first, or does not carry the code of these.
#[must_use]
pub fn explain(
    token: &Token,
    policy: &Policy<'_>,
    resource_control_policies: &[Policy<'_>],
    request: &Request,
) -> Report {
    let call = Call { token, request, policy, resource_control: resource_control_policies };
    crate::report::aws::explain(&call.decide())
}

/// What the policies make of tokens like this one: another branch, a tag, a pull request, another
/// repository; another namespace; another stack. The token at hand comes first, then from the nearest to
/// the most foreign, among them those that the policies name. None where nothing is known of the issuer's
/// tokens.
///
/// At most 24 tokens, at most eight of them because the policy names them, under policies of 32,768 bytes at
/// most.
///
/// ```
/// use whydenied::{Token, aws, report::Verdict};
///
/// let token = Token::read(r#"{ "iss": "https://gitlab.com", "aud": "a",
///     "sub": "project_path:acme/web:ref_type:branch:ref:feature" }"#)?;
/// let policy = aws::Policy::read(r#"{ "Version": "2012-10-17", "Statement": {
///     "Effect": "Allow",
///     "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/gitlab.com" },
///     "Action": "sts:AssumeRoleWithWebIdentity",
///     "Condition": { "StringEquals": { "gitlab.com:sub": "project_path:acme/web:ref_type:branch:ref:main" } } } }"#)?;
/// let variants = aws::variants(&token, &policy, &[], &aws::Request::default());
///
/// assert_eq!(variants[0].label, "branch `feature`");
/// assert_eq!((&*variants[1].label, variants[1].verdict), ("branch `main`", Verdict::Allowed));
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
#[must_use]
pub fn variants(
    token: &Token,
    policy: &Policy<'_>,
    resource_control_policies: &[Policy<'_>],
    request: &Request,
) -> Vec<Variant> {
    variants::variants(Call { token, request, policy, resource_control: resource_control_policies })
}
