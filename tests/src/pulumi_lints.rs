//! `pulumi_lints.jsonl`: authorization policies alone, and what is risky or broken about them.

use serde::Deserialize;
use serde_json::value::RawValue;
use whydenied::pulumi::{self, Document};
use whydenied::report::Finding;

use crate::tally::{Case, Tally};
use crate::word;

/// The longest title that fits on a line.
const TITLE: usize = 100;

/// Authorization policies, and all there is to say about them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PulumiLintCase {
    /// Its name.
    pub id: String,
    /// Who says so, or whose documentation has the policies.
    pub source: String,
    /// What is pasted, if it is JSON.
    pub document: Option<Box<RawValue>>,
    /// What is pasted, whatever it is.
    pub text: Option<String>,
    /// Everything that is found, in this order: the severity and the code.
    pub findings: Vec<String>,
    /// The title of the first of them.
    pub title: Option<String>,
    /// The text at its place.
    pub at: Option<String>,
    /// In a few words.
    pub why: String,
}

/// Checks the cases.
#[must_use]
pub fn pulumi_lints() -> Tally {
    Tally::of::<PulumiLintCase>(include_str!("../cases/pulumi_lints.jsonl"))
}

impl PulumiLintCase {
    fn differs(&self, text: &str, findings: &[Finding]) -> Result<(), String> {
        let told = |finding: &Finding| format!("{} {}", word(finding.severity), finding.code);
        let found: Vec<_> = findings.iter().map(told).collect();
        let titles: Vec<_> = findings.iter().map(|finding| &finding.title).collect();
        let first = findings.first();
        let place = first.and_then(|finding| text.get(finding.span?.start..finding.span?.end));
        let silent = findings.iter().find(|finding| finding.help.is_empty() || finding.detail.is_empty());
        if found != self.findings {
            Err(format!("{:?} and not {found:?}: {titles:#?}", self.findings))
        } else if self.title.is_some() && self.title.as_ref() != first.map(|finding| &finding.title) {
            Err(format!("{:?} and not {titles:#?}", self.title))
        } else if self.at.is_some() && self.at.as_deref() != place {
            Err(format!("at {:?} and not {place:?}", self.at))
        } else if let Some(long) = titles.iter().find(|title| title.chars().count() > TITLE) {
            Err(format!("too long a title: {long}"))
        } else if let Some(silent) = silent {
            Err(format!("{} says too little", silent.code))
        } else {
            Ok(())
        }
    }
}

impl Case for PulumiLintCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let json = self.document.as_ref().map(|document| document.get().to_owned());
        let text = self.text.clone().or(json).unwrap_or_default();
        let document = Document::read(&text, None).map_err(|error| error.to_string())?;
        self.differs(&text, &pulumi::lint(&document)).map_err(|found| format!("{found} ({})", self.why))
    }
}
