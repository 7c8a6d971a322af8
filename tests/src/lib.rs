//! The facts of `cases/`, checked against the engine. The same functions run natively and as
//! WebAssembly.

pub mod callers;
pub mod calls;
pub mod catalogue;
pub mod causes;
pub mod conditions;
pub mod documents;
pub mod error_lines;
pub mod events;
pub mod exchange_fixes;
pub mod exchanges;
pub mod fixes;
pub mod foreign;
pub mod gallery;
pub mod holes;
pub mod inputs;
pub mod keys;
pub mod lints;
pub mod patterns;
pub mod pieces;
pub mod policies;
pub mod program_fixes;
pub mod pulumi_documents;
pub mod pulumi_lints;
pub mod pulumi_requests;
pub mod pulumi_robustness;
pub mod read_back;
pub mod remedies;
pub mod renamed;
pub mod robustness;
pub mod scenario;
pub mod secrets;
pub mod signature;
pub mod tally;
pub mod titles;
pub mod tokens;
pub mod unreadable;
pub mod variants;
pub mod written;

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use whydenied::aws::Request;
use whydenied::report::{Confidence, Verdict};

/// What a case expects of a statement or of a whole policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// The request is let in.
    Allow,
    /// It is not.
    Deny,
    /// It rests on a request key that the case leaves open.
    Depends,
}

impl From<Verdict> for Decision {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Allowed => Self::Allow,
            Verdict::Denied => Self::Deny,
            Verdict::Depends => Self::Depends,
        }
    }
}

/// How the expectation is known: the words of the engine's own [`Confidence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// Documentation says so.
    Documented,
    /// Seen in answers of the real service.
    Observed,
    /// Follows from what is documented or observed.
    Inferred,
    /// Nothing published settles it.
    Unconfirmed,
}

impl Known {
    /// Refuses an engine that is surer than the case.
    fn check(self, claimed: Confidence) -> Result<(), String> {
        if self == Self::Unconfirmed && claimed == Confidence::Documented {
            return Err("nothing settles this, the report calls it documented".to_owned());
        }
        Ok(())
    }
}

impl From<Known> for Confidence {
    fn from(known: Known) -> Self {
        match known {
            Known::Documented => Self::Documented,
            Known::Observed => Self::Observed,
            Known::Inferred => Self::Inferred,
            Known::Unconfirmed => Self::Unconfirmed,
        }
    }
}

/// The keys of a request that a case states.
fn request(
    role: Option<&str>,
    now: Option<i64>,
    env: &BTreeMap<String, String>,
    absent: &[String],
) -> Request {
    let given = env.iter().map(|(key, value)| (key.clone(), Some(vec![value.clone()])));
    let absent = absent.iter().map(|key| (key.clone(), None));
    Request {
        role_arn: role.map(str::to_owned),
        now,
        context: given.chain(absent).collect(),
        ..Request::default()
    }
}

/// The principal under which AWS knows a provider.
fn principal(provider: &str) -> String {
    let built_in =
        ["accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"];
    if built_in.contains(&provider) {
        provider.to_owned()
    } else {
        format!("arn:aws:iam::123456789012:oidc-provider/{provider}")
    }
}

/// Whether both name the same keys, in whatever order.
fn same_keys(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|key| other.contains(key))
}

/// One part of a JWT.
fn base64url(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The word that stands for a state in the JSON report.
fn word(state: impl serde::Serialize) -> String {
    serde_json::to_value(state).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}
