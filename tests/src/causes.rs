//! `causes.jsonl` and `scenarios.jsonl`: what a person reads first.

use serde::Deserialize;
use serde_json::value::RawValue;
use whydenied::aws;
use whydenied::report::{Finding, Report, Verdict};

use crate::scenario::{Asks, Scenario};
use crate::tally::{Case, Tally};
use crate::{Decision, Known, principal};

/// The longest title that fits on a line.
const TITLE: usize = 100;

/// A token, a trust policy, and why it denies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CauseCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// The token's claims.
    pub claims: Box<RawValue>,
    /// The role to assume.
    pub role: Option<String>,
    /// The policy's version.
    pub version: Option<String>,
    /// The condition block of a statement that lets the token's issuer in otherwise.
    pub condition: Option<Box<RawValue>>,
    /// The trust policy, if that is not all.
    pub policy: Option<Box<RawValue>>,
    /// The verdict.
    pub expect: Decision,
    /// The code of the finding to read first.
    pub cause: Option<String>,
    /// The text at its place.
    pub at: Option<String>,
    /// Words of its title.
    #[serde(default)]
    pub says: Vec<String>,
    /// Codes of further findings.
    #[serde(default)]
    pub also: Vec<String>,
    /// In a few words.
    pub why: String,
}

/// Checks the pitfalls and near misses.
#[must_use]
pub fn causes() -> Tally {
    Tally::of::<CauseCase>(include_str!("../cases/causes.jsonl"))
}

/// Checks the set-ups of the documents.
#[must_use]
pub fn scenarios() -> Tally {
    Tally::of::<CauseCase>(include_str!("../cases/scenarios.jsonl"))
}

/// Demands a denied case of each pitfall that explains denials, `L08` to `L24`.
///
/// # Panics
/// A pitfall has none.
pub fn every_pitfall_has_its_cause() {
    let cases = include_str!("../cases/causes.jsonl").lines();
    let cases = cases.map(|line| serde_json::from_str::<CauseCase>(line).expect("a line is a case"));
    let denied: Vec<_> = cases.filter(|case| case.expect == Decision::Deny && case.cause.is_some()).collect();
    for pitfall in 8..=24 {
        let start = format!("L{pitfall:02}-");
        assert!(denied.iter().any(|case| case.id.starts_with(&start)), "no denial by {start}");
    }
}

/// The trust policy that lets in the issuer of the claims under that condition block.
///
/// # Errors
/// The claims name no issuer whose policy could be written.
pub fn policy_around(claims: &str, version: &str, condition: Option<&str>) -> Result<String, String> {
    let claims: serde_json::Value = serde_json::from_str(claims).map_err(|error| error.to_string())?;
    let url = claims["iss"].as_str().ok_or("no issuer")?.trim_start_matches("https://").to_owned();
    let condition = condition.unwrap_or("{}");
    Ok(format!(
        r#"{{"Version": "{version}", "Statement": [{{"Effect": "Allow", "Principal": {{"Federated": "{}"}}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {condition}}}]}}"#,
        principal(&url)
    ))
}

impl CauseCase {
    /// The whole trust policy.
    ///
    /// # Errors
    /// The claims name no issuer whose policy could be written.
    pub fn policy(&self) -> Result<String, String> {
        if let Some(policy) = &self.policy {
            return Ok(policy.get().to_owned());
        }
        let version = self.version.as_deref().unwrap_or("2012-10-17");
        policy_around(self.claims.get(), version, self.condition.as_ref().map(|condition| condition.get()))
    }

    fn cause_differs(&self, report: &Report, policy: &str) -> Option<String> {
        let first = report.main_finding();
        let code = first.map(|finding| &*finding.code);
        if code != self.cause.as_deref() {
            let title = first.map(|finding| &*finding.title);
            return Some(format!("because of {code:?} ({title:?}) and not of {:?}", self.cause));
        }
        let first = first?;
        let place = first.span.and_then(|span| policy.get(span.start..span.end));
        if self.at.is_some() && place != self.at.as_deref() {
            return Some(format!("at {place:?} and not at {:?}", self.at));
        }
        let missing = self.says.iter().find(|words| !first.title.contains(words.as_str()));
        missing.map(|words| format!("{words:?} is not in {:?}", first.title))
    }

    fn others_differ(&self, report: &Report) -> Option<String> {
        let has = |code: &&String| report.findings.iter().any(|finding| finding.code == **code);
        let missing = self.also.iter().find(|code| !has(code));
        missing.map(|code| format!("no {code} among {:?}", codes(&report.findings)))
    }
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| &*finding.code).collect()
}

impl Asks for CauseCase {
    fn scenario(&self) -> Option<Scenario> {
        Some(Scenario {
            id: self.id.clone(),
            token: self.claims.get().to_owned(),
            policy: self.policy().ok()?,
            request: aws::Request { role_arn: self.role.clone(), ..aws::Request::default() },
            ..Scenario::default()
        })
    }
}

impl Case for CauseCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let text = self.policy()?;
        let scenario = self.scenario().ok_or("no policy could be written")?;
        let report = scenario.report().map_err(|error| error.to_string())?;
        let found = match report.verdict {
            Verdict::Allowed => Decision::Allow,
            Verdict::Denied => Decision::Deny,
            Verdict::Depends => Decision::Depends,
        };
        if found != self.expect {
            return Err(format!("{:?} and not {found:?} ({})", self.expect, self.why));
        }
        if let Some(difference) = self.cause_differs(&report, &text).or_else(|| self.others_differ(&report)) {
            return Err(format!("{difference} ({})", self.why));
        }
        let long = report.findings.iter().find(|finding| finding.title.chars().count() > TITLE);
        if let Some(finding) = long {
            return Err(format!("{:?} does not fit on a line", finding.title));
        }
        self.confidence.check(report.confidence)
    }
}
