//! What AWS STS does with `AssumeRoleWithWebIdentity`.

use std::marker::PhantomData;

use crate::Token;
use crate::report::{InputError, Report};

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
    /// The ARN of the IAM OIDC provider.
    pub provider_arn: Option<String>,
    /// The client IDs registered with the provider; empty when they are not known.
    pub client_ids: Vec<String>,
    /// The `RoleSessionName`.
    pub session_name: Option<String>,
    /// Other condition keys of the request: their values, or `None` for a key known to be absent.
    pub context: Vec<(String, Option<Vec<String>>)>,
}

/// A trust policy as it was read.
#[derive(Clone, Debug)]
pub struct Policy<'t> {
    text: PhantomData<&'t str>,
}

impl<'t> Policy<'t> {
    /// Reads a trust policy document.
    ///
    /// # Errors
    /// What was found instead, where, and what to do about it.
    pub fn read(text: &'t str) -> Result<Self, InputError> {
        let _ = text;
        todo!()
    }
}

/// Decides as AWS STS would, and says why.
#[must_use]
pub fn check(token: &Token, policy: &Policy<'_>, request: &Request) -> Report {
    let _ = (token, policy, request);
    todo!()
}
