//! What the engine makes of the texts.

use whydenied::aws::document::{DocumentForm, Role};
use whydenied::aws::{self, Document, Policy};
use whydenied::report::{Input, InputError, Report, TokenReport};
use whydenied::token::jwks::Jwks;
use whydenied::{Token, aws::Request};

use crate::keys;
use crate::reading::Reading;
use crate::taken::Taken;

/// What the engine makes of the texts, as they stand.
#[derive(Debug)]
pub(crate) struct Judgement<'t> {
    pub(crate) token: &'t Reading<Token>,
    pub(crate) policy: Reading<PolicyReading>,
    /// The resource control policy.
    pub(crate) limits: Reading<()>,
    pub(crate) jwks: &'t Reading<Jwks>,
    /// What the token says.
    pub(crate) claims: Option<TokenReport>,
    /// The verdict; none where a text is missing or cannot be read.
    pub(crate) report: Option<Report>,
}

/// What was read of the policy's text.
#[derive(Debug)]
pub(crate) struct PolicyReading {
    /// What the policy stands in.
    pub(crate) form: DocumentForm,
    /// The role that it is of, where an answer of AWS says so.
    pub(crate) role: Option<Role>,
}

impl<'t> Judgement<'t> {
    /// Judges at a time in seconds since 1970.
    pub(crate) fn of(taken: &'t Taken, now: i64) -> Self {
        let Taken { texts, token, jwks, .. } = taken;
        let signature = token.read().zip(jwks.read()).and_then(|(token, jwks)| keys::check(token, jwks));
        let limits = Reading::of(&texts.limits, Policy::read_resource_control);
        let mut report = None;
        let policy = Reading::of(&texts.policy, |text| {
            let document = Document::read(text, texts.request.role().as_deref())?;
            let policy = Policy::read_document(&document)?;
            if let (Some(token), None) = (token.read(), limits.error()) {
                let request = Request {
                    signature: signature.clone(),
                    ..texts.request.request_for(token, &policy, now)
                };
                let limits = limits.read().map_or(&[][..], std::slice::from_ref);
                report = Some(aws::explain(token, &policy, limits, &request));
            }
            Ok(PolicyReading { form: document.form, role: policy.role })
        });
        let claims = token.read().map(|token| token.report_checked(Some(now), signature.as_ref()));
        Self { claims, limits: limits.without_value(), token, policy, jwks, report }
    }

    /// Why the text that is `input` cannot be read.
    pub(crate) fn error_in(&self, input: Input) -> Option<&InputError> {
        match input {
            Input::Token => self.token.error(),
            Input::Policy => self.policy.error(),
            Input::ResourceControlPolicy => self.limits.error(),
            Input::Jwks => self.jwks.error(),
            Input::Provider | Input::Request => None,
        }
    }

    /// The first of the texts that cannot be read, of those that a verdict needs.
    pub(crate) fn error(&self) -> Option<&InputError> {
        let needed = [Input::Token, Input::Policy, Input::ResourceControlPolicy];
        needed.into_iter().find_map(|input| self.error_in(input))
    }
}
