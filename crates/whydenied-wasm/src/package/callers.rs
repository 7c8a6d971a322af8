//! Whoever calls, in the place of a token: the functions about every call that is made to AWS, about every exchange with
//! Pulumi Cloud, and what may be said of them.

use js_sys::TypeError;
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use whydenied::aws::Request;
use whydenied::case::aws::{Case, Texts};
use whydenied::case::callers::Callers;
use whydenied::case::{exchanges, pulumi};
use whydenied::pasted::caller::Asked;
use whydenied::report::InputError;

use super::exchange::PulumiOptions;
use super::options::{self, CheckOptions};
use super::{answer, unreadable};

/// What `checkCalls` and `checkPulumiCalls` may be told: what the text of the caller does not say. What is
/// not given is taken from the policy as far as it names just one, or is unknown.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct CallOptions {
    /// GitHub: the repository that the workflow is in, as `OWNER/NAME`.
    repository: Option<String>,
    /// GitHub: its default branch; `main` where nobody says.
    default_branch: Option<String>,
    /// GitHub: whether the subject has ids next to the names; without it both are judged.
    immutable_subject: Option<bool>,
    /// The branch that the run is for.
    branch: Option<String>,
    /// The tag that the run is for.
    tag: Option<String>,
    /// The event that starts the run, such as `push`.
    event: Option<String>,
    /// The one job that is asked about.
    job: Option<String>,
    /// The URL of the issuer, where it is a cluster's or an instance's own.
    issuer: Option<String>,
    /// The organization on Pulumi Cloud or HCP Terraform.
    organization: Option<String>,
    /// The project, of GitLab with its groups.
    project: Option<String>,
    /// The environment of Pulumi ESC.
    environment: Option<String>,
    /// The stack.
    stack: Option<String>,
    /// The workspace on HCP Terraform.
    workspace: Option<String>,
    /// Who opens the environment of Pulumi ESC.
    user: Option<String>,
    /// What is known of the request to AWS besides.
    request: Option<CheckOptions>,
    /// What is known of the exchange with Pulumi Cloud besides.
    exchange: Option<PulumiOptions>,
}

impl CallOptions {
    /// What the text of the caller does not say.
    fn asked(&self) -> Asked {
        let said = [
            ("repository", &self.repository),
            ("default-branch", &self.default_branch),
            ("branch", &self.branch),
            ("tag", &self.tag),
            ("event", &self.event),
            ("job", &self.job),
            ("issuer", &self.issuer),
            ("organization", &self.organization),
            ("project", &self.project),
            ("environment", &self.environment),
            ("stack", &self.stack),
            ("workspace", &self.workspace),
            ("user", &self.user),
        ];
        let said = said.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let asked = said.fold(Asked::default(), |asked, (name, value)| asked.with(name, value));
        Asked { immutable: self.immutable_subject, ..asked }
    }
}

/// What comes of every call that a workflow, manifests or settings make: each with its verdict, the denied ones first, and
/// the whole report of the first.
///
/// `caller` is the text of a workflow of GitHub Actions, a `.gitlab-ci.yml`, manifests of Kubernetes, an environment of
/// Pulumi ESC, settings of Pulumi Deployments or variables of HCP Terraform; `policy` is as for `check`.
///
/// # Errors
/// Throws an `InputError` for a text that cannot be read or makes no call, a `TypeError` for options that are none.
#[wasm_bindgen(js_name = checkCalls, unchecked_return_type = "Calls")]
pub fn check_calls(
    caller: &str,
    policy: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "CallOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    called(caller, policy, options, |callers| answer(callers.calls()))
}

/// The whole report of one of these calls, by its `number`.
///
/// # Errors
/// As for `checkCalls`, and a `TypeError` for a number that no call has.
#[wasm_bindgen(js_name = checkCall, unchecked_return_type = "Report")]
pub fn check_call(
    caller: &str,
    policy: &str,
    number: u32,
    #[wasm_bindgen(unchecked_optional_param_type = "CallOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    called(caller, policy, options, |callers| {
        answer(callers.check(known(number, callers.caller.calls.len())?))
    })
}

/// What comes of every exchange with Pulumi Cloud that a workflow, a pipeline of GitLab or manifests make: each with its
/// verdict, the denied ones first, and the whole report of the first.
///
/// `policies` is as for `checkPulumi`.
///
/// # Errors
/// As for `checkCalls`.
#[wasm_bindgen(js_name = checkPulumiCalls, unchecked_return_type = "Calls")]
pub fn check_pulumi_calls(
    caller: &str,
    policies: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "CallOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    exchanged(caller, policies, options, |callers| answer(callers.calls()))
}

/// The whole report of one of these exchanges, by its `number`.
///
/// # Errors
/// As for `checkCall`.
#[wasm_bindgen(js_name = checkPulumiCall, unchecked_return_type = "Report")]
pub fn check_pulumi_call(
    caller: &str,
    policies: &str,
    number: u32,
    #[wasm_bindgen(unchecked_optional_param_type = "CallOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    exchanged(caller, policies, options, |callers| {
        answer(callers.check(known(number, callers.caller.calls.len())?))
    })
}

/// The number of a call, of which there are so many.
fn known(number: u32, count: usize) -> Result<usize, JsValue> {
    let known = usize::try_from(number).ok().filter(|number| *number < count);
    known.ok_or_else(|| TypeError::new(&format!("there is no call {number}: there are {count}")).into())
}

/// Keys would silently check nothing.
fn refuse_keys(jwks: Option<&String>) -> Result<(), JsValue> {
    let refusal = || TypeError::new("a caller has no token yet whose signature `jwks` could check").into();
    jwks.map_or(Ok(()), |_| Err(refusal()))
}

/// What `judge` makes of whoever exchanges tokens.
fn exchanged(
    caller: &str,
    policies: &str,
    options: &JsValue,
    judge: impl FnOnce(&exchanges::Callers<'_>) -> Result<JsValue, JsValue>,
) -> Result<JsValue, JsValue> {
    let options: CallOptions = options::read(options)?;
    let (asked, said) = (options.asked(), options.exchange.as_ref());
    let issuer = exchanges::chosen_issuer(caller, &asked);
    if said.is_some_and(|said| said.request.is_some()) {
        return Err(TypeError::new("the request stands in the text of the caller").into());
    }
    refuse_keys(said.and_then(|said| said.jwks.as_ref()))?;
    let texts = pulumi::Texts::default().policies(policies).issuer(issuer.as_deref());
    let case = pulumi::Case::read(&texts, said.map(PulumiOptions::exchange).unwrap_or_default());
    judge(&exchanges::Callers::read(&case, caller, &asked).map_err(|error| unreadable(&error))?)
}

/// What `judge` makes of whoever calls.
fn called(
    caller: &str,
    policy: &str,
    options: &JsValue,
    judge: impl FnOnce(&Callers<'_>) -> Result<JsValue, JsValue>,
) -> Result<JsValue, JsValue> {
    let options: CallOptions = options::read(options)?;
    let request = options.request.as_ref();
    refuse_keys(request.and_then(|request| request.jwks.as_ref()))?;
    let texts = request.map_or_else(|| Texts::default().policy(policy), |request| request.texts(policy));
    let case = Case::read(&texts, request.map_or_else(Request::default, CheckOptions::request));
    let refused = |error: InputError| unreadable(&error);
    judge(&Callers::read(&case, caller, &options.asked()).map_err(refused)?)
}
