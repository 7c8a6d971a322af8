//! A token exchange with Pulumi Cloud: decided, explained, mended, and its policies looked through.

use crate::Token;
use crate::pulumi::decision::Asked;
use crate::pulumi::document::Document;
use crate::pulumi::exchange::Exchange;
#[cfg(feature = "lint")]
use crate::pulumi::lint as lints;
#[cfg(feature = "mend")]
use crate::pulumi::mend;
#[cfg(feature = "lint")]
use crate::report::Admission;
use crate::report::{Finding, Input, InputError, Report, Variant};
use crate::service_answer::pulumi as pulumi_error;

/// The error of Pulumi Cloud, `pulumi login` or one of Pulumi's actions that a text holds, if there is
/// one: for a front end whose token could not be read.
///
/// ```
/// use whydenied::pulumi;
///
/// let log = "error: problem logging in: organization must be specified for token exchange";
/// let error = pulumi::error_message(log).unwrap();
/// assert_eq!(error.code, "pulumi-error-message");
/// assert!(error.answer.unwrap().causes[0].fix.contains("--oidc-org"));
/// ```
#[must_use]
pub fn error_message(text: &str) -> Option<InputError> {
    pulumi_error::recognise(Input::Token, text)
}

/// Decides as Pulumi Cloud would about an exchange of `token`, says why, offers edits of the policies that
/// let a denied exchange happen, and says what else they let in.
///
/// ```
/// use whydenied::{Token, pulumi::{self, Document, Exchange}, report::Verdict};
///
/// let token = Token::read(r#"{ "aud": "urn:pulumi:org:acme", "sub": "repo:acme/web:ref:refs/heads/main" }"#)?;
/// let policies = "- decision: allow\n  tokenType: organization\n  rules:\n    sub: repo:Acme/web:*\n";
/// let report = pulumi::check(&token, &Document::read(policies, None)?, &Exchange::default());
/// assert_eq!(report.verdict, Verdict::Denied);
///
/// let (_, fix) = report.fixes()[0];
/// assert_eq!(fix.verdict_after, Verdict::Allowed);
/// assert_eq!(fix.apply(policies).unwrap(), policies.replace("Acme", "acme"));
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
#[must_use]
pub fn check(token: &Token, document: &Document<'_>, exchange: &Exchange) -> Report {
    let decision = Asked { token, document, given: exchange }.decide();
    #[cfg_attr(
        not(any(feature = "lint", feature = "mend")),
        expect(unused_mut, reason = "nothing is added to it")
    )]
    let mut report = crate::pulumi::explain::report::explain(&decision);
    #[cfg(feature = "mend")]
    mend::offer(&decision, &mut report);
    #[cfg(feature = "lint")]
    lints::add(document, &mut report);
    report
}

/// Every risk and every fault of authorization policies, without a token: the gravest first, then as they
/// stand in the text.
///
/// ```
/// use whydenied::pulumi::{self, Document};
///
/// let policies = "- decision: allow\n  tokenType: organization\n  rules:\n    sub: repo:acme*\n";
/// let findings = pulumi::lint(&Document::read(policies, None)?);
/// assert_eq!(findings[0].code, "wildcard-before-owner-end");
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
#[cfg(feature = "lint")]
#[must_use]
pub fn lint(document: &Document<'_>) -> Vec<Finding> {
    lints::lint(document)
}

/// Whom the authorization policies let in, as they say it themselves: for each that allows, the tests that are to be passed. That a
/// deny keeps somebody out again is not looked at.
#[cfg(feature = "lint")]
#[must_use]
pub fn admissions(document: &Document<'_>) -> Vec<Admission> {
    lints::admissions(document)
}

/// Decides and says why, as [`check`] does, without a search for fixes and without the risks: for a front end that shows the
/// verdict first.
#[must_use]
pub fn explain(token: &Token, document: &Document<'_>, exchange: &Exchange) -> Report {
    crate::pulumi::explain::report::explain(&Asked { token, document, given: exchange }.decide())
}

/// What the policies make of tokens like this one in the same exchange: another branch, a tag, another
/// repository; another namespace; another pod. The token at hand comes first, then from the nearest to the
/// most foreign, among them those that the policies name. None where nothing is known of the issuer's
/// tokens.
///
/// At most 24 tokens, at most eight of them because the policies name them, under policies of 32,768 bytes
/// at most.
#[must_use]
pub fn variants(token: &Token, document: &Document<'_>, exchange: &Exchange) -> Vec<Variant> {
    crate::pulumi::variants::variants(Asked { token, document, given: exchange })
}
