//! `signature.jsonl`: tokens signed with the keys of `test_keys.json`, and key sets to check them with.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::{EncodingKey, crypto};
use p521::ecdsa::signature::Signer as _;
use p521::ecdsa::{Signature, SigningKey};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use whydenied::Token;
use whydenied::aws::{self, Request};
use whydenied::report::{Severity, Verdict};
use whydenied::token::jwks::Jwks;

use crate::calls::{Answer, NOW, POLICY};
use crate::tally::{Case, Tally};
use crate::{Decision, Known, base64url};

/// A signed token, a key set, and what STS makes of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// The token's header.
    pub header: Value,
    /// The test key that signs it.
    pub signed_with: String,
    /// The algorithm that signs it, if it is not that of the header.
    pub signed_by: Option<String>,
    /// What becomes of the token afterwards.
    pub tamper: Option<Tampering>,
    /// The keys of the set: a test key's public part, with members of its own.
    pub jwks: Vec<Map<String, Value>>,
    /// The verdict.
    pub expect: Decision,
    /// The code of the first cause.
    pub cause: Option<String>,
    /// What AWS would answer.
    pub error: Option<Answer>,
    /// The `signature` of the report.
    pub signature: String,
    /// In a few words.
    pub why: String,
}

/// What becomes of a token after it was signed.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tampering {
    /// Other claims take the place of its own.
    Claims,
    /// The end is lost.
    Cut,
    /// The signature is left out.
    Strip,
}

/// A key made for these tests.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TestKey {
    /// RSA: PKCS #1; EC: PKCS #8; P-521: the number alone. As base 64.
    private: String,
    /// The public part, without a `kid`.
    jwk: Map<String, Value>,
    /// A certificate of its own, as base 64.
    certificate: Option<String>,
}

/// Checks the cases.
#[must_use]
pub fn signatures() -> Tally {
    Tally::of::<SignatureCase>(include_str!("../cases/signature.jsonl"))
}

fn test_keys() -> BTreeMap<String, TestKey> {
    serde_json::from_str(include_str!("../cases/test_keys.json")).expect("the test keys are readable")
}

impl SignatureCase {
    /// The token as it would be pasted.
    ///
    /// # Panics
    /// The case names no test key.
    #[must_use]
    pub fn token(&self) -> String {
        let claims = |subject| {
            json!({ "iss": "https://idp.example.com", "sub": subject, "aud": "client-a",
                    "iat": NOW - 60, "exp": NOW + 60 })
        };
        let header = base64url(self.header.to_string());
        let message = format!("{header}.{}", base64url(claims("s1").to_string()));
        let algorithm = self.signed_by.as_deref().or(self.header["alg"].as_str()).unwrap_or_default();
        let signature = sign(algorithm, &test_keys()[&self.signed_with], &message);
        match self.tamper {
            None => format!("{message}.{signature}"),
            Some(Tampering::Claims) => {
                format!("{header}.{}.{signature}", base64url(claims("s2").to_string()))
            }
            Some(Tampering::Cut) => format!("{message}.{}", &signature[..signature.len() / 2]),
            Some(Tampering::Strip) => format!("{message}."),
        }
    }

    /// The key set as it would be pasted.
    ///
    /// # Panics
    /// The case names no test key.
    #[must_use]
    pub fn key_set(&self) -> String {
        let keys: Vec<Value> = self.jwks.iter().flat_map(|key| keys(key, &test_keys())).collect();
        json!({ "keys": keys }).to_string()
    }
}

/// The test key of that name, with the members given: `null` leaves one out, `x5c` names the test key
/// whose certificate it is, and `repeat` makes so many keys with a `kid` of their own.
fn keys(given: &Map<String, Value>, test_keys: &BTreeMap<String, TestKey>) -> Vec<Value> {
    let name = given["key"].as_str().unwrap_or_default();
    let mut jwk = test_keys[name].jwk.clone();
    for (member, value) in given.iter().filter(|(member, _)| !matches!(member.as_str(), "key" | "repeat")) {
        let value = match (member.as_str(), value) {
            ("x5c", Value::String(name)) => json!([test_keys[name].certificate]),
            _ => value.clone(),
        };
        if value.is_null() {
            jwk.remove(member);
        } else {
            jwk.insert(member.clone(), value);
        }
    }
    let Some(count) = given.get("repeat").and_then(Value::as_u64) else { return vec![jwk.into()] };
    let numbered = |number| {
        let mut jwk = jwk.clone();
        jwk.insert("kid".into(), format!("{}{number}", given["kid"].as_str().unwrap_or_default()).into());
        jwk.into()
    };
    (0..count).map(numbered).collect()
}

fn sign(algorithm: &str, key: &TestKey, message: &str) -> String {
    let private = STANDARD.decode(&key.private).expect("a test key is base 64");
    if algorithm == "ES512" {
        let key = SigningKey::from_slice(&private).expect("a test key is a key");
        let signature: Signature = key.sign(message.as_bytes());
        return base64url(signature.to_bytes());
    }
    let key = match key.jwk["kty"].as_str() {
        Some("RSA") => EncodingKey::from_rsa_der(&private),
        _ => EncodingKey::from_ec_der(&private),
    };
    let algorithm = algorithm.parse().expect("jsonwebtoken knows the algorithm");
    crypto::sign(message.as_bytes(), &key, algorithm).expect("a test key signs")
}

impl Case for SignatureCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let token = Token::read(&self.token()).map_err(|error| error.to_string())?;
        let jwks = Jwks::read(&self.key_set()).map_err(|error| error.to_string())?;
        let policy = aws::Policy::read(POLICY).map_err(|error| error.to_string())?;
        let request = Request {
            now: Some(NOW),
            judge_times: true,
            client_ids: vec!["client-a".into()],
            signature: Some(token.check_signature(&jwks)),
            ..Request::default()
        };
        let report = aws::check(&token, &policy, &request);
        let verdict = if self.expect == Decision::Deny { Verdict::Denied } else { Verdict::Allowed };
        let cause = report.findings.iter().find(|finding| finding.severity == Severity::Cause);
        let signature = json!(report.token.signature);
        let found = (report.verdict, cause.map(|cause| &*cause.code), signature.as_str());
        if found != (verdict, self.cause.as_deref(), Some(&self.signature)) {
            return Err(format!("{found:?} ({})", self.why));
        }
        if let Some(cause) = cause {
            self.confidence.check(cause.confidence)?;
        }
        let answer = report.error.as_ref().map(|error| (&*error.code, &*error.message));
        if answer != self.error.as_ref().map(|answer| (&*answer.code, &*answer.message)) {
            return Err(format!("AWS would not say {answer:?} ({})", self.why));
        }
        Ok(())
    }
}
