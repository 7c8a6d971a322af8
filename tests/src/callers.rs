//! Whoever calls, of `inputs.jsonl`: workflows, manifests and settings, the calls that they make, and what comes of each
//! under a policy. The forms in which policies are pasted are of other tests.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use whydenied::Token;
use whydenied::aws::Request;
use whydenied::case::aws::{Case as Door, Texts};
use whydenied::case::callers::Callers;
use whydenied::case::{exchanges, pulumi};
use whydenied::json::{Open, Value};
use whydenied::pasted::caller::{Asked, Call, Caller};
use whydenied::pulumi::Exchange;
use whydenied::report::{Calls, Report};

use crate::tally::{Case, Tally};
use crate::{Decision, word};

/// The forms of callers.
pub(crate) const FORMS: [&str; 11] = [
    "github-workflow",
    "gitlab-ci",
    "kubernetes",
    "eksctl-command",
    "pulumi-esc",
    "pulumi-deployments",
    "hcp-terraform",
    "circleci",
    "buildkite",
    "bitbucket",
    "aws-request",
];
/// Those that are not read yet: each is refused.
const NOT_READ: &[&str] = &[];

/// A text that people paste. What only policies have is left out.
#[derive(Debug, Deserialize)]
pub struct InputCase {
    /// Its name.
    pub id: String,
    /// In what form it is pasted.
    pub form: String,
    /// What is pasted.
    pub text: String,
    /// What is pasted after it.
    pub also: Option<String>,
    /// What the text does not say.
    #[serde(default)]
    pub asked: AskedOf,
    /// The calls that are among those that it makes.
    #[serde(default)]
    pub calls: Vec<BTreeMap<String, serde_json::Value>>,
    /// What comes of them.
    #[serde(default)]
    pub checks: Vec<Check>,
}

/// What a text does not say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AskedOf {
    repository: Option<String>,
    default_branch: Option<String>,
    immutable: Option<bool>,
    branch: Option<String>,
    org: Option<String>,
    project: Option<String>,
    environment: Option<String>,
    stack: Option<String>,
    user: Option<String>,
    issuer: Option<String>,
}

impl AskedOf {
    /// As the engine takes it.
    #[must_use]
    pub fn asked(&self) -> Asked {
        Asked {
            repository: self.repository.clone(),
            default_branch: self.default_branch.clone(),
            immutable: self.immutable,
            branch: self.branch.clone(),
            organization: self.org.clone(),
            project: self.project.clone(),
            environment: self.environment.clone(),
            stack: self.stack.clone(),
            user: self.user.clone(),
            issuer: self.issuer.clone(),
            ..Asked::default()
        }
    }
}

/// What comes of a call under a policy.
#[derive(Debug, Deserialize)]
pub struct Check {
    policy: Option<Box<RawValue>>,
    /// The authorization policies, where the call is an exchange with Pulumi Cloud.
    pulumi_policies: Option<Box<RawValue>>,
    call: Option<String>,
    expect: Option<Decision>,
    cause: Option<OneOf>,
    decided_by: Option<String>,
    depends_on: Option<String>,
}

/// A code, or several of which any will do.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOf {
    One(String),
    Several(Vec<String>),
}

/// All of them.
#[must_use]
pub fn callers() -> Tally {
    Tally::of::<InputCase>(include_str!("../cases/inputs.jsonl"))
}

/// No beginning of a text makes the reader stumble.
///
/// # Panics
/// A line is no case.
#[must_use]
pub fn beginnings() -> usize {
    let mut read = 0;
    for line in include_str!("../cases/inputs.jsonl").lines() {
        let case: InputCase = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        let text = case.whole();
        for (at, _) in text.char_indices().step_by(3) {
            let (start, end) = text.split_at(at);
            read += usize::from(Caller::read(start, &case.asked()).is_ok());
            read += usize::from(Caller::read(end, &case.asked()).is_ok());
        }
    }
    read
}

impl InputCase {
    fn whole(&self) -> String {
        self.also.iter().fold(self.text.clone(), |text, also| text + "\n---\n" + also)
    }

    fn asked(&self) -> Asked {
        self.asked.asked()
    }

    /// Which of the calls each that is expected is.
    fn found(&self, caller: &Caller, text: &str) -> Result<BTreeMap<String, usize>, String> {
        let mut found = BTreeMap::new();
        for expected in &self.calls {
            let name = text_of(expected, "name").unwrap_or_default().to_owned();
            let mut wrong = Vec::new();
            let mut calls = caller.calls.iter().enumerate();
            let mut fits = |call: &Call| {
                let found = differs(expected, call, text);
                wrong.extend(found.iter().map(|found| format!("{}: {found}", call.name)));
                found.is_none()
            };
            let Some((number, _)) = calls.find(|(_, call)| fits(call)) else {
                return Err(format!("no call is {name}: {}", wrong.join("; ")));
            };
            found.insert(name, number);
        }
        Ok(found)
    }
}

fn text_of<'e>(expected: &'e BTreeMap<String, serde_json::Value>, name: &str) -> Option<&'e str> {
    expected.get(name).and_then(|value| value.as_str())
}

