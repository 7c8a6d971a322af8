//! What people have at hand of a request: its parameters, the command that sends it, the inputs of
//! an action.

use std::fmt;

use super::form::Form;
use super::names::says;
use super::parameter::{Parameter, members};
use super::problem::ParameterProblem;
use super::{Exchange, action, command, finding, unreadable};
use crate::report::{Finding, InputError, Severity};
use crate::span::Lines;
use crate::{json, yaml};

/// A request as it was pasted.
///
/// ```
/// use whydenied::pulumi::{TokenType, exchange::{Form, Parameters}};
///
/// let request = Parameters::read(r#"
///   curl -X POST https://api.pulumi.com/api/oauth/token \
///     -d 'audience=urn:pulumi:org:acme' \
///     -d 'grant_type=urn:ietf:params:oauth:grant-type:token-exchange' \
///     -d 'subject_token_type=urn:ietf:params:oauth:token-type:id_token' \
///     -d 'requested_token_type=urn:pulumi:token-type:access_token:personal' \
///     -d 'scope=user:alice' -d "subject_token=$ID_TOKEN"
/// "#)?;
/// assert_eq!(request.form, Form::Curl);
/// assert_eq!(request.exchange.organization.as_deref(), Some("acme"));
/// assert_eq!(request.exchange.token_type, Some(TokenType::Personal));
/// assert_eq!(request.exchange.user.as_deref(), Some("alice"));
/// assert!(request.problems.is_empty());
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Parameters<'t> {
    /// What was pasted; all places lie in it.
    pub text: &'t str,
    /// What it was read as.
    pub form: Form,
    /// The request that it makes.
    pub exchange: Exchange,
    /// The token in it, if it stands there and not in a file or a variable.
    pub subject_token: Option<SubjectToken>,
    /// What is wrong or unusual, in source order.
    pub problems: Vec<ParameterProblem>,
}

/// A token that stood in a request. It is a credential: printing this shows no more than its length.
#[derive(Clone, PartialEq, Eq)]
pub struct SubjectToken(pub(crate) String);

impl SubjectToken {
    /// The token itself, for [`Token::read`](crate::Token::read).
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SubjectToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SubjectToken({} characters)", self.0.len())
    }
}

impl<'t> Parameters<'t> {
    /// Reads a pasted request: the body of the exchange as a web form or as JSON, a `curl` command in
    /// the quotes of whatever shell, also within a script, `pulumi login` with its flags, the inputs
    /// of `pulumi/auth-actions` or `pulumi/esc-action`, also within a workflow.
    ///
    /// # Errors
    /// There is no request: what was found instead, where, and what to do about it.
    pub fn read(text: &'t str) -> Result<Self, InputError> {
        unreadable::check_length(text)?;
        // A script may fetch the token by `curl`, and log in then.
        let is_login = command::exchange_of(text, "pulumi login").is_some()
            && command::exchange_of(text, "curl").is_none();
        if let Some(start) = command::start_of(text, "curl").filter(|_| !is_login) {
            let mut curl = command::curl(text, start);
            if let Some((body, span)) = &curl.json {
                let document = json::parse(body)
                    .map_err(|error| unreadable::json_in_command(text, body, *span, error))?;
                curl.parameters
                    .extend(members(&document.root).map(|parameter| Parameter { span: *span, ..parameter }));
            }
            return Ok(Self::of(text, Form::Curl, &curl.parameters, curl.problems));
        }
        if let Some(start) = command::start_of(text, "pulumi login") {
            let (parameters, problems) = command::login(text, start);
            return Ok(Self::of(text, Form::Login, &parameters, problems));
        }
        let body = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        if body.starts_with('{')
            && let Ok(document) = json::parse(text)
            && document.root.members().iter().any(|member| says(Form::Json, &member.key).is_some())
        {
            return Ok(Self::of(text, Form::Json, &members(&document.root).collect::<Vec<_>>(), Vec::new()));
        }
        if !body.starts_with('{') && !body.contains(": ") {
            let parameters = command::body(text);
            if parameters.iter().any(|parameter| says(Form::Body, &parameter.name).is_some()) {
                return Ok(Self::of(text, Form::Body, &parameters, Vec::new()));
            }
        }
        let documents = yaml::parse(text).map_err(|error| unreadable::no_yaml(text, error))?;
        let inputs = documents.iter().find_map(action::inputs);
        let inputs = inputs.ok_or_else(|| unreadable::no_request(text, documents.first()))?;
        Ok(Self::of(text, inputs.form, &inputs.parameters, Vec::new()))
    }

    /// What is wrong or unusual with the request, in words. That for which it fails is said by the report
    /// on the exchange as well.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let lines = Lines::new(self.text);
        self.problems.iter().map(|problem| finding::finding(problem, &lines)).collect()
    }

    /// What is unusual with the request, for a report on the exchange that it makes.
    #[must_use]
    pub fn remarks(&self) -> Vec<Finding> {
        let refusals = &self.exchange.refusals;
        let is_refusal = |found: &Finding| {
            let mut own = refusals.iter().map(|refusal| &refusal.finding);
            own.any(|own| (&own.code, own.span, &own.title) == (&found.code, found.span, &found.title))
        };
        let findings = self.findings();
        findings.into_iter().filter(|found| found.severity != Severity::Cause && !is_refusal(found)).collect()
    }
}
