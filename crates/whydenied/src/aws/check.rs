//! A call of AWS STS: decided, explained, mended, and its policy looked through.

use crate::Token;
use crate::aws::Request;
use crate::aws::decision::Call;
#[cfg(feature = "lint")]
use crate::aws::lint as lints;
#[cfg(feature = "mend")]
use crate::aws::mend;
use crate::aws::policy::Policy;
#[cfg(feature = "lint")]
use crate::report::Admission;
use crate::report::{Finding, Report, Variant};

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
#[cfg(feature = "lint")]
#[must_use]
pub fn lint(policy: &Policy<'_>) -> Vec<Finding> {
    lints::lint(policy)
}

/// Whom the statements of a trust policy let in, as they say it themselves: for each that allows, the tests that are to be passed. That a
/// deny keeps somebody out again is not looked at.
#[cfg(feature = "lint")]
#[must_use]
pub fn admissions(policy: &Policy<'_>) -> Vec<Admission> {
    lints::admissions(policy)
}

/// The same as [`check`] for a role in an organization with resource control policies, read by
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
    #[cfg_attr(
        not(any(feature = "lint", feature = "mend")),
        expect(unused_mut, reason = "nothing is added to it")
    )]
    let mut report = crate::aws::explain::report::explain(&decision);
    #[cfg(feature = "mend")]
    mend::offer(&decision, &mut report);
    #[cfg(feature = "lint")]
    lints::add(policy, request, &mut report);
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
    crate::aws::explain::report::explain(&call.decide())
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
    crate::aws::variants::variants(Call {
        token,
        request,
        policy,
        resource_control: resource_control_policies,
    })
}
