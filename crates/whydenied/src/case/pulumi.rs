//! A token exchange with Pulumi Cloud, as texts.

use super::Reading;
use super::reading::{self, needed};
use crate::Token;
use crate::pulumi::exchange::Parameters;
use crate::pulumi::{self, Document, Exchange};
use crate::report::{Finding, Input, InputError, Report, TokenReport, Variant};
use crate::token::jwks::Jwks;
#[cfg(feature = "write")]
use crate::write::{self, WrittenPolicy};

/// The texts as they were pasted.
#[derive(Clone, Debug, Default)]
pub struct Texts<'t> {
    token: Option<&'t str>,
    policies: Option<&'t str>,
    request: Option<&'t str>,
    takes_token_of_request: bool,
    issuer: Option<String>,
    given: Vec<(String, String)>,
}

impl<'t> Texts<'t> {
    /// With the issuer's token, a JWT or its claims.
    #[must_use]
    pub fn token(self, text: impl Into<Option<&'t str>>) -> Self {
        Self { token: text.into(), ..self }
    }

    /// With the issuer's authorization policies, in JSON or in YAML.
    #[must_use]
    pub fn policies(self, text: impl Into<Option<&'t str>>) -> Self {
        Self { policies: text.into(), ..self }
    }

    /// With the request as it was made: its parameters, a command, the inputs of an action.
    #[must_use]
    pub fn request(self, text: impl Into<Option<&'t str>>) -> Self {
        Self { request: text.into(), ..self }
    }

    /// With the URL of the issuer whose policies count, where there are those of several and no token that says it.
    #[must_use]
    pub fn issuer<'u>(self, url: impl Into<Option<&'u str>>) -> Self {
        Self { issuer: url.into().map(str::to_owned), ..self }
    }

    /// With what names of the program stand for that has the policies, each with its value.
    #[must_use]
    pub fn given(self, given: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { given: given.into_iter().collect(), ..self }
    }

    /// Where no token is given, that of the request is taken.
    #[must_use]
    pub fn or_token_of_request(mut self) -> Self {
        self.takes_token_of_request = true;
        self
    }
}

/// What was read of the texts about one exchange, and what can be asked of it.
///
/// What needs a text that is missing or cannot be read gives the error of the first such text, in the order of token,
/// policies. Request and keys are never needed: whoever gave them asks for [their error](Self::error_in).
#[derive(Clone, Debug)]
pub struct Case<'t> {
    /// The token. In its place may stand what Pulumi said when it failed, which its error then explains.
    pub token: Reading<Token>,
    /// The authorization policies, of several issuers those of the token's.
    pub document: Reading<Document<'t>>,
    /// The request as it was pasted.
    pub request: Reading<Parameters<'t>>,
    /// The issuer's keys.
    pub jwks: Reading<Jwks>,
    /// What is asked for: what was said of it, over the request that was pasted.
    pub exchange: Exchange,
}

impl<'t> Case<'t> {
    /// Reads the texts. What is said of the exchange outweighs the request; the URL of its registration chooses the
    /// issuer before the token does.
    ///
    /// ```
    /// use whydenied::case::pulumi::{Case, Texts};
    /// use whydenied::pulumi::Exchange;
    /// use whydenied::report::Verdict;
    ///
    /// let texts = Texts::default()
    ///     .token(r#"{ "aud": "urn:pulumi:org:acme", "sub": "repo:acme/web:ref:refs/heads/main" }"#)
    ///     .policies("- decision: allow\n  tokenType: organization\n  rules:\n    sub: repo:acme/web:*\n")
    ///     .request("audience=urn:pulumi:org:acme&grant_type=urn:ietf:params:oauth:grant-type:token-exchange");
    /// let case = Case::read(&texts, Exchange::default());
    /// assert_eq!(case.exchange.organization.as_deref(), Some("acme"));
    /// // The request has more amiss than the policies have.
    /// assert_eq!(case.check()?.verdict, Verdict::Denied);
    /// assert!(case.lint()?.is_empty());
    /// # Ok::<(), whydenied::report::InputError>(())
    /// ```
    #[must_use]
    pub fn read(texts: &Texts<'t>, said: Exchange) -> Self {
        let request = Reading::of(texts.request, Parameters::read);
        let of_request = request.read().and_then(|request| request.subject_token.as_ref());
        let of_request = of_request.filter(|_| texts.takes_token_of_request);
        let token = match (texts.token, of_request) {
            (None, Some(token)) => Reading::of(Some(token.as_str()), Token::read),
            (given, _) => Reading::of(given, |text| {
                reading::token(text).map_err(|error| pulumi::error_message(text).unwrap_or(error))
            }),
        };
        let requested = request.read().map(|request| request.exchange.clone());
        let exchange = said.over(requested.unwrap_or_default());
        let issuer = exchange.registration.url.as_deref();
        let issuer = issuer.or_else(|| token.read()?.claim_text("iss")).or(texts.issuer.as_deref());
        let document = Reading::of(texts.policies, |text| Document::read_with(text, issuer, &texts.given));
        Self { token, document, request, jwks: Reading::Missing, exchange }
    }

