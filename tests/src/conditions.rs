//! `conditions.jsonl` and `rules.jsonl`: one condition block, one token.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use whydenied::report::{Applies, Verdict};
use whydenied::{Token, aws};

use crate::scenario::{Asks, Scenario};
use crate::tally::{Case, Tally};
use crate::{Decision, Known, principal, request, same_keys};

/// The condition block of a statement that allows the request otherwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// The token's `iss` without `https://`.
    pub provider: String,
    /// The token's claims beside `iss`.
    pub claims: Box<RawValue>,
    /// The role to assume.
    pub role: Option<String>,
    /// The time of the request.
    pub now: Option<i64>,
    /// The policy's version.
    pub version: Option<String>,
    /// Other keys of the request.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    /// Keys that the request lacks.
    #[serde(default)]
    pub absent: Vec<String>,
    /// The block.
    pub condition: Box<RawValue>,
    /// Whether the statement applies.
    pub expect: Decision,
    /// The code of what a person reads first about a denial.
    pub cause: Option<String>,
    /// The keys on which a `depends` rests.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// In a few words.
    pub why: String,
}

const CONDITIONS: &str = include_str!("../cases/conditions.jsonl");

/// Demands that every denial among the cases that every implementation must agree with has its cause.
///
/// # Panics
/// One has none, or a line is no case.
pub fn every_denial_has_its_cause() {
    for line in CONDITIONS.lines() {
        let case: ConditionCase =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        assert_eq!(case.expect == Decision::Deny, case.cause.is_some(), "{}", case.id);
    }
}

/// Checks the cases that every implementation must agree with.
#[must_use]
pub fn conditions() -> Tally {
    Tally::of::<ConditionCase>(CONDITIONS)
}

/// Checks the cases of single rules.
#[must_use]
pub fn rules() -> Tally {
    Tally::of::<ConditionCase>(include_str!("../cases/rules.jsonl"))
}

impl ConditionCase {
    /// The claims with their issuer.
    #[must_use]
    pub fn token(&self) -> String {
        let claims = self.claims.get().trim_start_matches('{');
        format!(r#"{{"iss": "https://{}", {claims}"#, self.provider)
    }

    /// A trust policy with the condition block in its only statement.
    #[must_use]
    pub fn policy(&self) -> String {
        format!(
            r#"{{
  "Version": "{}",
  "Statement": [{{
    "Effect": "Allow",
    "Principal": {{ "Federated": "{}" }},
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {}
  }}]
}}"#,
            self.version.as_deref().unwrap_or("2012-10-17"),
            principal(&self.provider),
            self.condition,
        )
    }
}

impl Asks for ConditionCase {
    fn scenario(&self) -> Option<Scenario> {
        Some(Scenario {
            id: self.id.clone(),
            token: self.token(),
            policy: self.policy(),
            request: request(self.role.as_deref(), self.now, &self.env, &self.absent),
            ..Scenario::default()
        })
    }
}

impl Case for ConditionCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let token = Token::read(&self.token()).map_err(|error| error.to_string())?;
        let policy = self.policy();
        let policy = aws::Policy::read(&policy).map_err(|error| error.to_string())?;
        let request = request(self.role.as_deref(), self.now, &self.env, &self.absent);
        let report = aws::check(&token, &policy, &request);
        let statement = &report.statements[0];
        let found = match statement.outcome {
            Applies::Applies => Decision::Allow,
            Applies::DoesNotApply => Decision::Deny,
            Applies::Depends => Decision::Depends,
        };
        if found != self.expect {
            let whys: Vec<_> = statement.conditions.iter().map(|condition| &*condition.why).collect();
            return Err(format!("{:?} and not {found:?} ({}); {}", self.expect, self.why, whys.join("; ")));
        }
        if report.verdict == Verdict::Depends && !same_keys(&report.depends_on, &self.depends_on) {
            return Err(format!("rests on {:?}, not on {:?}", self.depends_on, report.depends_on));
        }
        let cause = report.main_finding().map(|finding| &*finding.code);
        if self.cause.is_some() && self.cause.as_deref() != cause {
            return Err(format!("because of {cause:?} and not of {:?}", self.cause));
        }
        let conditions = statement.conditions.iter().map(|condition| condition.confidence);
        conditions.max().map_or(Ok(()), |least_sure| self.confidence.check(least_sure))
    }
}
