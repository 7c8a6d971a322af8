//! A call of `AssumeRoleWithWebIdentity`, as texts.

use std::cell::OnceCell;

use super::Reading;
use super::reading::{self, needed};
use crate::Token;
use crate::aws::{self, Document, Policy, Request};
use crate::report::{Finding, Input, InputError, Report, TokenReport, Variant};
use crate::service_answer::provider::ProviderAnswer;
use crate::token::jwks::Jwks;
#[cfg(feature = "write")]
use crate::write::{self, WrittenPolicy};

/// The texts as they were pasted. What is decoded of them is kept here, for a [`Case`] to point into.
#[derive(Debug, Default)]
pub struct Texts<'t> {
    token: Option<&'t str>,
    policy: Option<&'t str>,
    limits: Vec<&'t str>,
    role: Option<String>,
    given: Vec<(String, String)>,
    document: OnceCell<Reading<Document<'t>>>,
}

impl<'t> Texts<'t> {
    /// With a token: a JWT with whatever stands around it, its claims, or the CloudTrail event of the call.
    #[must_use]
    pub fn token(self, text: impl Into<Option<&'t str>>) -> Self {
        Self { token: text.into(), ..self }
    }

    /// With the role's trust policy, or what it stands in.
    #[must_use]
    pub fn policy(self, text: impl Into<Option<&'t str>>) -> Self {
        Self { policy: text.into(), document: OnceCell::new(), ..self }
    }

    /// With the resource control policies of the role's organization, each a text.
    #[must_use]
    pub fn limits(self, texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self { limits: texts.into_iter().collect(), ..self }
    }

    /// With the name or the ARN of the role to take of an answer that lists several.
    #[must_use]
    pub fn role<'n>(self, name: impl Into<Option<&'n str>>) -> Self {
        Self { role: name.into().map(str::to_owned), document: OnceCell::new(), ..self }
    }

    /// With what names of a program stand for, each with its value.
    #[must_use]
    pub fn given(self, given: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { given: given.into_iter().collect(), document: OnceCell::new(), ..self }
    }

    fn document(&self) -> &Reading<Document<'t>> {
        self.document.get_or_init(|| {
            Reading::of(self.policy, |text| Document::read_with(text, self.role.as_deref(), &self.given))
        })
    }
}

/// What was read of the texts about one call, and what can be asked of it.
///
/// What needs a text that is missing or cannot be read gives the error of the first such text, in the order of token,
/// policy, resource control policies. Keys and provider are never needed: whoever gave them asks for
/// [their error](Self::error_in).
#[derive(Clone, Debug)]
pub struct Case<'c> {
    /// The token.
    pub token: Reading<Token>,
    /// What the policy was found in; places in the policy lie in [its text](Document::text).
    pub document: &'c Reading<Document<'c>>,
    /// The role's trust policy. Places of its error lie in the document's text, where a document was read.
    pub policy: Reading<Policy<'c>>,
    /// The resource control policies that could be read, in their order.
    pub limits: Vec<Policy<'c>>,
    /// Those that could not, each with its number from 0.
    pub unread_limits: Vec<(usize, InputError)>,
    /// What AWS says of the provider.
    pub provider: Reading<ProviderAnswer>,
    /// The issuer's keys.
    pub jwks: Reading<Jwks>,
    /// The request as far as it was given. What else the texts say of it is seen in each report.
    pub request: Request,
}

impl<'c> Case<'c> {
    /// Reads the texts.
    #[must_use]
    pub fn read(texts: &'c Texts<'_>, request: Request) -> Self {
        let document = texts.document();
        let token = Reading::of(texts.token, reading::token);
        let policy = match document {
            Reading::Missing => Reading::Missing,
            Reading::Unread(error) => Reading::Unread(error.clone()),
            Reading::Read(document) => Policy::read_document_for(document, token.read(), &request)
                .map_or_else(Reading::Unread, Reading::Read),
        };
        let mut case = Self {
            token,
            document,
            policy,
            limits: Vec::new(),
            unread_limits: Vec::new(),
            provider: Reading::Missing,
            jwks: Reading::Missing,
            request,
        };
        for (number, text) in texts.limits.iter().enumerate() {
            match Policy::read_resource_control(text) {
                Ok(policy) => case.limits.push(policy),
                Err(error) => case.unread_limits.push((number, error)),
            }
        }
        case
    }

    /// With the time at which it is asked, in seconds since 1970, where the request says none: an event brings the
    /// time of its call along.
    #[must_use]
    pub fn at(mut self, clock: Option<i64>) -> Self {
        let is_event = self.token.read().is_some_and(|token| token.event.is_some());
        self.request.now = self.request.now.or(clock.filter(|_| !is_event));
        self
    }

