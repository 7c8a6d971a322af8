//! `keys.jsonl`: which condition keys a request has, one key a line.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use whydenied::report::Verdict;
use whydenied::{Token, aws};

use crate::tally::{Case, Tally};
use crate::{Decision, Known, request, same_keys};

const PROVIDER: &str = "arn:aws:iam::123456789012:oidc-provider/idp.example.com";
const CLAIMS: &str = r#"{"iss": "https://idp.example.com", "aud": "a", "sub": "s1"}"#;

/// A condition key, and whether a request has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// The key.
    pub key: String,
    /// Whether a request like this one has it.
    pub there: Presence,
    /// The token's claims.
    pub claims: Option<Box<RawValue>>,
    /// The role to assume.
    pub role: Option<String>,
    /// The time of the request.
    pub now: Option<i64>,
    /// Other keys of the request.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    /// Keys that the request lacks.
    #[serde(default)]
    pub absent: Vec<String>,
    /// An operator and its values, to test the key with.
    pub test: Map<String, Value>,
    /// Whether a statement with that test applies.
    pub expect: Decision,
    /// In a few words.
    pub why: String,
}

/// Whether a request has a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// It has.
    Always,
    /// That rests on what nobody said.
    Unknown,
    /// It has not.
    Never,
}

/// Checks each key under `Null`, both ways, and under its test.
#[must_use]
pub fn keys() -> Tally {
    Tally::of::<KeyCase>(include_str!("../cases/keys.jsonl"))
}

impl KeyCase {
    fn differs(&self, operator: &str, values: &Value, expected: Decision) -> Result<(), String> {
        let policy = json!({ "Version": "2012-10-17", "Statement": {
            "Effect": "Allow",
            "Principal": { "Federated": PROVIDER },
            "Action": "sts:*",
            "Condition": { operator: { &self.key: values } },
        } });
        let policy = policy.to_string();
        let policy = aws::Policy::read(&policy).map_err(|error| error.to_string())?;
        let claims = self.claims.as_ref().map_or(CLAIMS, |claims| claims.get());
        let token = Token::read(claims).map_err(|error| error.to_string())?;
        let request = request(self.role.as_deref(), self.now, &self.env, &self.absent);
        let report = aws::check(&token, &policy, &request);
        let (found, rests_on) = match report.verdict {
            Verdict::Allowed => (Decision::Allow, vec![]),
            Verdict::Denied => (Decision::Deny, vec![]),
            Verdict::Depends => (Decision::Depends, vec![self.key.clone()]),
        };
        if found == expected && same_keys(&rests_on, &report.depends_on) {
            self.confidence.check(report.confidence)
        } else {
            Err(format!(
                "{operator} {values}: {expected:?} and not {found:?} on {:?} ({})",
                report.depends_on, self.why
            ))
        }
    }
}

impl Case for KeyCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let (exists, lacks) = match self.there {
            Presence::Always => (Decision::Allow, Decision::Deny),
            Presence::Unknown => (Decision::Depends, Decision::Depends),
            Presence::Never => (Decision::Deny, Decision::Allow),
        };
        self.differs("Null", &json!("false"), exists)?;
        self.differs("Null", &json!("true"), lacks)?;
        self.test.iter().try_for_each(|(operator, values)| self.differs(operator, values, self.expect))
    }
}
