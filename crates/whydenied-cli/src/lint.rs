//! Policies alone, trust policies and authorization policies: what is found about each.

use std::path::Path;
use std::rc::Rc;

use serde_json::{Value, json};
use whydenied::case::policies::{self, Owner};
use whydenied::report::{self, Finding, Severity};

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

impl Linted {
    /// A policy of a text, `whole` being that text without its secrets.
    fn of(policy: policies::Linted, pasted: &Source, whole: &Rc<Source>) -> Self {
        let policies::Linted { owner, decoded, findings } = policy;
        let decoded = decoded.map(|text| Source::decoded(&pasted.name, &text));
        let source = decoded.as_ref().map_or_else(|| Rc::clone(whole), |decoded| Rc::new(decoded.masked()));
        match findings {
            Ok(findings) => Self { source, owner, findings, unread: None },
            Err(error) => {
                Self::unread(source, owner, Failure::Text(decoded.unwrap_or_else(|| pasted.clone()), error))
            }
        }
    }

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
    let policies = policies::lint(&pasted.text, role_name);
    let policies = policies.map_err(|error| Failure::Text(pasted.clone(), Box::new(error)))?;
    let whole = Rc::new(pasted.masked());
    Ok(policies.into_iter().map(|policy| Linted::of(policy, &pasted, &whole)).collect())
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
