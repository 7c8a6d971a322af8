//! `events.jsonl`: a CloudTrail event in place of the token.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use whydenied::aws::{self, Policy, Request};
use whydenied::report::TokenForm;
use whydenied::{Token, token::event::Event};

use crate::documents::ErrorCase;
use crate::scenario::{Asks, Scenario};
use crate::tally::{Case, Tally};
use crate::{Decision, Known, same_keys};

/// An event, and what is known by it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// What is pasted.
    pub json: Box<RawValue>,
    /// The claims that it shows.
    #[serde(default)]
    pub claims: BTreeMap<String, String>,
    /// What it says of the call.
    #[serde(default)]
    pub call: BTreeMap<String, String>,
    /// The condition block of a policy that trusts the provider.
    pub condition: Option<Box<RawValue>>,
    /// The verdict under it.
    pub expect: Option<Decision>,
    /// The keys on which a `depends` rests.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// The error.
    pub error: Option<ErrorCase>,
    /// In a few words.
    pub why: String,
}

/// Checks the events.
#[must_use]
pub fn events() -> Tally {
    Tally::of::<EventCase>(include_str!("../cases/events.jsonl"))
}

/// What an event says of the call, by the names of the cases.
fn call(event: &Event) -> BTreeMap<String, String> {
    let facts = [
        ("time", event.time.map(|time| time.to_string())),
        ("provider_arn", event.provider_arn.clone()),
        ("role_arn", event.role_arn.clone()),
        ("session_name", event.session_name.clone()),
        ("duration_seconds", event.duration_seconds.map(|seconds| seconds.to_string())),
        ("source_ip", event.source_ip.clone()),
        ("vpc_endpoint", event.vpc_endpoint.clone()),
        ("user_agent", event.user_agent.clone()),
        ("region", event.region.clone()),
        ("error_code", event.error_code.clone()),
        ("error_message", event.error_message.clone()),
    ];
    facts.into_iter().filter_map(|(name, fact)| Some((name.to_owned(), fact?))).collect()
}

impl EventCase {
    fn policy(&self, url: &str) -> String {
        let condition = self.condition.as_ref().map_or("{}", |condition| condition.get());
        format!(
            r#"{{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow",
                "Principal": {{ "Federated": "arn:aws:iam::123456789012:oidc-provider/{url}" }},
                "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity"],
                "Condition": {condition} }} }}"#
        )
    }
}

impl Asks for EventCase {
    fn scenario(&self) -> Option<Scenario> {
        let url = self.claims.get("iss").and_then(|iss| iss.strip_prefix("https://")).unwrap_or_default();
        self.error.is_none().then(|| Scenario {
            id: self.id.clone(),
            token: self.json.get().to_owned(),
            policy: self.policy(url),
            ..Scenario::default()
        })
    }
}

impl Case for EventCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let text = self.json.get();
        let token = match (Token::read(text), &self.error) {
            (Ok(token), None) => token,
            (Ok(token), Some(error)) => {
                return Err(format!("{} and not read as {:?}", error.code, token.form));
            }
            (Err(found), Some(error)) => return error.check(text, &found),
            (Err(found), None) => return Err(found.to_string()),
        };
        let Some(event) = token.event.as_ref().filter(|_| token.form == TokenForm::CloudTrail) else {
            return Err(format!("read as {:?}", token.form));
        };
        let claims: BTreeMap<_, _> = token
            .claims
            .members()
            .iter()
            .filter_map(|member| Some((member.key.to_string(), member.node.value.as_str()?.to_owned())))
            .collect();
        if claims != self.claims {
            return Err(format!("the claims {claims:?} and not {:?} ({})", self.claims, self.why));
        }
        let call = call(event);
        if let Some((name, fact)) = self.call.iter().find(|(name, fact)| call.get(*name) != Some(fact)) {
            return Err(format!("{name} is {:?} and not {fact} ({})", call.get(name), self.why));
        }
        let url = token.claim_text("iss").and_then(|iss| iss.strip_prefix("https://")).unwrap_or_default();
        let policy = self.policy(url);
        let policy = Policy::read(&policy).map_err(|error| error.to_string())?;
        let report = aws::check(&token, &policy, &Request::default());
        let verdict = Decision::from(report.verdict);
        if self.expect.is_some_and(|expect| expect != verdict) {
            Err(format!("{:?} and not {verdict:?} ({})", self.expect, self.why))
        } else if self.expect.is_some() && !same_keys(&self.depends_on, &report.depends_on) {
            Err(format!("rests on {:?} and not on {:?}", self.depends_on, report.depends_on))
        } else if report.findings.iter().all(|finding| finding.code != "cloudtrail-event") {
            Err("nothing says that an event stands in for the token".to_owned())
        } else {
            self.confidence.check(report.confidence)
        }
    }
}
