//! `statements.jsonl` and `policies.jsonl`: one token, a whole trust policy.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use whydenied::report::{Applies, Input, Report, Severity};
use whydenied::{Token, aws};

use crate::scenario::{Asks, Scenario};
use crate::tally::{Case, Tally};
use crate::{Decision, Known, request, same_keys};

/// A trust policy and what it decides.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyCase {
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
    /// Other keys of the request.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    /// The trust policy.
    pub policy: Box<RawValue>,
    /// The verdict.
    pub expect: Decision,
    /// The stage that settles it.
    pub decided_by: String,
    /// The message that AWS would answer.
    pub error: Option<String>,
    /// The statements that apply.
    pub applies: Option<Vec<usize>>,
    /// The keys on which a `depends` rests.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// For a document that IAM would refuse: the text at the place that is to blame.
    pub at: Option<String>,
    /// In a few words.
    pub why: String,
}

/// Checks what statements decide.
#[must_use]
pub fn statements() -> Tally {
    Tally::of::<PolicyCase>(include_str!("../cases/statements.jsonl"))
}

/// Checks principals, actions, documents, and statements together.
#[must_use]
pub fn policies() -> Tally {
    Tally::of::<PolicyCase>(include_str!("../cases/policies.jsonl"))
}

impl PolicyCase {
    fn differs(&self, report: &Report) -> Result<(), String> {
        let found = Decision::from(report.verdict);
        let decided_by = serde_json::to_value(report.decided_by).map_err(|error| error.to_string())?;
        let applies: Vec<_> = report
            .statements
            .iter()
            .filter(|statement| statement.outcome == Applies::Applies)
            .map(|statement| statement.index)
            .collect();
        let error = report.error.as_ref().map(|error| &*error.message);
        if found != self.expect {
            Err(format!("{:?} and not {found:?}", self.expect))
        } else if decided_by != *self.decided_by {
            Err(format!("decided by {} and not by {decided_by}", self.decided_by))
        } else if self.applies.as_ref().is_some_and(|expected| *expected != applies) {
            Err(format!("statements {:?} apply and not {applies:?}", self.applies))
        } else if self.error.is_some() && self.error.as_deref() != error {
            Err(format!("AWS would say {:?} and not {error:?}", self.error))
        } else if !same_keys(&self.depends_on, &report.depends_on) {
            Err(format!("rests on {:?} and not on {:?}", self.depends_on, report.depends_on))
        } else {
            self.confidence.check(report.confidence)
        }
    }

    /// Whether an error points at the element that IAM would refuse.
    fn points_at_element(&self, report: &Report) -> bool {
        let policy = self.policy.get();
        self.at.as_deref().is_none_or(|element| {
            report
                .findings
                .iter()
                .filter(|finding| finding.severity == Severity::Error && finding.input == Input::Policy)
                .filter_map(|finding| policy.get(finding.span?.start..))
                .any(|place| place.starts_with(element))
        })
    }
}

impl Asks for PolicyCase {
    fn scenario(&self) -> Option<Scenario> {
        Some(Scenario {
            id: self.id.clone(),
            token: self.claims.get().to_owned(),
            policy: self.policy.get().to_owned(),
            request: request(self.role.as_deref(), None, &self.env, &[]),
            ..Scenario::default()
        })
    }
}

impl Case for PolicyCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let token = Token::read(self.claims.get()).map_err(|error| error.to_string())?;
        let policy = aws::Policy::read(self.policy.get()).map_err(|error| error.to_string())?;
        let request = request(self.role.as_deref(), None, &self.env, &[]);
        let report = aws::check(&token, &policy, &request);
        self.differs(&report).map_err(|found| format!("{found} ({})", self.why))?;
        if self.points_at_element(&report) {
            Ok(())
        } else {
            let findings: Vec<_> = report
                .findings
                .iter()
                .map(|finding| (&*finding.code, finding.severity, finding.span))
                .collect();
            Err(format!("no error at {:?} among {findings:?}", self.at))
        }
    }
}
