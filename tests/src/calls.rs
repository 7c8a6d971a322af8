//! Whole calls, from the parameters of the request to the session: `requests.jsonl`,
//! `token_stage.jsonl`, `permissions.jsonl`, `saving.jsonl` and `unsettled.jsonl`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use whydenied::aws;
use whydenied::report::{Confidence, Report, Verdict};

use crate::scenario::{Asks, Scenario};
use crate::tally::{Case, Tally};
use crate::{Decision, Known, base64url, request, same_keys, word};

/// The time of the recorded requests.
pub(crate) const NOW: i64 = 1_789_123_637;
/// The files of such cases, by their names.
pub const FILES: [(&str, &str); 5] = [
    ("requests", include_str!("../cases/requests.jsonl")),
    ("token_stage", include_str!("../cases/token_stage.jsonl")),
    ("permissions", include_str!("../cases/permissions.jsonl")),
    ("saving", include_str!("../cases/saving.jsonl")),
    ("unsettled", include_str!("../cases/unsettled.jsonl")),
];
const HEADER: &str = r#"{"alg":"RS256"}"#;
const SIGNATURE: &str = "c2ln";

/// A trust policy that lets every token of the provider in, with tags and a source identity.
pub(crate) const POLICY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "Federated": [
      "arn:aws:iam::123456789012:oidc-provider/idp.example.com",
      "arn:aws:iam::123456789012:oidc-provider/idp.example.com/"
    ] },
    "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity"]
  }
}"#;

/// A call, and what comes of it. What a case leaves out is as in a call that succeeds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// The token's header.
    pub header: Option<Box<RawValue>>,
    /// The token's claims, all of them.
    pub claims: Option<Box<RawValue>>,
    /// Claims beside those of a token that is let in, or in their place.
    #[serde(default)]
    pub with: BTreeMap<String, Box<RawValue>>,
    /// Claims that the token lacks.
    #[serde(default)]
    pub without: Vec<String>,
    /// Claims that are times, in seconds from the time of the request.
    #[serde(default)]
    pub times: BTreeMap<String, i64>,
    /// How many characters the token has.
    pub length: Option<usize>,
    /// Whether the claims are pasted as they are, and no token.
    #[serde(default)]
    pub bare: bool,
    /// What is known of the request beside the time, the role and the client IDs, or in their
    /// place; `null` for what is not known.
    #[serde(default)]
    pub request: Map<String, Value>,
    /// The trust policy.
    pub policy: Option<Box<RawValue>>,
    /// The organization's resource control policies.
    #[serde(default)]
    pub resource_control: Vec<Box<RawValue>>,
    /// The verdict.
    pub expect: Decision,
    /// The stage that settles it.
    pub decided_by: Option<String>,
    /// What AWS would answer; an empty code where that is not known.
    pub error: Option<Answer>,
    /// The keys on which a `depends` rests.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// How each of these checks went.
    #[serde(default)]
    pub gates: BTreeMap<String, String>,
    /// What the report finds, in this order: the severity, the code, and where it matters the
    /// confidence. On a denial the first of them is the first of the report.
    #[serde(default)]
    pub findings: Vec<String>,
    /// Findings that the report does not have.
    #[serde(default)]
    pub no_findings: Vec<String>,
    /// How sure the report says that it is.
    pub marked: Option<Known>,
    /// The verdict in the report's sentence.
    pub lead: Option<String>,
    /// In a few words.
    pub why: String,
}

/// An error of the service.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Its code.
    pub code: String,
    /// Its message, word for word; empty where it is not known.
    pub message: String,
    /// What AWS answered until 2025.
    pub older_message: Option<String>,
}

/// What is known of a request.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Parameters {
    now: Option<i64>,
    judge_times: Option<bool>,
    role: Option<String>,
    client_ids: Option<Vec<String>>,
    provider_arn: Option<String>,
    provider_url: Option<String>,
    provider_id: Option<String>,
    session_name: Option<String>,
    duration: Option<u32>,
    max_duration: Option<u32>,
    env: BTreeMap<String, String>,
    absent: Vec<String>,
}

