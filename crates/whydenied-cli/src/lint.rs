//! Policies alone, trust policies and authorization policies: what is found about each.

use std::path::Path;
use std::rc::Rc;

use serde_json::{Value, json};
use whydenied::aws::{self, Document, Policy};
use whydenied::pulumi;
use whydenied::report::{self, Finding, Severity, UnreadPolicy};

use crate::args::Lint;
use crate::input::{self, Failure, Source};
use crate::screen::Screen;
use crate::text;

/// One trust policy, or the authorization policies of one issuer, and what was found about them.
pub(crate) struct Linted {
    /// What places in the findings lie in, without its secrets; of a file that could not be had an empty text.
    pub(crate) source: Rc<Source>,
    /// Whose it is, where the text says so.
    pub(crate) owner: Option<Owner>,
    pub(crate) findings: Vec<Finding>,
    /// Why it could not be read, which is then its only finding.
    pub(crate) unread: Option<Failure>,
}

/// Whose policy it is.
pub(crate) enum Owner {
    /// A role, by its name or its ARN.
    Role(String),
    /// An issuer registered with Pulumi Cloud.
    Issuer(String),
}

impl Linted {
    /// A policy that could not be read.
    fn unread(source: Rc<Source>, owner: Option<Owner>, failure: Failure) -> Self {
        Self { source, owner, findings: failure.finding().into_iter().collect(), unread: Some(failure) }
    }

    /// The file, and whose policy in it.
    pub(crate) fn name(&self) -> String {
        let file = &self.source.name;
        match &self.owner {
            Some(Owner::Role(role)) => format!("{file}, role {role}"),
            Some(Owner::Issuer(issuer)) => format!("{file}, issuer {issuer}"),
            None => file.clone(),
        }
    }

    fn json(&self) -> Value {
        let (role, issuer) = match &self.owner {
            Some(Owner::Role(role)) => (Some(role), None),
            Some(Owner::Issuer(issuer)) => (None, Some(issuer)),
            None => (None, None),
        };
        json!({ "file": self.source.name, "role": role, "issuer": issuer, "findings": self.findings })
    }
}

/// Every policy of every file. What cannot be read stands among the others, unless it is all there is.
pub(crate) fn all(arguments: &Lint) -> Result<Vec<Linted>, Failure> {
    let mut linted = Vec::new();
    for path in &arguments.policy {
        match of_file(path, arguments.role_name.as_deref()) {
            Ok(policies) => linted.extend(policies),
            Err(failure) => {
                if let [_] = arguments.policy.as_slice() {
                    return Err(failure);
                }
                let source = failure.source().map(Source::masked);
                let source = source.unwrap_or_else(|| Source { name: input::name(path), text: "".into() });
                linted.push(Linted::unread(Rc::new(source), None, failure));
            }
        }
    }
    Ok(linted)
}

/// The policies of a file, of whichever service.
fn of_file(path: &Path, role_name: Option<&str>) -> Result<Vec<Linted>, Failure> {
    let pasted = input::read(report::Input::Policy, path)?;
    match of_issuers(&pasted, role_name.is_some())? {
        Some(of_issuers) => Ok(of_issuers),
        None => of_roles(&pasted, role_name),
    }
}

/// The trust policies of a text.
fn of_roles(pasted: &Source, role_name: Option<&str>) -> Result<Vec<Linted>, Failure> {
    let failed = |error| Failure::Text(pasted.clone(), error);
    let documents = match role_name {
        Some(role) => Document::read(&pasted.text, Some(role)).map(|document| vec![Ok(document)]),
        None => Document::read_each(&pasted.text),
    };
    let whole = Rc::new(pasted.masked());
    let linted =
        documents.map_err(|error| failed(Box::new(error)))?.into_iter().map(|document| match document {
            Ok(document) => of_role(&document, &whole),
            Err(UnreadPolicy { owner, error }) => {
                Linted::unread(Rc::clone(&whole), owner.map(Owner::Role), failed(error))
            }
        });
    Ok(linted.collect())
}

/// The trust policy of one role.
fn of_role(document: &Document<'_>, whole: &Rc<Source>) -> Linted {
    let source = if document.decoded {
        Rc::new(Source::of_policy(document, whole.name.clone()).masked())
    } else {
        Rc::clone(whole)
    };
    let owner = document.role.as_ref().and_then(|role| role.called().map(str::to_owned)).map(Owner::Role);
    match Policy::read_document(document) {
        Ok(policy) => Linted { findings: aws::lint(&policy), source, owner, unread: None },
        Err(error) => {
            let failure = Failure::Text((*source).clone(), Box::new(error));
            Linted::unread(source, owner, failure)
        }
    }
}

/// The authorization policies of a text; `None` where it has none.
fn of_issuers(pasted: &Source, wants_role: bool) -> Result<Option<Vec<Linted>>, Failure> {
    if wants_role {
        return Ok(None);
    }
    let failed = |error| Failure::Text(pasted.clone(), error);
    let documents = match pulumi::Document::read_each(&pasted.text) {
        Ok(documents) => documents,
        // What has the words of such policies was meant as them.
        Err(error)
            if ["tokenType", "OidcIssuer", "oidcIssuers"].iter().any(|word| pasted.text.contains(word)) =>
        {
            return Err(failed(Box::new(error)));
        }
        Err(_) => return Ok(None),
    };
    let whole = Rc::new(pasted.masked());
    let several = documents.len() > 1;
    let linted = documents.into_iter().map(|document| match document {
        Ok(document) => Linted {
            findings: pulumi::lint(&document),
            source: Rc::clone(&whole),
            owner: document.issuer.filter(|_| several).map(Owner::Issuer),
            unread: None,
        },
        Err(UnreadPolicy { owner, error }) => {
            Linted::unread(Rc::clone(&whole), owner.map(Owner::Issuer), failed(error))
        }
    });
    Ok(Some(linted.collect()))
}

/// Whether nothing could be read.
pub(crate) fn is_unread(linted: &[Linted]) -> bool {
    !linted.is_empty() && linted.iter().all(|policy| policy.unread.is_some())
}

/// Whether any of them is broken or open, or could not be read.
pub(crate) fn has_errors(linted: &[Linted]) -> bool {
    linted.iter().flat_map(|policy| &policy.findings).any(|finding| finding.severity == Severity::Error)
}

pub(crate) fn to_text(linted: &[Linted], screen: Screen) -> String {
    linted.iter().map(|policy| text::lint(policy, screen)).collect::<Vec<_>>().join("\n")
}

pub(crate) fn to_markdown(linted: &[Linted]) -> String {
    let parts = linted.iter().map(|policy| report::lint_markdown(&policy.name(), &policy.findings));
    parts.collect::<Vec<_>>().join("\n")
}

pub(crate) fn to_json(linted: &[Linted]) -> Value {
    let policies: Vec<_> = linted.iter().map(Linted::json).collect();
    json!({ "schema": 1, "engine": env!("CARGO_PKG_VERSION"), "policies": policies })
}
