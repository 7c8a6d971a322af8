//! Policies alone: what is found about each.

use std::rc::Rc;

use serde_json::{Value, json};
use whydenied::aws::{self, Document, Policy};
use whydenied::report::{self, Finding, Severity};

use crate::args::Lint;
use crate::input::{self, Failure, Source};
use crate::screen::Screen;
use crate::text;

/// One policy, and what was found about it.
pub(crate) struct Linted {
    /// What places in the findings lie in.
    pub(crate) source: Rc<Source>,
    /// The role, where an answer of AWS says whose policy it is.
    pub(crate) role: Option<String>,
    pub(crate) findings: Vec<Finding>,
}

impl Linted {
    /// The file, and the role in it.
    pub(crate) fn name(&self) -> String {
        match &self.role {
            Some(role) => format!("{}, role {role}", self.source.name),
            None => self.source.name.clone(),
        }
    }

    fn json(&self) -> Value {
        json!({ "file": self.source.name, "role": self.role, "findings": self.findings })
    }
}

/// Every policy of every file.
pub(crate) fn all(arguments: &Lint) -> Result<Vec<Linted>, Failure> {
    let mut linted = Vec::new();
    for path in &arguments.policy {
        let pasted = input::read(report::Input::Policy, path)?;
        let failed = |error| Failure::Text(pasted.clone(), Box::new(error));
        let documents = match &arguments.role_name {
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
            linted.push(Linted { findings: aws::lint(&policy), source, role });
        }
    }
    Ok(linted)
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
