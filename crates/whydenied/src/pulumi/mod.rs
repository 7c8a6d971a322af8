//! What Pulumi Cloud does when a token of another issuer is exchanged for one of its own.
//!
//! Source: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/>

pub mod checks;
pub mod compare;
pub mod document;
pub mod evaluate;
pub mod exchange;
pub mod grammar;
pub mod lifetime;
pub mod path;
pub mod policy;
pub mod target;

pub use document::{Document, DocumentForm, Registration};
pub use exchange::Exchange;
pub use policy::{Decision, Policy, Rule, TokenType};

use crate::Token;
use crate::finding::pulumi_error;
use crate::report::{Input, InputError, Report};

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

/// Decides as Pulumi Cloud would about an exchange of `token`, and says why.
#[must_use]
pub fn check(token: &Token, document: &Document<'_>, exchange: &Exchange) -> Report {
    crate::report::pulumi::check(token, document, exchange)
}