    /// With the answer of `aws iam get-open-id-connect-provider`, which completes the request.
    #[must_use]
    pub fn with_provider(mut self, text: Option<&str>) -> Self {
        self.provider = Reading::of(text, ProviderAnswer::read);
        if let Reading::Read(provider) = &self.provider {
            provider.complete(&mut self.request);
        }
        self
    }

    /// With the issuer's keys. What they say of the signature is for `check_signature`, or for whoever has the
    /// arithmetic: see [`Token::signed_with`].
    #[must_use]
    pub fn with_keys(mut self, text: Option<&str>) -> Self {
        self.jwks = Reading::of(text, Jwks::read);
        self
    }

    /// Checks the token's signature with the issuer's keys, if there are both.
    #[cfg(feature = "signature")]
    #[must_use]
    pub fn check_signature(mut self) -> Self {
        if let (Some(token), Some(jwks)) = (self.token.read(), self.jwks.read()) {
            self.request.signature = Some(token.check_signature(jwks));
        }
        self
    }

    /// Why the text that is `input` cannot be read; of several resource control policies the first that cannot.
    #[must_use]
    pub fn error_in(&self, input: Input) -> Option<&InputError> {
        match input {
            Input::Token => self.token.error(),
            Input::Policy => self.policy.error(),
            Input::ResourceControlPolicy => self.unread_limits.first().map(|(_, error)| error),
            Input::Provider => self.provider.error(),
            Input::Jwks => self.jwks.error(),
            Input::Request => None,
        }
    }

    /// The verdict and why: see [`aws::explain`].
    ///
    /// # Errors
    /// A text that it needs is missing or cannot be read.
    pub fn explain(&self) -> Result<Report, InputError> {
        let (token, policy) = self.call()?;
        Ok(aws::explain(token, policy, &self.limits, &self.request))
    }

    /// The same about another token in place of this one.
    ///
    /// # Errors
    /// A policy that it needs is missing or cannot be read.
    pub fn explain_for(&self, other: &Token) -> Result<Report, InputError> {
        Ok(aws::explain(other, self.policies()?, &self.limits, &self.request))
    }

    /// The verdict and why, what to do about it, and the risks of the policy: see [`aws::check_under`].
    ///
    /// # Errors
    /// As for [`explain`](Self::explain).
    pub fn check(&self) -> Result<Report, InputError> {
        let (token, policy) = self.call()?;
        Ok(aws::check_under(token, policy, &self.limits, &self.request))
    }

    /// What the policies make of tokens like this one: see [`aws::variants`].
    ///
    /// # Errors
    /// As for [`explain`](Self::explain).
    pub fn variants(&self) -> Result<Vec<Variant>, InputError> {
        let (token, policy) = self.call()?;
        Ok(aws::variants(token, policy, &self.limits, &self.request))
    }

    /// Every risk and every fault of the trust policy, without a token: see [`aws::lint`].
    ///
    /// # Errors
    /// There is no policy, or it cannot be read.
    #[cfg(feature = "lint")]
    pub fn lint(&self) -> Result<Vec<Finding>, InputError> {
        needed(&self.policy, Input::Policy).map(aws::lint)
    }

    /// Whom the trust policy lets in, as it says it itself: see [`aws::admissions`].
    ///
    /// # Errors
    /// There is no policy, or it cannot be read.
    #[cfg(feature = "lint")]
    pub fn admissions(&self) -> Result<Vec<crate::report::Admission>, InputError> {
        needed(&self.policy, Input::Policy).map(aws::admissions)
    }

    /// The text that places in the policy count from: as it was pasted, or as it was decoded.
    ///
    /// # Errors
    /// There is no policy, or none in the text.
    pub fn policy_text(&self) -> Result<&'c str, InputError> {
        needed(self.document, Input::Policy).map(Document::text)
    }

    /// What the token says, seen from a time in seconds since 1970.
    ///
    /// # Errors
    /// There is no token, or it cannot be read.
    pub fn claims(&self, now: Option<i64>) -> Result<TokenReport, InputError> {
        let token = needed(&self.token, Input::Token)?;
        Ok(token.report_checked(now, self.request.signature.as_ref()))
    }

    /// The least policy that lets this token in and no other: see [`write::for_aws`].
    ///
    /// # Errors
    /// There is no token, it cannot be read, or no policy could admit it.
    #[cfg(feature = "write")]
    pub fn least_policy(&self) -> Result<WrittenPolicy, InputError> {
        write::for_aws(needed(&self.token, Input::Token)?, &self.request)
    }

    /// What a verdict is about.
    fn call(&self) -> Result<(&Token, &Policy<'c>), InputError> {
        let token = needed(&self.token, Input::Token)?;
        Ok((token, self.policies()?))
    }

    /// The trust policy, where the others could be read as well.
    pub(super) fn policies(&self) -> Result<&Policy<'c>, InputError> {
        let policy = needed(&self.policy, Input::Policy)?;
        match self.unread_limits.first() {
            Some((_, error)) => Err(error.clone()),
            None => Ok(policy),
        }
    }
}
