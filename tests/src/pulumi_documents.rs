//! `pulumi_documents.jsonl`: where people have Pulumi's authorization policies from.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use whydenied::pulumi::{Decision, Document, DocumentForm, Policy, Registration};

use crate::Known;
use crate::documents::ErrorCase;
use crate::tally::{Case, Tally};

/// A text with authorization policies in it, or the reason why there are none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PulumiDocumentCase {
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
    /// How many times the text is repeated.
    pub repeat: Option<usize>,
    /// The name or URL of the issuer to take.
    pub issuer: Option<String>,
    /// `answer`, `policies`, `list`, `policy`, `issuer` or `program`.
    pub form: Option<String>,
    /// The policies, each as `[decision, token type, target, permissions, rules]`.
    pub policies: Option<Value>,
    /// What it says of the issuer.
    pub registration: Option<Value>,
    /// What is found: `[code, text at its place]`, with the words of the title if it matters.
    #[serde(default)]
    pub findings: Vec<Vec<String>>,
    /// Whether Pulumi refuses to save it.
    #[serde(default)]
    pub refused: bool,
    /// The error.
    pub error: Option<ErrorCase>,
    /// In a few words.
    pub why: String,
}

/// Checks the documents.
#[must_use]
pub fn pulumi_documents() -> Tally {
    Tally::of::<PulumiDocumentCase>(include_str!("../cases/pulumi_documents.jsonl"))
}

impl PulumiDocumentCase {
    /// What a person would have pasted.
    #[must_use]
    pub fn pasted(&self) -> String {
        let text =
            self.json.as_ref().map_or_else(|| self.text.as_deref().unwrap_or_default(), |json| json.get());
        text.repeat(self.repeat.unwrap_or(1))
    }

    fn differs(&self, document: &Document<'_>) -> Result<(), String> {
        let form = match document.form {
            DocumentForm::Answer => "answer",
            DocumentForm::Policies => "policies",
            DocumentForm::List => "list",
            DocumentForm::Policy => "policy",
            DocumentForm::Issuer => "issuer",
            DocumentForm::Program => "program",
        };
        let policies: Value = document.policies.iter().map(policy).collect();
        let registration = document.registration(self.issuer.as_deref()).map(registration);
        let findings: Vec<_> = document.findings();
        let found: Vec<_> = findings
            .iter()
            .map(|finding| {
                let at = finding.span.and_then(|place| document.text.get(place.start..place.end));
                (&*finding.code, at.unwrap_or("no place"), &*finding.title)
            })
            .collect();
        let as_expected = |(finding, expected): (&(&str, &str, &str), &Vec<String>)| {
            let at = expected.get(1).is_none_or(|at| at == finding.1);
            let says = expected.iter().skip(2).all(|words| finding.2.contains(words.as_str()));
            expected.first().is_some_and(|code| code == finding.0) && at && says
        };
        let refused = document.problems.iter().any(|problem| problem.kind.is_refused());
        if self.form.as_deref() != Some(form) {
            Err(format!("read as {form}"))
        } else if self.policies.as_ref().is_some_and(|expected| *expected != policies) {
            Err(format!("the policies {policies}"))
        } else if self.registration != registration {
            Err(format!("the registration {registration:?}"))
        } else if found.len() != self.findings.len() || !found.iter().zip(&self.findings).all(as_expected) {
            Err(format!("found {found:?}"))
        } else if let Some(finding) = findings.iter().find(|finding| finding.title.chars().count() > 100) {
            Err(format!("too long a title: {}", finding.title))
        } else if self.refused != refused {
            Err(format!("refused: {refused}"))
        } else {
            Ok(())
        }
    }
}

/// A policy as the cases write it.
pub(crate) fn policy(policy: &Policy<'_>) -> Value {
    let decision = policy.decision.map(|decision| match decision {
        Decision::Allow => "allow",
        Decision::Deny => "deny",
    });
    let targets = [&policy.team_name, &policy.user_login, &policy.runner_id, &policy.role_id];
    let target = targets.into_iter().flatten().next().map(|text| &*text.text);
    let permissions: Vec<_> = policy.authorized_permissions.iter().map(|text| &*text.text).collect();
    let rules: Vec<_> = policy
        .rules
        .iter()
        .map(|rule| json!([rule.path.text, rule.pattern.as_ref().map(|text| &*text.text)]))
        .collect();
    json!([decision, policy.token_type.map(whydenied::pulumi::TokenType::name), target, permissions, rules])
}

fn registration(registration: &Registration) -> Value {
    let Registration { organization, name, url, issuer, max_expiration, thumbprints } = registration;
    let given = json!({
        "organization": organization,
        "name": name,
        "url": url,
        "issuer": issuer,
        "maxExpiration": max_expiration,
        "thumbprints": if thumbprints.is_empty() { None } else { Some(thumbprints) },
    });
    let Value::Object(given) = given else { return given };
    given.into_iter().filter(|(_, value)| !value.is_null()).collect()
}

impl Case for PulumiDocumentCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let text = self.pasted();
        match (Document::read(&text, self.issuer.as_deref()), &self.error) {
            (Ok(document), None) => self.differs(&document),
            (Ok(document), Some(error)) => {
                Err(format!("{} and not read as {:?} ({})", error.code, document.form, self.why))
            }
            (Err(found), Some(error)) => error.check(&text, &found),
            (Err(found), None) => Err(format!("{}: {found}", found.code)),
        }
    }
}