/// In what the call differs from what is expected.
fn differs(expected: &BTreeMap<String, serde_json::Value>, call: &Call, text: &str) -> Option<String> {
    for (name, value) in expected {
        let own = match &**name {
            "name" => match expected.get("job") {
                Some(_) => continue,
                None => Some(call.job.clone()),
            },
            "job" => Some(call.job.clone()),
            "event" => call.event.clone(),
            "role" => call.role.clone(),
            "session_name" => call.session_name.clone(),
            "duration" => call.duration.map(|seconds| seconds.to_string()),
            "exchange" => call.exchange.as_deref().map(|exchange| {
                let organization = exchange.organization.as_deref().unwrap_or("?");
                let kind = exchange.token_type.map_or("?", |token_type| token_type.name());
                [organization, kind, exchange.target().unwrap_or_default()].join(" ").trim().to_owned()
            }),
            "expiration" => {
                call.exchange.as_deref().and_then(|exchange| exchange.expiration).map(|it| it.to_string())
            }
            "or" => call.or.as_ref().and_then(|token| claim(token, "sub")),
            "no_token" => call.no_token.as_ref().map(|no| no.finding.code.to_string()),
            "at" => {
                call.no_token.as_ref().and_then(|no| text.get(no.span.start..no.span.end)).map(str::to_owned)
            }
            "would_be" => {
                for (name, value) in value.as_object().into_iter().flatten() {
                    let value = value.as_str().unwrap_or_default();
                    let own = match &**name {
                        "needs" => call.no_token.as_ref().map(|no| no.finding.help.to_string()),
                        _ => claim(&call.token, name),
                    };
                    if !own.as_ref().is_some_and(|own| own == value || name == "needs" && own.contains(value))
                    {
                        return Some(format!("{name} would be {own:?}, not {value}"));
                    }
                }
                continue;
            }
            _ => claim(&call.token, name),
        };
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if own.as_ref() != Some(&value) {
            return Some(format!("{name} is {own:?}, not {value}"));
        }
    }
    let is_refused = call.no_token.is_some() && !expected.contains_key("no_token");
    is_refused.then(|| "no token is sent".to_owned())
}

/// The claim, with `{{…}}` for what of it is not known; the one of a list.
fn claim(token: &Token, name: &str) -> Option<String> {
    Some(match token.claim(name)? {
        Value::Open(open) => marked(open),
        Value::Array(nodes) => match nodes.as_slice() {
            [one] => one.value.as_str()?.to_owned(),
            _ => return None,
        },
        other => other.scalar_text()?.to_owned(),
    })
}

fn marked(open: &Open<'_>) -> String {
    let mut text = String::new();
    let mut at = 0;
    for hole in open.holes.iter() {
        text += &open.text[at..hole.part.start];
        text = [&*text, "{{", &hole.expression, "}}"].concat();
        at = hole.part.end;
    }
    text + &open.text[at..]
}

impl Check {
    fn check(&self, case: &InputCase, numbers: &BTreeMap<String, usize>, text: &str) -> Result<(), String> {
        let name = self.call.as_deref().unwrap_or_default();
        let number = *numbers.get(name).ok_or_else(|| format!("there is no call {name}"))?;
        let told = |error: whydenied::report::InputError| error.to_string();
        if let Some(policies) = &self.pulumi_policies {
            let texts = pulumi::Texts::default().policies(policies.get());
            let door = pulumi::Case::read(&texts, Exchange::default());
            let callers = exchanges::Callers::read(&door, text, &case.asked()).map_err(told)?;
            let report = callers.check(number).map_err(told)?;
            let calls = callers.calls().map_err(told)?;
            return self.is_listed(&calls, number, &report);
        }
        let policy = self.policy.as_ref().map(|policy| policy.get());
        let texts = Texts::default().policy(policy);
        let door = Door::read(&texts, Request::default());
        let callers = Callers::read(&door, text, &case.asked()).map_err(told)?;
        let report = callers.check(number).map_err(told)?;
        let calls = callers.calls().map_err(told)?;
        self.is_listed(&calls, number, &report)
    }

    /// The report agrees, with the list of all calls as well.
    fn is_listed(&self, calls: &Calls, number: usize, report: &Report) -> Result<(), String> {
        let name = self.call.as_deref().unwrap_or_default();
        let listed = calls.calls.iter().find(|call| call.number == number);
        if listed.map(|call| call.verdict) != Some(report.verdict) {
            return Err(format!("{name} is listed with another verdict"));
        }
        self.agrees(report).map_err(|found| format!("{name}: {found}"))
    }

    fn agrees(&self, report: &Report) -> Result<(), String> {
        let verdict = Decision::from(report.verdict);
        if self.expect.is_some_and(|expect| expect != verdict) {
            return Err(format!("{verdict:?} and not {:?}", self.expect));
        }
        let main = report.main_finding().map(|finding| &*finding.code);
        let codes = match &self.cause {
            Some(OneOf::One(code)) => std::slice::from_ref(code),
            Some(OneOf::Several(codes)) => codes,
            None => &[],
        };
        if !codes.is_empty() && !codes.iter().any(|code| main == Some(code)) {
            return Err(format!("the cause is {main:?}, not {codes:?}"));
        }
        let by = word(report.decided_by);
        if self.decided_by.as_ref().is_some_and(|expected| *expected != by) {
            return Err(format!("decided by {by}"));
        }
        if by == "caller" && report.error.is_some() {
            return Err("AWS is said to have answered".to_owned());
        }
        match &self.depends_on {
            Some(what) if !report.depends_on.contains(what) => {
                Err(format!("rests on {:?}, not on {what}", report.depends_on))
            }
            _ => Ok(()),
        }
    }
}

impl Case for InputCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        if !FORMS.contains(&&*self.form) {
            return Ok(());
        }
        let text = self.whole();
        let caller = Caller::read(&text, &self.asked());
        if NOT_READ.contains(&&*self.form) {
            return caller.map_or(Ok(()), |_| Err("is read, and said not to be".to_owned()));
        }
        let caller = caller.map_err(|error| error.to_string())?;
        if caller.form.id() != self.form {
            return Err(format!("is read as {}", caller.form.id()));
        }
        let numbers = self.found(&caller, &text)?;
        self.checks.iter().try_for_each(|check| check.check(self, &numbers, &text))
    }
}
