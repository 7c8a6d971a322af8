//! `token_stage.jsonl`: what STS says of a token before it reads any policy.

use serde::Deserialize;
use serde_json::value::RawValue;
use whydenied::Token;
use whydenied::aws::{self, Request};
use whydenied::report::{DecidedBy, Verdict};

use crate::tally::{Case, Tally};
use crate::{Decision, Known, base64url};

/// The time of the recorded requests.
pub(crate) const NOW: i64 = 1_789_123_637;

/// A trust policy that lets every token of the provider in.
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

/// A signed token, and what STS makes of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenStageCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// The token's header.
    pub header: Option<Box<RawValue>>,
    /// The token's claims.
    pub claims: Box<RawValue>,
    /// The client IDs of the provider.
    pub client_ids: Option<Vec<String>>,
    /// The provider.
    pub provider_arn: Option<String>,
    /// The verdict.
    pub expect: Decision,
    /// What AWS would answer.
    pub error: Option<Answer>,
    /// In a few words.
    pub why: String,
}

/// An error of the service.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Its code.
    pub code: String,
    /// Its message, word for word.
    pub message: String,
}

/// Checks the cases.
#[must_use]
pub fn token_stage() -> Tally {
    Tally::of::<TokenStageCase>(include_str!("../cases/token_stage.jsonl"))
}

impl Case for TokenStageCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let header = self.header.as_ref().map_or(r#"{"alg":"RS256"}"#, |header| header.get());
        let jwt = format!("{}.{}.c2ln", base64url(header), base64url(self.claims.get()));
        let token = Token::read(&jwt).map_err(|error| error.to_string())?;
        let policy = aws::Policy::read(POLICY).map_err(|error| error.to_string())?;
        let client_ids =
            self.client_ids.clone().unwrap_or_else(|| vec!["client-a".into(), "client-b".into()]);
        let request = Request {
            now: Some(NOW),
            judge_times: true,
            role_arn: Some("arn:aws:iam::123456789012:role/deploy".into()),
            provider_arn: self.provider_arn.clone(),
            client_ids,
            ..Request::default()
        };
        let report = aws::check(&token, &policy, &request);
        let found = report.error.as_ref().map(|error| (&*error.code, &*error.message));
        let refused = report.verdict == Verdict::Denied && report.decided_by == DecidedBy::Token;
        if refused != (self.expect == Decision::Deny) || !refused && report.verdict != Verdict::Allowed {
            return Err(format!("{:?} and not {:?} ({}); {found:?}", self.expect, report.verdict, self.why));
        }
        match &self.error {
            Some(answer) if found != Some((&answer.code, &answer.message)) => {
                Err(format!("AWS would say {} {:?} and not {found:?}", answer.code, answer.message))
            }
            _ => Ok(()),
        }
    }
}