    /// With the issuer's keys, as for [`aws::Case`](super::aws::Case::with_keys).
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
            self.exchange.signature = Some(token.check_signature(jwks));
        }
        self
    }

    /// Why the text that is `input` cannot be read.
    #[must_use]
    pub fn error_in(&self, input: Input) -> Option<&InputError> {
        match input {
            Input::Token => self.token.error(),
            Input::Policy => self.document.error(),
            Input::Request => self.request.error(),
            Input::Jwks => self.jwks.error(),
            Input::ResourceControlPolicy | Input::Provider => None,
        }
    }

    /// The verdict and why: see [`pulumi::explain`].
    ///
    /// # Errors
    /// A text that it needs is missing or cannot be read.
    pub fn explain(&self) -> Result<Report, InputError> {
        self.explain_for(needed(&self.token, Input::Token)?)
    }

    /// The same about another token in place of this one.
    ///
    /// # Errors
    /// There are no policies, or they cannot be read.
    pub fn explain_for(&self, other: &Token) -> Result<Report, InputError> {
        Ok(pulumi::explain(other, needed(&self.document, Input::Policy)?, &self.exchange))
    }

    /// The verdict and why, what to do about it, the risks of the policies, and what is unusual with the request: see
    /// [`pulumi::check`].
    ///
    /// # Errors
    /// As for [`explain`](Self::explain).
    pub fn check(&self) -> Result<Report, InputError> {
        let mut report = self.check_for(needed(&self.token, Input::Token)?)?;
        report.add(self.request.read().map(Parameters::remarks).unwrap_or_default());
        Ok(report)
    }

    /// The same about another token in place of this one, without a word about the request.
    ///
    /// # Errors
    /// There are no policies, or they cannot be read.
    pub fn check_for(&self, other: &Token) -> Result<Report, InputError> {
        Ok(pulumi::check(other, needed(&self.document, Input::Policy)?, &self.exchange))
    }

    /// What the policies make of tokens like this one: see [`pulumi::variants`].
    ///
    /// # Errors
    /// As for [`explain`](Self::explain).
    pub fn variants(&self) -> Result<Vec<Variant>, InputError> {
        let token = needed(&self.token, Input::Token)?;
        Ok(pulumi::variants(token, needed(&self.document, Input::Policy)?, &self.exchange))
    }

    /// Every risk and every fault of the policies, without a token: see [`pulumi::lint`].
    ///
    /// # Errors
    /// There are no policies, or they cannot be read.
    #[cfg(feature = "lint")]
    pub fn lint(&self) -> Result<Vec<Finding>, InputError> {
        needed(&self.document, Input::Policy).map(pulumi::lint)
    }

    /// Whom the policies let in, as they say it themselves: see [`pulumi::admissions`].
    ///
    /// # Errors
    /// There are no policies, or they cannot be read.
    #[cfg(feature = "lint")]
    pub fn admissions(&self) -> Result<Vec<crate::report::Admission>, InputError> {
        needed(&self.document, Input::Policy).map(pulumi::admissions)
    }

    /// What the token says, seen from a time in seconds since 1970.
    ///
    /// # Errors
    /// There is no token, or it cannot be read.
    pub fn claims(&self, now: Option<i64>) -> Result<TokenReport, InputError> {
        let token = needed(&self.token, Input::Token)?;
        Ok(token.report_checked(now, self.exchange.signature.as_ref()))
    }

    /// The least policy that lets this token in and no other: see [`write::for_pulumi`].
    ///
    /// # Errors
    /// There is no token, it cannot be read, or no policy could admit it.
    #[cfg(feature = "write")]
    pub fn least_policy(&self) -> Result<WrittenPolicy, InputError> {
        write::for_pulumi(needed(&self.token, Input::Token)?, &self.exchange)
    }
}
