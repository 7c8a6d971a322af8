//! `pulumi_requests.jsonl`: what people have at hand of a token exchange, and what it leaves open.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use whydenied::Token;
use whydenied::pulumi::exchange::{AssumedField, Basis, Completed, Form, Parameters};
use whydenied::pulumi::{self, Document, Exchange, TokenType};
use whydenied::report::{Finding, Report};

use crate::documents::ErrorCase;
use crate::tally::{Case, Tally};
use crate::{Decision, Known};

/// A request, or the reason why there is none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PulumiRequestCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// What is pasted, if it is JSON.
    pub json: Option<Box<RawValue>>,
    /// What is pasted, if it is another text; without either nothing is known of the request.
    pub text: Option<String>,
    /// `body`, `json`, `curl`, `login`, `auth-action` or `esc-action`.
    pub form: Option<String>,
    /// What the request says.
    pub request: Option<Value>,
    /// The token in it.
    pub token: Option<String>,
    /// What is found: `[code, text at its place]`, with the words of the title if it matters.
    #[serde(default)]
    pub findings: Vec<Vec<String>>,
    /// With these policies and claims it is completed to `completed`.
    pub policies: Option<Box<RawValue>>,
    /// The token's claims.
    pub claims: Option<Box<RawValue>>,
    /// What the request is taken to say then.
    pub completed: Option<Value>,
    /// The verdict on the exchange with these policies.
    pub expect: Option<Decision>,
    /// The code of the first cause.
    pub cause: Option<String>,
    /// What a `depends` rests on.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// What was assumed: `[what, value, on what grounds]`.
    #[serde(default)]
    pub assumed: Vec<Vec<String>>,
    /// The error.
    pub error: Option<ErrorCase>,
    /// In a few words.
    pub why: String,
}

/// Checks the requests.
#[must_use]
pub fn pulumi_requests() -> Tally {
    Tally::of::<PulumiRequestCase>(include_str!("../cases/pulumi_requests.jsonl"))
}

impl PulumiRequestCase {
    /// What a person would have pasted.
    #[must_use]
    pub fn pasted(&self) -> Option<&str> {
        self.json.as_ref().map(|json| json.get()).or(self.text.as_deref())
    }

    fn differs(&self, read: &Parameters<'_>) -> Result<(), String> {
        let form = match read.form {
            Form::Body => "body",
            Form::Json => "json",
            Form::Curl => "curl",
            Form::Login => "login",
            Form::AuthAction => "auth-action",
            Form::EscAction => "esc-action",
        };
        let token = read.subject_token.as_ref().map(whydenied::pulumi::exchange::SubjectToken::as_str);
        let printed = format!("{read:?}").split("text: ").skip(2).collect::<String>();
        if self.form.as_deref() != Some(form) {
            Err(format!("read as {form}"))
        } else if self.request.as_ref().is_some_and(|expected| *expected != said(&read.exchange)) {
            Err(format!("the request {}", said(&read.exchange)))
        } else if self.token.as_deref() != token {
            Err(format!("the token {token:?}"))
        } else if token.is_some_and(|token| printed.contains(token)) {
            Err("the token is printed".to_owned())
        } else {
            found(&self.findings, &read.findings(), read.text)
        }
    }

    fn completes(&self, exchange: &Exchange) -> Result<(), String> {
        let Some(policies) = &self.policies else { return Ok(()) };
        let document = Document::read(policies.get(), None).map_err(|error| error.to_string())?;
        let token = Token::read(self.claims.as_ref().map_or("{}", |claims| claims.get()));
        let token = token.map_err(|error| error.to_string())?;
        self.decided(&pulumi::explain(&token, &document, exchange))?;
        if self.completed.is_none() {
            return Ok(());
        }
        let completed = exchange.completed(&document, &token);
        if self.completed.as_ref() != Some(&said(&completed.exchange)) {
            return Err(format!("completed to {}", said(&completed.exchange)));
        }
        let assumed = assumed(&completed);
        if self.assumed != assumed {
            return Err(format!("assumed {assumed:?}"));
        }
        let told = completed.findings();
        let is_told = told.iter().any(|finding| finding.code == "request-assumed");
        if is_told == assumed.is_empty() {
            return Err("what is assumed is said, and nothing else".to_owned());
        }
        let others: Vec<_> = told.into_iter().filter(|finding| finding.code != "request-assumed").collect();
        found(&self.findings, &others, "")
    }

    /// Whether that is what comes of the exchange.
    fn decided(&self, report: &Report) -> Result<(), String> {
        let Some(expect) = self.expect else { return Ok(()) };
        let cause = report.main_finding().map(|finding| &*finding.code);
        let found = (Decision::from(report.verdict), cause, &report.depends_on);
        if found == (expect, self.cause.as_deref(), &self.depends_on) {
            return Ok(());
        }
        Err(format!("comes to {found:?} ({})", self.why))
    }
}

/// What a request says.
fn said(exchange: &Exchange) -> Value {
    let Exchange { organization, token_type, team, user, runner, admin, expiration, registration, .. } =
        exchange;
    let given = json!({
        "organization": organization,
        "type": token_type.map(TokenType::name),
        "team": team,
        "user": user,
        "runner": runner,
        "admin": admin.then_some(true),
        "expiration": expiration,
        "url": registration.url,
        "maxExpiration": registration.max_expiration,
    });
    let Value::Object(given) = given else { return given };
    given.into_iter().filter(|(_, value)| !value.is_null()).collect()
}

fn assumed(completed: &Completed) -> Vec<Vec<String>> {
    let assumptions = completed.assumptions.iter().map(|assumption| {
        let field = match assumption.field {
            AssumedField::Organization => "organization",
            AssumedField::TokenType => "type",
            AssumedField::Target => "target",
        };
        let basis = match assumption.basis {
            Basis::OnlyTarget => "only-target",
            Basis::Login => "login",
            Basis::TokenAudience => "aud",
            Basis::TokenScope => "scope",
            Basis::AudienceRule => "aud-rule",
            Basis::Registration => "registration",
        };
        vec![field.to_owned(), assumption.value.clone(), basis.to_owned()]
    });
    assumptions.collect()
}

/// Whether that is what was found, and nothing else.
fn found(expected: &[Vec<String>], findings: &[Finding], text: &str) -> Result<(), String> {
    let found: Vec<_> = findings
        .iter()
        .map(|finding| {
            let at = finding.span.and_then(|place| text.get(place.start..place.end));
            (&*finding.code, at.unwrap_or("no place"), &*finding.title)
        })
        .collect();
    let as_expected = |(finding, expected): (&(&str, &str, &str), &Vec<String>)| {
        expected.first().is_some_and(|code| code == finding.0)
            && expected.get(1).is_none_or(|at| at == finding.1)
            && expected.iter().skip(2).all(|words| finding.2.contains(words.as_str()))
    };
    if found.len() == expected.len() && found.iter().zip(expected).all(as_expected) {
        Ok(())
    } else {
        Err(format!("found {found:?}"))
    }
}

impl Case for PulumiRequestCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let Some(text) = self.pasted() else { return self.completes(&Exchange::default()) };
        match (Parameters::read(text), &self.error) {
            (Ok(read), None) if self.policies.is_some() => self.completes(&read.exchange),
            (Ok(read), None) => self.differs(&read),
            (Ok(read), Some(error)) => {
                Err(format!("{} and not read as {:?} ({})", error.code, read.form, self.why))
            }
            (Err(found), Some(error)) => error.check(text, &found),
            (Err(found), None) => Err(format!("{}: {found}", found.code)),
        }
    }
}