/// Every state that the cases name of each check.
///
/// # Panics
/// A line is no case.
#[must_use]
pub fn checks() -> BTreeMap<String, BTreeSet<String>> {
    let mut checks: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for line in FILES.iter().flat_map(|(_, file)| file.lines()) {
        let case: CallCase = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        for (id, state) in case.gates {
            checks.entry(id).or_default().insert(state);
        }
    }
    checks
}

/// The parameters of requests.
#[must_use]
pub fn requests() -> Tally {
    Tally::of::<CallCase>(FILES[0].1)
}

/// What STS says of a token before it reads any policy.
#[must_use]
pub fn token_stage() -> Tally {
    Tally::of::<CallCase>(FILES[1].1)
}

/// Resource control policies, session tags, source identities.
#[must_use]
pub fn permissions() -> Tally {
    Tally::of::<CallCase>(FILES[2].1)
}

/// What IAM says to a policy that is to be saved.
#[must_use]
pub fn saving() -> Tally {
    Tally::of::<CallCase>(FILES[3].1)
}

/// What nobody has settled, and what the report says of it.
#[must_use]
pub fn unsettled() -> Tally {
    Tally::of::<CallCase>(FILES[4].1)
}

impl CallCase {
    fn claims(&self) -> Result<String, serde_json::Error> {
        if let Some(claims) = &self.claims {
            return Ok(claims.get().to_owned());
        }
        let text = |json: &str| RawValue::from_string(json.to_owned());
        let mut claims: BTreeMap<String, Box<RawValue>> = BTreeMap::new();
        for (name, value) in [("iss", "https://idp.example.com"), ("sub", "s1"), ("aud", "client-a")] {
            claims.insert(name.to_owned(), text(&format!("{value:?}"))?);
        }
        let usual = [("iat", -60), ("exp", 60)].map(|(name, offset)| (name.to_owned(), offset));
        for (name, offset) in usual.into_iter().chain(self.times.clone()) {
            claims.insert(name, text(&(NOW + offset).to_string())?);
        }
        claims.extend(self.with.clone());
        claims.retain(|name, _| !self.without.contains(name));
        serde_json::to_string(&claims)
    }

    /// What a person would have pasted as the token.
    ///
    /// # Errors
    /// The case's claims are no JSON.
    pub fn pasted(&self) -> Result<String, serde_json::Error> {
        let claims = self.claims()?;
        if self.bare {
            return Ok(claims);
        }
        let header = self.header.as_ref().map_or(HEADER, |header| header.get());
        let mut jwt = format!("{}.{}.{SIGNATURE}", base64url(header), base64url(&claims));
        let missing = self.length.unwrap_or_default().saturating_sub(jwt.len());
        jwt.push_str(&"A".repeat(missing));
        Ok(jwt)
    }

    fn request(&self) -> Result<aws::Request, serde_json::Error> {
        let mut known = json!({
            "now": NOW,
            "role": "arn:aws:iam::123456789012:role/deploy",
            "client_ids": ["client-a", "client-b"],
        });
        if let Value::Object(known) = &mut known {
            known.extend(self.request.clone());
        }
        let known: Parameters = serde_json::from_value(known)?;
        Ok(aws::Request {
            judge_times: known.judge_times.unwrap_or(known.now.is_some()),
            client_ids: known.client_ids.unwrap_or_default(),
            provider_arn: known.provider_arn,
            provider_url: known.provider_url,
            provider_id: known.provider_id,
            session_name: known.session_name,
            duration_seconds: known.duration,
            max_session_duration: known.max_duration,
            ..request(known.role.as_deref(), known.now, &known.env, &known.absent)
        })
    }

    fn report(&self) -> Result<Report, String> {
        let scenario = self.scenario().ok_or("the case is no call")?;
        scenario.report().map_err(|error| error.to_string())
    }

