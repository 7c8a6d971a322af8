//! The functions of the npm package: the engine's front door.
//!
//! Options come in by `serde-wasm-bindgen`. Reports go out as JSON text: a claim may be a number of more
//! digits than JavaScript has, which `JSON.parse` rounds and `serde-wasm-bindgen` refuses.

mod callers;
mod exchange;
mod options;
#[cfg(feature = "schema")]
mod schema;
mod written;

use js_sys::{Error, JSON, Reflect, TypeError};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use whydenied::Token;
use whydenied::aws::Request;
use whydenied::case::aws::{Case, Texts};
use whydenied::case::{Reading, policies, pulumi};
use whydenied::report::{Input, InputError};
use whydenied::token::jwks::Jwks;
use whydenied::token::signature::SignatureCheck;

pub use callers::{check_call, check_calls, check_pulumi_call, check_pulumi_calls};
use exchange::PulumiOptions;
use options::{CheckOptions, DecodeOptions, LintOptions};
#[cfg(feature = "schema")]
pub use schema::schema;
use written::WriteOptions;

use crate::keys;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type {
  CallOptions,
  Calls,
  CheckOptions,
  DecodeOptions,
  Explanation,
  Finding,
  LintOptions,
  PulumiOptions,
  Report,
  TokenReport,
  Variant,
  WriteOptions,
  WrittenPolicy,
} from "./types.js";"#;

/// Decides as AWS STS would about `AssumeRoleWithWebIdentity`, and says why.
///
/// `token` is a JWT, its claims as JSON or the CloudTrail event of the call; `policy` is the role's
/// trust policy or what it stands in, such as the answer of `aws iam get-role`.
///
/// # Errors
/// Throws an `InputError` for a text that cannot be read, a `TypeError` for options that are none.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn check(
    token: &str,
    policy: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    judged(token, policy, options, |case| answer(case.check()))
}

