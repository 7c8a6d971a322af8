//! Policies alone, trust policies and authorization policies: what is found about each.

use std::rc::Rc;

use serde_json::{Value, json};
use whydenied::aws::{self, Document, Policy};
use whydenied::pulumi;
use whydenied::report::{self, Finding, Severity};

use crate::args::Lint;
use crate::input::{self, Failure, Source};
use crate::screen::Screen;
use crate::text;

/// One trust policy, or the authorization policies of one issuer, and what was found about them.
pub(crate) struct Linted {
    /// What places in the findings lie in.
    pub(crate) source: Rc<Source>,
    /// Whose it is, where the text says so.
    pub(crate) owner: Option<Owner>,
    pub(crate) findings: Vec<Finding>,
}

/// Whose policy it is.
pub(crate) enum Owner {
    /// A role, by its name or its ARN.
    Role(String),
    /// An issuer registered with Pulumi Cloud.
    Issuer(String),
}

impl Linted {
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

/// Every policy of every file.
pub(crate) fn all(arguments: &Lint) -> Result<Vec<Linted>, Failure> {
    let mut linted = Vec::new();
    for path in &arguments.policy {
        let pasted = input::read(report::Input::Policy, path)?;
        match of_issuers(&pasted, arguments.role_name.is_some())? {
            Some(of_issuers) => linted.extend(of_issuers),
            None => linted.extend(of_roles(&pasted, arguments.role_name.as_deref())?),
        }
    }
    Ok(linted)
}

/// The trust policies of a text.
fn of_roles(pasted: &Source, role_name: Option<&str>) -> Result<Vec<Linted>, Failure> {
    let mut linted = Vec::new();
    let failed = |error| Failure::Text(pasted.clone(), Box::new(error));
    let documents = match role_name {
        Some(role) => Document::read(&pasted.text, Some(role)).map(|document| vec![document]),
        None => Document::read_each(&pasted.text),
    };
    let whole = Rc::new(pasted.clone());
    for document in documents.map_err(failed)? {
        let source = if document.decoded {
            Rc::new(Source::of_policy(&document, pasted.name.clone()))
        } else {
            Rc::clone(&whole)
        };
        let policy = Policy::read_document(&document);
        let policy = policy.map_err(|error| Failure::Text((*source).clone(), Box::new(error)))?;
        let role = document.role.as_ref().and_then(|role| role.name.clone().or_else(|| role.arn.clone()));
        linted.push(Linted { findings: aws::lint(&policy), source, owner: role.map(Owner::Role) });
    }
    Ok(linted)
}

/// The authorization policies of a text; `None` where it has none.
fn of_issuers(pasted: &Source, wants_role: bool) -> Result<Option<Vec<Linted>>, Failure> {
    if wants_role {
        return Ok(None);
    }
    let documents = match pulumi::Document::read_each(&pasted.text) {
        Ok(documents) => documents,
        // What has the words of such policies was meant as them.
        Err(error)
            if ["tokenType", "OidcIssuer", "oidcIssuers"].iter().any(|word| pasted.text.contains(word)) =>
        {
            return Err(Failure::Text(pasted.clone(), Box::new(error)));
        }
        Err(_) => return Ok(None),
    };
    let whole = Rc::new(pasted.clone());
    let several = documents.len() > 1;
    let linted = documents.iter().map(|document| Linted {
        source: Rc::clone(&whole),
        owner: document.issuer.clone().filter(|_| several).map(Owner::Issuer),
        findings: pulumi::lint(document),
    });
    Ok(Some(linted.collect()))
}

/// Whether any of them is broken or open.
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
