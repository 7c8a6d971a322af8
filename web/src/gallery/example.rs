//! One example, and what it puts into the page.

use serde::Deserialize;
use whydenied_questions::fields::PULUMI_POLICY;
use whydenied_questions::texts::{LIMITS, POLICY, TOKEN, Texts};
use whydenied_report::{Value, Verdict};

use crate::base64url;

/// The header of a token that says it is an example.
const HEADER: &str = r#"{"alg":"RS256","kid":"example","typ":"JWT"}"#;
/// Stands where a signature would be; readable, so that nobody takes it for one.
const SIGNATURE: &str = "EXAMPLE-ONLY-nobody-signed-this-token";

/// A line of `examples.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Example {
    pub(super) id: String,
    pub(super) issuer: String,
    /// The kind of its cause.
    pub(super) about: String,
    pub(super) title: String,
    pub(super) story: String,
    pub(super) verdict: Verdict,
    pub(super) cause: Option<String>,
    /// A time among them stands as far from now as it says, such as `now+280`.
    claims: Option<Value>,
    /// In place of the claims the workflow, the manifests or the settings.
    caller: Option<String>,
    policy: Option<Value>,
    limits: Option<Value>,
    /// The fields of the request by their ids.
    request: Option<Value>,
    pulumi: Option<Exchange>,
}

/// The side of Pulumi Cloud.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Exchange {
    policy: Value,
    request: Option<Value>,
}

/// Reads the examples, one a line.
pub(crate) fn read_examples(lines: &str) -> serde_json::Result<Vec<Example>> {
    lines.trim().lines().map(serde_json::from_str).collect()
}

impl Example {
    /// Whether it is about an exchange with Pulumi Cloud.
    pub(super) const fn is_of_pulumi(&self) -> bool {
        self.pulumi.is_some()
    }

    /// What it puts into the page at that time, by the names of the texts.
    pub(super) fn texts(&self, now: i64) -> Result<Texts, String> {
        let mut texts = Texts::default();
        texts.put(TOKEN, self.caller.as_deref().unwrap_or_default());
        if let Some(claims) = &self.claims {
            let payload = serde_json::to_string(&at(claims, now)).map_err(|error| error.to_string())?;
            let [header, payload] = [HEADER, &payload].map(|part| base64url::encoded(part.as_bytes()));
            texts.put(TOKEN, format!("{}.{}.{SIGNATURE}", header?, payload?));
        }
        self.put_documents(&mut texts).map_err(|error| error.to_string())?;
        Ok(texts)
    }

    fn put_documents(&self, texts: &mut Texts) -> serde_json::Result<()> {
        let exchange = self.pulumi.as_ref();
        let documents = [
            (POLICY, self.policy.as_ref()),
            (LIMITS, self.limits.as_ref()),
            (PULUMI_POLICY, exchange.map(|exchange| &exchange.policy)),
        ];
        for (name, document) in documents {
            texts.put(name, document.map(pretty).transpose()?.unwrap_or_default());
        }
        for request in [self.request.as_ref(), exchange.and_then(|exchange| exchange.request.as_ref())] {
            if let Some(Value::Object(fields)) = request {
                for (name, value) in fields {
                    texts.put(name, plain(value));
                }
            }
        }
        Ok(())
    }
}

/// A document as a person would have it.
fn pretty(document: &Value) -> serde_json::Result<String> {
    match document {
        Value::String(text) => Ok(text.clone()),
        other => serde_json::to_string_pretty(other),
    }
}

/// A value as it stands in a field.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_json(),
    }
}

/// The claims with their times.
fn at(claims: &Value, now: i64) -> Value {
    match claims {
        Value::String(text) => match time(text, now) {
            Some(time) => Value::Number(time.to_string()),
            None => claims.clone(),
        },
        Value::Array(values) => Value::Array(values.iter().map(|value| at(value, now)).collect()),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), at(value, now))).collect())
        }
        other => other.clone(),
    }
}

/// The time that `now+280` says.
fn time(text: &str, now: i64) -> Option<i64> {
    let distance = text.strip_prefix("now").filter(|distance| distance.starts_with(['+', '-']))?;
    now.checked_add(distance.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::{at, read_examples};

    #[test]
    fn every_example_can_be_read() -> serde_json::Result<()> {
        let examples = read_examples(include_str!("../../gallery/examples.jsonl"))?;
        assert!(examples.len() > 50);
        assert!(examples.iter().any(super::Example::is_of_pulumi));
        Ok(())
    }

    #[test]
    fn times_are_counted_from_now_and_nothing_else_changes() -> serde_json::Result<()> {
        let claims = serde_json::from_str(r#"{"sub":"now","nbf":"now-20","a":[{"exp":"now+280"}],"iat":7}"#)?;
        assert_eq!(at(&claims, 1000).to_json(), r#"{"sub":"now","nbf":980,"a":[{"exp":1280}],"iat":7}"#);
        Ok(())
    }

    #[test]
    fn documents_are_indented_and_fields_are_texts() -> serde_json::Result<()> {
        let line = r#"{"id":"a","issuer":"","about":"","title":"","story":"","verdict":"denied","claims":{},
            "policy":{"b":[],"a":{"c":1}},"request":{"judge-times":true},"pulumi":{"policy":"x","request":{"pulumi-target":"alice"}}}"#
            .replace('\n', "");
        let mut texts = whydenied_questions::texts::Texts::default();
        for example in read_examples(&line)? {
            example.put_documents(&mut texts)?;
        }
        assert_eq!(texts.get("policy"), "{\n  \"b\": [],\n  \"a\": {\n    \"c\": 1\n  }\n}");
        assert_eq!(
            (texts.get("judge-times"), texts.get("pulumi-policy"), texts.get("pulumi-target")),
            ("true", "x", "alice")
        );
        Ok(())
    }
}
