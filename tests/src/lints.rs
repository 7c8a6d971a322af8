//! `lints.jsonl`: a trust policy alone, and what is risky or broken about it.

use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;
use whydenied::aws;
use whydenied::report::Finding;

use crate::principal;
use crate::tally::{Case, Tally};

/// The longest title that fits on a line.
const TITLE: usize = 100;

/// A trust policy, and all there is to say about it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LintCase {
    /// Its name.
    pub id: String,
    /// Who says so, or whose documentation has the policy.
    pub source: String,
    /// The provider that the policy trusts, without `https://`.
    pub provider: Option<String>,
    /// The condition block of the only statement, for that provider.
    pub condition: Option<Box<RawValue>>,
    /// The whole policy.
    pub policy: Option<Box<RawValue>>,
    /// Everything that is found, in this order: the severity and the code.
    pub findings: Vec<String>,
    /// The title of the first of them.
    pub title: Option<String>,
    /// A subject that the details name, of a token that gets in.
    pub witness: Option<String>,
    /// The issue codes of IAM Access Analyzer beside ours.
    #[serde(default)]
    pub access_analyzer: Vec<String>,
    /// The text at the place of the first finding.
    pub at: Option<String>,
    /// In a few words.
    pub why: String,
}

/// Checks the cases.
#[must_use]
pub fn lints() -> Tally {
    Tally::of::<LintCase>(include_str!("../cases/lints.jsonl"))
}

impl LintCase {
    /// The policy's text.
    #[must_use]
    pub fn text(&self) -> String {
        if let Some(policy) = &self.policy {
            return policy.get().to_owned();
        }
        let provider = self.provider.as_deref().unwrap_or_default();
        let statement = json!({
            "Effect": "Allow",
            "Principal": { "Federated": principal(provider) },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": self.condition,
        });
        json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string()
    }

    fn differs(&self, text: &str, findings: &[Finding]) -> Result<(), String> {
        let found: Vec<_> =
            findings.iter().map(|finding| format!("{} {}", word(finding.severity), finding.code)).collect();
        let first = findings.first();
        let title = first.map(|finding| &*finding.title);
        let issues: Vec<_> = findings.iter().filter_map(|finding| finding.access_analyzer).collect();
        let place = first.and_then(|finding| text.get(finding.span?.start..finding.span?.end));
        let long = findings.iter().find(|finding| finding.title.chars().count() > TITLE);
        let witness = |subject: &String| {
            let named = format!("the subject `{subject}`");
            findings.iter().any(|finding| finding.detail.contains(&named))
        };
        if found != self.findings {
            let titles: Vec<_> = findings.iter().map(|finding| &finding.title).collect();
            Err(format!("{:?} and not {found:?}: {titles:#?}", self.findings))
        } else if self.title.is_some() && self.title.as_deref() != title {
            Err(format!("{:?} and not {title:?}", self.title))
        } else if self.at.is_some() && self.at.as_deref() != place {
            Err(format!("at {:?} and not {place:?}", self.at))
        } else if self.access_analyzer.iter().any(|issue| !issues.contains(&&**issue)) {
            Err(format!("{:?} and not {issues:?}", self.access_analyzer))
        } else if let Some(subject) = self.witness.as_ref().filter(|subject| !witness(subject)) {
            let details: Vec<_> = findings.iter().map(|finding| &finding.detail).collect();
            Err(format!("{subject} is not named in {details:#?}"))
        } else if let Some(finding) = long {
            Err(format!("too long a title: {}", finding.title))
        } else {
            Ok(())
        }
    }
}

/// The word that stands for it in JSON.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Case for LintCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let text = self.text();
        let policy = aws::Policy::read(&text).map_err(|error| error.to_string())?;
        let findings = aws::lint(&policy);
        self.differs(&text, &findings).map_err(|found| format!("{found} ({})", self.why))
    }
}