    /// How the verdict and the answer differ from what is expected.
    fn verdict_differs(&self, report: &Report) -> Option<String> {
        let found = Decision::from(report.verdict);
        let answer = report.error.as_ref().map(|error| Answer {
            code: error.code.to_string(),
            message: error.message.to_string(),
            older_message: error.older_message.as_ref().map(ToString::to_string),
        });
        let answer = answer.unwrap_or_default();
        let decided_by = word(report.decided_by);
        if found != self.expect {
            Some(format!("{:?} and not {found:?}, decided by {decided_by}; {answer:?}", self.expect))
        } else if self.decided_by.as_ref().is_some_and(|by| *by != decided_by) {
            Some(format!("decided by {:?} and not by {decided_by}", self.decided_by))
        } else if self.error.as_ref().is_some_and(|expected| !expected.matches(&answer)) {
            Some(format!("AWS would say {:?} and not {answer:?}", self.error))
        } else if !same_keys(&self.depends_on, &report.depends_on) {
            Some(format!("rests on {:?} and not on {:?}", self.depends_on, report.depends_on))
        } else {
            None
        }
    }

    /// The first check that went another way.
    fn gate_differs(&self, report: &Report) -> Option<String> {
        self.gates.iter().find_map(|(id, expected)| {
            let gate = report.gates.iter().find(|gate| gate.id == **id);
            let found = gate.map_or_else(|| "not there".to_owned(), |gate| word(gate.state));
            let silent = gate.is_some_and(|gate| gate.why.is_empty());
            if found != *expected {
                Some(format!("the check `{id}` {expected} and not {found}"))
            } else if silent {
                Some(format!("the check `{id}` says nothing"))
            } else {
                None
            }
        })
    }

    fn findings_differ(&self, report: &Report) -> Option<String> {
        let findings: Vec<_> = report
            .findings
            .iter()
            .map(|finding| {
                format!("{} {} {}", word(finding.severity), finding.code, word(finding.confidence))
            })
            .collect();
        let says = |finding: &str, expected: &str| format!("{finding} ").starts_with(&format!("{expected} "));
        let mut rest = findings.iter();
        let missing = self.findings.iter().find(|expected| !rest.any(|finding| says(finding, expected)));
        let extra = self.no_findings.iter().find(|code| findings.iter().any(|finding| says(finding, code)));
        let first = self.findings.first().filter(|_| report.verdict == Verdict::Denied);
        let misses_first = first.is_some_and(|expected| !says(&findings[0], expected));
        if let Some(expected) = missing.or(extra) {
            Some(format!("`{expected}` is expected otherwise in {findings:?}"))
        } else {
            misses_first.then(|| format!("{first:?} is not the first of {findings:?}"))
        }
    }
}

impl Answer {
    fn matches(&self, found: &Self) -> bool {
        let older = self.older_message.is_none() || self.older_message == found.older_message;
        self.code == found.code && self.message == found.message && older
    }
}

impl Asks for CallCase {
    fn scenario(&self) -> Option<Scenario> {
        Some(Scenario {
            id: self.id.clone(),
            token: self.pasted().ok()?,
            policy: self.policy.as_ref().map_or(POLICY, |policy| policy.get()).to_owned(),
            resource_control: self.resource_control.iter().map(|other| other.get().to_owned()).collect(),
            request: self.request().ok()?,
            ..Scenario::default()
        })
    }
}

impl Case for CallCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let report = self.report()?;
        let differs = self
            .verdict_differs(&report)
            .or_else(|| self.gate_differs(&report))
            .or_else(|| self.findings_differ(&report));
        if let Some(difference) = differs {
            return Err(format!("{difference} ({})", self.why));
        }
        if let Some(lead) = self.lead.as_ref().filter(|lead| **lead != report.lead) {
            return Err(format!("said as {:?} and not {lead:?} ({})", report.lead, self.why));
        }
        match self.marked {
            Some(marked) if Confidence::from(marked) != report.confidence => {
                Err(format!("marked {:?} and not {marked:?} ({})", report.confidence, self.why))
            }
            _ => self.confidence.check(report.confidence),
        }
    }
}
