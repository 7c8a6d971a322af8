//! What a caller may say about the request, in the names of JavaScript.
//!
//! A misspelt option is an error: silently, it would mean "unknown". Each may be `undefined`, which is `None`.

use std::collections::BTreeMap;

use js_sys::TypeError;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use whydenied::aws::Request;
use whydenied::case::aws::Texts;

/// What `check` may be told about the request. What is not given is unknown, never guessed.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct CheckOptions {
    /// The time in seconds since 1970, such as `Date.now() / 1000`.
    now: Option<f64>,
    /// Whether an expired token is denied; without it the expiry is a finding only.
    judge_times: Option<bool>,
    /// The ARN of the role to assume.
    role_arn: Option<String>,
    /// The account of the role, where neither its ARN nor the provider's says so.
    account: Option<String>,
    /// The ARN of the IAM OIDC provider.
    provider_arn: Option<String>,
    /// The client IDs registered with the provider.
    client_ids: Option<Vec<String>>,
    /// The `RoleSessionName`.
    session_name: Option<String>,
    /// The `DurationSeconds`.
    duration_seconds: Option<u32>,
    /// The role's `MaxSessionDuration`, in seconds.
    max_session_duration: Option<u32>,
    /// The `ProviderId`, which a request with an OIDC token must not have.
    provider_id: Option<String>,
    /// The resource control policies of the role's organization, each as its text.
    resource_control_policies: Option<Vec<String>>,
    /// The issuer's keys, as its `jwks_uri` gives them: the token's signature is checked with the module
    /// `whydenied/signature`.
    pub(crate) jwks: Option<String>,
    /// Other condition keys of the request: their values, or `null` for a key known to be absent.
    context: Option<BTreeMap<String, Option<Values>>>,
}

/// What `decode` may be told.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct DecodeOptions {
    /// The time in seconds since 1970, such as `Date.now() / 1000`.
    now: Option<f64>,
    /// The issuer's keys, as its `jwks_uri` gives them: the token's signature is checked with the module
    /// `whydenied/signature`.
    pub(crate) jwks: Option<String>,
}

/// What `lint` may be told.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct LintOptions {
    /// The ARN or the name of the role to take from the answer of `aws iam list-roles`.
    role_arn: Option<String>,
}

/// The values of a condition key.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(untagged, expecting = "a condition key has a string, a list of strings, or null")]
enum Values {
    One(String),
    Several(Vec<String>),
}

impl CheckOptions {
    /// The policies as texts, of a list of roles that of the role in these options.
    pub(crate) fn texts<'t>(&'t self, policy: &'t str) -> Texts<'t> {
        let limits = self.resource_control_policies.iter().flatten().map(String::as_str);
        Texts::default().policy(policy).role(self.role_arn.as_deref()).limits(limits)
    }

    /// The request that they describe.
    pub(crate) fn request(&self) -> Request {
        let context = self.context.iter().flatten().map(|(key, values)| {
            let values = values.as_ref().map(|values| match values {
                Values::One(value) => vec![value.clone()],
                Values::Several(values) => values.clone(),
            });
            (key.clone(), values)
        });
        Request {
            now: self.now.map(whole_seconds),
            judge_times: self.judge_times.unwrap_or_default(),
            role_arn: self.role_arn.clone(),
            account: self.account.clone(),
            provider_arn: self.provider_arn.clone(),
            client_ids: self.client_ids.clone().unwrap_or_default(),
            session_name: self.session_name.clone(),
            duration_seconds: self.duration_seconds,
            max_session_duration: self.max_session_duration,
            provider_id: self.provider_id.clone(),
            context: context.collect(),
            ..Request::default()
        }
    }
}

impl LintOptions {
    /// The policy as a text, of a list of roles that of the role in these options.
    pub(crate) fn texts<'t>(&'t self, policy: &'t str) -> Texts<'t> {
        Texts::default().policy(policy).role(self.role_arn.as_deref())
    }
}

impl DecodeOptions {
    pub(crate) fn now(&self) -> Option<i64> {
        self.now.map(whole_seconds)
    }
}

/// `Date.now() / 1000` is no whole number.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, which is what is meant")]
pub(crate) fn whole_seconds(seconds: f64) -> i64 {
    seconds.floor() as i64
}

/// Reads an options object; none at all is the default.
pub(crate) fn read<T: Default + DeserializeOwned>(options: &JsValue) -> Result<T, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(T::default());
    }
    // By way of plain data: straight from JavaScript, a misspelt name would not be seen.
    let data: serde_json::Value = serde_wasm_bindgen::from_value(options.clone())?;
    serde_json::from_value(data)
        .map_err(|error| TypeError::new(&format!("the options cannot be read: {error}")).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_options_are_the_request() {
        let options: CheckOptions = serde_json::from_str(
            r#"{ "now": 1789123300.75, "judgeTimes": true, "roleArn": "r", "account": "a", "providerArn": "p",
                 "clientIds": ["a", "b"], "sessionName": "s", "durationSeconds": 3600,
                 "maxSessionDuration": 7200, "providerId": "i",
                 "context": { "aws:SourceIp": "203.0.113.7", "aws:TagKeys": ["a", "b"], "aws:SourceVpc": null } }"#,
        )
        .unwrap();
        let request = options.request();
        assert_eq!(request.now, Some(1_789_123_300));
        assert!(request.judge_times);
        assert_eq!(request.role_arn.as_deref(), Some("r"));
        assert_eq!(request.account.as_deref(), Some("a"));
        assert_eq!(request.provider_arn.as_deref(), Some("p"));
        assert_eq!(request.client_ids, ["a", "b"]);
        assert_eq!(request.session_name.as_deref(), Some("s"));
        assert_eq!(request.duration_seconds, Some(3600));
        assert_eq!(request.max_session_duration, Some(7200));
        assert_eq!(request.provider_id.as_deref(), Some("i"));
        assert_eq!(
            request.context,
            [
                ("aws:SourceIp".to_owned(), Some(vec!["203.0.113.7".to_owned()])),
                ("aws:SourceVpc".to_owned(), None),
                ("aws:TagKeys".to_owned(), Some(vec!["a".to_owned(), "b".to_owned()])),
            ]
        );
    }

    #[test]
    fn a_misspelt_option_is_refused() {
        let error = serde_json::from_str::<CheckOptions>(r#"{ "roleARN": "r" }"#).unwrap_err();
        assert!(error.to_string().contains("`roleArn`"), "{error}");
    }
}
