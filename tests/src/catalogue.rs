//! The catalogue of findings: each has an example that triggers it, and a near one that does not.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use whydenied::aws::Request;
use whydenied::case::callers::Callers;
use whydenied::case::{aws, pulumi};
use whydenied::pasted::caller::Asked;
use whydenied::pulumi::{Exchange, Registration, TokenType};
use whydenied::report::{Finding, InputError, Report, Severity};
use whydenied::{Check, Example, Explanation};

use crate::scenario::Scenario;

/// The longest title that fits on a line.
const TITLE: usize = 100;

/// The options of the npm package's `check`, as far as examples need them.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Options {
    now: Option<i64>,
    judge_times: bool,
    role_arn: Option<String>,
    provider_arn: Option<String>,
    client_ids: Vec<String>,
    session_name: Option<String>,
    duration_seconds: Option<u32>,
    max_session_duration: Option<u32>,
    provider_id: Option<String>,
    resource_control_policies: Vec<String>,
    context: BTreeMap<String, Option<String>>,
}

/// The codes that people and programs already know.
const CODES: &str = include_str!("../cases/codes.txt");

/// Checks every entry, and that every known code has one.
///
/// # Panics
/// With everything that is wrong with any, one a line.
pub fn check() {
    let mut codes = BTreeSet::new();
    let mut wrong = Vec::new();
    for explanation in whydenied::catalogue() {
        let mut say = |found: String| wrong.push(format!("{}: {found}", explanation.code));
        if !codes.insert(explanation.code) {
            say("is there twice".to_owned());
        }
        if !is_kebab_case(explanation.code) {
            say("is not in kebab case".to_owned());
        }
        if explanation.title.chars().count() > TITLE || explanation.title.ends_with('.') {
            say(format!("{:?} is no title", explanation.title));
        }
        if let Err(found) = triggers(&explanation) {
            say(format!("the example: {found}"));
        }
        if let Err(found) = comes_near(&explanation) {
            say(format!("the near one: {found}"));
        }
    }
    let known = CODES.lines().filter(|line| !line.starts_with('#'));
    wrong.extend(known.filter(|code| !codes.contains(code)).map(|code| format!("{code}: has no entry")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_kebab_case(code: &str) -> bool {
    code.split('-').all(|word| {
        !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
    })
}

/// Entries whose example has another cause beside it, and why that cannot be otherwise.
const ACCOMPANIED: &[(&str, &str)] = &[
    ("permissions-policy", "a policy of another kind lacks all that a trust policy has"),
    ("missing-element", "what is missing allows nothing"),
    ("missing-field", "a policy without its target is about no request"),
    ("invalid-field", "a policy without its target is about no request"),
];

/// Whether this is the only cause or error, the warning or hint is among those of its kind, or the text
/// cannot be read for that reason.
fn triggers(explanation: &Explanation) -> Result<(), String> {
    let findings = match findings(&explanation.example)? {
        Err(error) if error.code == explanation.code => return Ok(()),
        Err(error) => return Err(format!("{}: {}", error.code, error.message)),
        Ok(findings) => findings,
    };
    let comes_first = matches!(explanation.severity, Severity::Cause | Severity::Error);
    let mut of_its_kind = findings.iter().filter(|finding| finding.severity == explanation.severity);
    let others = findings.iter().filter(|finding| {
        matches!(finding.severity, Severity::Cause | Severity::Error) && finding.code != explanation.code
    });
    let others: Vec<_> = others.map(|finding| &*finding.code).collect();
    let is_accompanied = ACCOMPANIED.iter().any(|(code, _)| *code == explanation.code);
    if comes_first && others.is_empty() == is_accompanied {
        return Err(format!("beside it there is {others:?}"));
    }
    let is_there = if comes_first {
        of_its_kind.next().is_some_and(|finding| finding.code == explanation.code)
    } else {
        of_its_kind.any(|finding| finding.code == explanation.code)
    };
    if is_there { Ok(()) } else { Err(format!("finds {:?}", codes(&findings))) }
}

fn comes_near(explanation: &Explanation) -> Result<(), String> {
    match findings(&explanation.near)? {
        Err(error) if error.code == explanation.code => Err("cannot be read either".to_owned()),
        Ok(findings) if findings.iter().any(|finding| finding.code == explanation.code) => {
            Err(format!("finds {:?}", codes(&findings)))
        }
        _ => Ok(()),
    }
}

fn codes(findings: &[Finding]) -> Vec<(Severity, &str)> {
    findings.iter().map(|finding| (finding.severity, &*finding.code)).collect()
}

/// What there is to say about an example; the inner error is about its texts.
///
/// # Errors
/// The request of the example is none.
pub fn findings(example: &Example) -> Result<Result<Vec<Finding>, InputError>, String> {
    match example.check {
        Check::Aws => Ok(scenario(example)?.report().map(|report| report.findings)),
        Check::Caller => {
            let texts = aws::Texts::default().policy(&*example.policy);
            let case = aws::Case::read(&texts, Request::default());
            let calls =
                Callers::read(&case, &example.token, &Asked::default()).and_then(|callers| callers.calls());
            Ok(calls.map(|calls| calls.report.findings))
        }
        Check::Lint => {
            let texts = aws::Texts::default().policy(&*example.policy);
            Ok(aws::Case::read(&texts, Request::default()).lint())
        }
        Check::Pulumi => exchange(example).map(|report| report.map(|report| report.findings)),
    }
}

/// The options of the npm package's `checkPulumi`, as far as examples need them.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct ExchangeOptions {
    request: Option<String>,
    token_type: Option<String>,
    user: Option<String>,
    admin: bool,
    expiration: Option<u64>,
    issuer_url: Option<String>,
}

/// What comes of the exchange that an example is about.
fn exchange(example: &Example) -> Result<Result<Report, InputError>, String> {
    let options = if example.request.is_empty() { "{}" } else { &example.request };
    let options: ExchangeOptions = serde_json::from_str(options).map_err(|error| error.to_string())?;
    let said = Exchange {
        token_type: options.token_type.as_deref().and_then(TokenType::by_name),
        user: options.user,
        admin: options.admin,
        expiration: options.expiration,
        registration: Registration { url: options.issuer_url, ..Registration::default() },
        ..Exchange::default()
    };
    let texts = pulumi::Texts::default().token(&*example.token).policies(&*example.policy);
    let case = pulumi::Case::read(&texts.request(options.request.as_deref()), said);
    Ok(case.request.error().map_or_else(|| case.check(), |error| Err(error.clone())))
}

/// The call that an example is about.
pub(crate) fn scenario(example: &Example) -> Result<Scenario, String> {
    let options = if example.request.is_empty() { "{}" } else { &example.request };
    let options: Options = serde_json::from_str(options).map_err(|error| error.to_string())?;
    let context = options.context.into_iter().map(|(key, value)| (key, value.map(|value| vec![value])));
    Ok(Scenario {
        token: example.token.clone(),
        policy: example.policy.clone(),
        choose: options.role_arn.clone(),
        resource_control: options.resource_control_policies,
        jwks: example.jwks.clone(),
        request: Request {
            now: options.now,
            judge_times: options.judge_times,
            role_arn: options.role_arn,
            provider_arn: options.provider_arn,
            client_ids: options.client_ids,
            session_name: options.session_name,
            duration_seconds: options.duration_seconds,
            max_session_duration: options.max_session_duration,
            provider_id: options.provider_id,
            context: context.collect(),
            ..Request::default()
        },
        ..Scenario::default()
    })
}
