//! `documents.jsonl` and `providers.jsonl`: where people have a trust policy and a provider from.

use serde::Deserialize;
use serde_json::value::RawValue;
use whydenied::aws::document::provider::ProviderAnswer;
use whydenied::aws::{self, Document, DocumentForm, Policy, Request};
use whydenied::case::{self, Reading};
use whydenied::report::InputError;
use whydenied::{Token, report::Report};

use crate::scenario::{Asks, Scenario};
use crate::tally::{Case, Tally};
use crate::{Decision, Known, same_keys};

/// A text with a trust policy in it, or the reason why there is none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// What is pasted, if it is JSON.
    pub json: Option<Box<RawValue>>,
    /// What is pasted, if it is another text.
    pub text: Option<String>,
    /// The name or ARN of the role to take from a list.
    pub choose: Option<String>,
    /// The token's claims.
    pub claims: Option<Box<RawValue>>,
    /// `policy`, `role`, `roles` or `arguments`.
    pub form: Option<String>,
    /// Whether the policy was decoded.
    #[serde(default)]
    pub decoded: bool,
    /// The role's ARN.
    pub role_arn: Option<String>,
    /// The verdict.
    pub expect: Option<Decision>,
    /// The keys on which a `depends` rests.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// The code of the first cause.
    pub cause: Option<String>,
    /// The text at the places of the first condition's values.
    #[serde(default)]
    pub values: Vec<String>,
    /// The error.
    pub error: Option<ErrorCase>,
    /// In a few words.
    pub why: String,
}

/// What is said of a text that cannot be read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorCase {
    /// Its code.
    pub code: String,
    /// The text at its place.
    pub at: Option<String>,
    /// What its words mention.
    #[serde(default)]
    pub says: Vec<String>,
}

impl ErrorCase {
    /// Whether that is what is said, and where.
    pub(crate) fn check(&self, text: &str, error: &InputError) -> Result<(), String> {
        let at = text.get(error.span.start..error.span.end);
        let said = format!("{} {}", error.message, error.help);
        if self.code != error.code {
            Err(format!("{} and not {}: {error}", self.code, error.code))
        } else if at.is_none() || self.at.is_some() && self.at.as_deref() != at {
            Err(format!("at {:?} and not {at:?}", self.at))
        } else if let Some(missing) = self.says.iter().find(|words| !said.contains(words.as_str())) {
            Err(format!("{missing:?} is not in {said:?}"))
        } else {
            Ok(())
        }
    }
}

/// Checks the documents.
#[must_use]
pub fn documents() -> Tally {
    Tally::of::<DocumentCase>(include_str!("../cases/documents.jsonl"))
}

/// Checks the providers.
#[must_use]
pub fn providers() -> Tally {
    Tally::of::<ProviderCase>(include_str!("../cases/providers.jsonl"))
}

impl DocumentCase {
    /// What a person would have pasted.
    #[must_use]
    pub fn pasted(&self) -> &str {
        self.json.as_ref().map_or_else(|| self.text.as_deref().unwrap_or_default(), |json| json.get())
    }

    fn differs(&self, document: &Document<'_>, report: &Report) -> Result<(), String> {
        let form = match document.form {
            DocumentForm::Policy => "policy",
            DocumentForm::Role => "role",
            DocumentForm::Roles => "roles",
            DocumentForm::Arguments => "arguments",
            _ => "program",
        };
        let verdict = Decision::from(report.verdict);
        let cause = report.main_finding().map(|finding| &*finding.code);
        let role_arn = document.role.as_ref().and_then(|role| role.arn.as_deref());
        let conditions = report.statements.iter().flat_map(|statement| &statement.conditions);
        let values: Vec<_> = conditions
            .take(1)
            .flat_map(|condition| &condition.value_spans)
            .map(|place| document.text().get(place.start..place.end).unwrap_or("no place"))
            .collect();
        if self.form.as_deref() != Some(form) || self.decoded != document.decoded {
            Err(format!("read as {form}, decoded: {}", document.decoded))
        } else if self.role_arn.as_deref() != role_arn {
            Err(format!("of {role_arn:?} and not of {:?}", self.role_arn))
        } else if self.expect != Some(verdict) {
            Err(format!("{:?} and not {verdict:?} ({})", self.expect, self.why))
        } else if self.cause.is_some() && self.cause.as_deref() != cause {
            Err(format!("because of {:?} and not of {cause:?}", self.cause))
        } else if !same_keys(&self.depends_on, &report.depends_on) {
            Err(format!("rests on {:?} and not on {:?}", self.depends_on, report.depends_on))
        } else if !self.values.is_empty() && self.values != values {
            Err(format!("the values {values:?} and not {:?}", self.values))
        } else {
            self.confidence.check(report.confidence)
        }
    }
}

impl Asks for DocumentCase {
    fn scenario(&self) -> Option<Scenario> {
        self.error.is_none().then(|| Scenario {
            id: self.id.clone(),
            token: self.claims.as_ref().map_or("{}", |claims| claims.get()).to_owned(),
            policy: self.pasted().to_owned(),
            choose: self.choose.clone(),
            ..Scenario::default()
        })
    }
}

impl Case for DocumentCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let text = self.pasted();
        let claims = self.claims.as_ref().map_or("{}", |claims| claims.get());
        let texts = case::aws::Texts::default().token(claims).policy(text).role(self.choose.as_deref());
        let case = case::aws::Case::read(&texts, Request::default());
        let document = match (case.document, &self.error) {
            (Reading::Unread(found), Some(error)) => return error.check(text, found),
            (_, Some(error)) => return Err(format!("{} and not read ({})", error.code, self.why)),
            (Reading::Read(document), None) => document,
            (_, None) => {
                return Err(case.check().map_or_else(|error| error.to_string(), |report| report.lead));
            }
        };
        self.differs(document, &case.check().map_err(|error| error.to_string())?)
    }
}

/// The answer of `aws iam get-open-id-connect-provider`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// What is given.
    pub json: Box<RawValue>,
    /// The token's claims.
    pub claims: Box<RawValue>,
    /// The provider's URL.
    pub url: Option<String>,
    /// The code of the first cause under a policy that lets every token of the provider in.
    pub cause: Option<String>,
    /// The error.
    pub error: Option<ErrorCase>,
    /// In a few words.
    pub why: String,
}

impl Case for ProviderCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let provider = match (ProviderAnswer::read(self.json.get()), &self.error) {
            (Ok(provider), None) => provider,
            (Ok(_), Some(error)) => return Err(format!("{} and not read", error.code)),
            (Err(found), Some(error)) => return error.check(self.json.get(), &found),
            (Err(found), None) => return Err(found.to_string()),
        };
        if self.url.as_deref() != Some(&provider.url) {
            return Err(format!("{:?} and not {}", self.url, provider.url));
        }
        let mut request = Request::default();
        provider.complete(&mut request);
        let policy = format!(
            r#"{{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow",
                "Principal": {{ "Federated": "arn:aws:iam::123456789012:oidc-provider/{}" }},
                "Action": "sts:AssumeRoleWithWebIdentity" }} }}"#,
            provider.url
        );
        let token = Token::read(self.claims.get()).map_err(|error| error.to_string())?;
        let policy = Policy::read(&policy).map_err(|error| error.to_string())?;
        let report = aws::check(&token, &policy, &request);
        let cause = report.main_finding().map(|finding| &*finding.code);
        if self.cause.as_deref() == cause {
            Ok(())
        } else {
            Err(format!("because of {:?} and not of {cause:?} ({})", self.cause, self.why))
        }
    }
}