/// What `judge` makes of the texts.
fn judged(
    token: &str,
    policy: &str,
    options: &JsValue,
    judge: impl FnOnce(&Case<'_>) -> Result<JsValue, JsValue>,
) -> Result<JsValue, JsValue> {
    let options: CheckOptions = options::read(options)?;
    let texts = options.texts(policy).token(token);
    let mut case = Case::read(&texts, options.request()).with_keys(options.jwks.as_deref());
    case.request.signature = signature(&case.token, &case.jwks)?;
    judge(&case)
}

/// What `judge` makes of the texts about an exchange.
fn exchanged(
    token: &str,
    policies: &str,
    options: &JsValue,
    judge: impl FnOnce(&pulumi::Case<'_>) -> Result<JsValue, JsValue>,
) -> Result<JsValue, JsValue> {
    let options: PulumiOptions = options::read(options)?;
    let texts = pulumi::Texts::default().token(token).policies(policies).request(options.request.as_deref());
    let mut case = pulumi::Case::read(&texts, options.exchange()).with_keys(options.jwks.as_deref());
    case.exchange.signature = signature(&case.token, &case.jwks)?;
    // Without the request the exchange would be another one.
    match [Input::Token, Input::Request].into_iter().find_map(|input| case.error_in(input)) {
        Some(error) => Err(unreadable(error)),
        None => judge(&case),
    }
}

/// What the issuer's keys say of the token's signature.
fn signature(token: &Reading<Token>, keys: &Reading<Jwks>) -> Result<Option<SignatureCheck>, JsValue> {
    if let Some(error) = keys.error() {
        return Err(unreadable(error));
    }
    if keys::need_arithmetic(keys) {
        let missing = "`jwks` needs the module that checks signatures: import `whydenied/signature`, and in a \
                       browser await its default export";
        return Err(Error::new(missing).into());
    }
    Ok(keys::check(token, keys))
}

/// Decides as Pulumi Cloud would about a token exchange, and says why.
///
/// `token` is the issuer's token, a JWT or its claims as JSON; `policies` are its authorization
/// policies: the answer of the API, the body of a PATCH, a list, one policy, or the `OidcIssuer` of a
/// program as JSON or YAML.
///
/// # Errors
/// Throws an `InputError` for a text that cannot be read, a `TypeError` for options that are none.
#[wasm_bindgen(js_name = checkPulumi, unchecked_return_type = "Report")]
pub fn check_pulumi(
    token: &str,
    policies: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "PulumiOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    exchanged(token, policies, options, |case| answer(case.check()))
}

/// What a role's trust policy makes of tokens like this one: another branch, a tag, a pull request, another
/// repository; another namespace; another stack. The token at hand comes first, then from the nearest to the
/// most foreign; none where nothing is known of its issuer's tokens.
///
/// `token` and `policy` are as for `check`.
///
/// # Errors
/// Throws an `InputError` for a text that cannot be read, a `TypeError` for options that are none.
#[wasm_bindgen(unchecked_return_type = "Variant[]")]
pub fn variants(
    token: &str,
    policy: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    judged(token, policy, options, |case| answer(case.variants()))
}

/// What authorization policies of Pulumi Cloud make of tokens like this one, in the same exchange.
///
/// `token` and `policies` are as for `checkPulumi`.
///
/// # Errors
/// Throws an `InputError` for a text that cannot be read, a `TypeError` for options that are none.
#[wasm_bindgen(js_name = variantsPulumi, unchecked_return_type = "Variant[]")]
pub fn variants_pulumi(
    token: &str,
    policies: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "PulumiOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    exchanged(token, policies, options, |case| answer(case.variants()))
}

/// The least policy that admits this token and no other, for AWS or for Pulumi Cloud.
///
/// # Errors
/// Throws an `InputError` for a text that cannot be read and for a token that no policy could admit, a
/// `TypeError` for options that are none and for a language that the service has no policies in.
#[wasm_bindgen(js_name = writePolicy, unchecked_return_type = "WrittenPolicy")]
pub fn write_policy(
    token: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "WriteOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options: WriteOptions = options::read(options)?;
    let written = options.write(token).map_err(|error| unreadable(&error))?;
    object(&options.render(written).map_err(|message| TypeError::new(&message))?)
}

/// The text that places in the policy count from: the policy as it was given, or as it was decoded.
///
/// # Errors
/// Throws an `InputError` for a text that cannot be read, a `TypeError` for options that are none.
#[wasm_bindgen(js_name = policyText)]
pub fn policy_text(
    policy: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    let options: CheckOptions = options::read(options)?;
    Case::read(&options.texts(policy), Request::default())
        .policy_text()
        .map(str::to_owned)
        .map_err(|error| unreadable(&error))
}

/// What is risky or broken about a role's trust policy, without a token: the gravest first.
///
/// `policy` is the policy or what it stands in, as for `check`.
///
/// # Errors
/// Throws an `InputError` for a text that cannot be read, a `TypeError` for options that are none.
#[wasm_bindgen(unchecked_return_type = "Finding[]")]
pub fn lint(
    policy: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "LintOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options: LintOptions = options::read(options)?;
    answer(Case::read(&options.texts(policy), Request::default()).lint())
}

/// What is risky or broken about authorization policies of Pulumi Cloud, without a token: the gravest first.
///
/// `policies` are what `checkPulumi` takes; of several issuers in a text the findings about each, one after
/// the other: an issuer whose policies cannot be read is a finding of severity `error` among them.
///
/// # Errors
/// Throws an `InputError` for a text that cannot be read.
#[wasm_bindgen(js_name = lintPulumi, unchecked_return_type = "Finding[]")]
pub fn lint_pulumi(policies: &str) -> Result<JsValue, JsValue> {
    let linted = policies::lint_issuers(policies).map_err(|error| unreadable(&error))?;
    let findings =
        linted.into_iter().flat_map(|policy| policy.findings.unwrap_or_else(|error| vec![error.finding()]));
    report(&findings.collect::<Vec<_>>())
}

/// What a token says: its issuer, header, claims, times, and the condition keys AWS makes of them.
///
/// # Errors
/// Throws an `InputError` for a text that cannot be read, a `TypeError` for options that are none.
#[wasm_bindgen(unchecked_return_type = "TokenReport")]
pub fn decode(
    token: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "DecodeOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options: DecodeOptions = options::read(options)?;
    let texts = Texts::default().token(token);
    let mut case = Case::read(&texts, Request::default()).with_keys(options.jwks.as_deref());
    case.request.signature = signature(&case.token, &case.jwks)?;
    answer(case.claims(options.now()))
}

/// What the finding of that code means, with an example; `null` where there is no such code.
///
/// # Errors
/// None; the bindings return what `JSON.parse` does.
#[cfg(feature = "catalogue")]
#[wasm_bindgen(unchecked_return_type = "Explanation | null")]
pub fn explain(code: &str) -> Result<JsValue, JsValue> {
    object(&whydenied::explain(code))
}

/// What every finding means, family by family.
///
/// # Errors
/// None; the bindings return what `JSON.parse` does.
#[cfg(feature = "catalogue")]
#[wasm_bindgen(unchecked_return_type = "Explanation[]")]
pub fn catalogue() -> Result<JsValue, JsValue> {
    object(&whydenied::catalogue().collect::<Vec<_>>())
}

/// The version of the engine.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// A plain object, as `JSON.parse` makes it.
fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let json = serde_json::to_string(value).map_err(|error| Error::new(&error.to_string()))?;
    JSON::parse(&json)
}

/// What is said of the texts, without the secrets in them.
fn report(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let json = whydenied::report::to_json(value).map_err(|error| Error::new(&error.to_string()))?;
    JSON::parse(&json)
}

/// What was asked of the texts, or why they cannot be read.
fn answer(asked: Result<impl Serialize, InputError>) -> Result<JsValue, JsValue> {
    report(&asked.map_err(|error| unreadable(&error))?)
}

/// A JavaScript error that carries the fields of an [`InputError`].
fn unreadable(failure: &InputError) -> JsValue {
    let error = Error::new(&whydenied::secret::without(&failure.message));
    error.set_name("InputError");
    let fields = report(failure).unwrap_or_default();
    for field in ["input", "code", "help", "span", "answer"] {
        let field = JsValue::from_str(field);
        // Neither a plain object nor an error refuses a plain property.
        let value = Reflect::get(&fields, &field).unwrap_or_default();
        let _ = Reflect::set(&error, &field, &value);
    }
    error.into()
}
