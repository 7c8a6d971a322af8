//! The examples of the page, `web/gallery/examples.jsonl`: each gets the verdict and the first cause
//! that it promises.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value};
use whydenied::aws::Request;
use whydenied::case::aws;
use whydenied::case::callers::Callers;
use whydenied::pasted::caller::Asked;
use whydenied::pulumi::{Exchange, TokenType};
use whydenied::report::{InputError, Outcome, Report, Severity, Verdict};

use crate::calls::NOW;
use crate::exchanges;
use crate::tally::{Case, Tally};

const FILE: &str = include_str!("../../web/gallery/examples.jsonl");

/// What the page sorts the examples by, beside their issuers.
const ABOUT: [&str; 10] = [
    "From code",
    "The subject",
    "The audience",
    "The condition key",
    "Wildcards and operators",
    "Principal and action",
    "Other policies",
    "The request",
    "The token itself",
    "Works, or lets in too much",
];
/// The longest title, in characters: one line on a phone held upright takes half of it.
const LONGEST_TITLE: usize = 60;

/// An example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A stable name: links have it.
    pub id: String,
    /// Whose token it is, as a person would say.
    pub issuer: String,
    /// Where the cause lies.
    pub about: String,
    /// What happened, in a line.
    pub title: String,
    /// How it came to that.
    pub story: String,
    /// `allowed`, `denied` or `depends`.
    pub verdict: String,
    /// The code of the first cause.
    pub cause: Option<String>,
    /// The token's claims; a time is `now` and the seconds before or after it.
    #[serde(default)]
    pub claims: Map<String, Value>,
    /// In place of the claims the workflow, the manifests or the settings.
    pub caller: Option<String>,
    /// The trust policy, where it is about AWS.
    pub policy: Option<Value>,
    /// The other side, where it is about Pulumi Cloud.
    pub pulumi: Option<Exchanged>,
    /// The first test that fails, as the page names it.
    pub fails: Option<String>,
    /// A resource control policy.
    pub limits: Option<Value>,
    /// The fields of the request, by their ids in the page.
    #[serde(default)]
    pub request: Fields,
}

/// The fields of the request that examples fill in.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Fields {
    role_arn: Option<String>,
    provider_arn: Option<String>,
    client_ids: Option<String>,
    session_name: Option<String>,
    source_ip: Option<String>,
    duration: Option<String>,
    max_duration: Option<String>,
    judge_times: bool,
    /// What the text of whoever calls does not say.
    #[serde(flatten)]
    caller: BTreeMap<String, String>,
}

/// The authorization policies, and what is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchanged {
    policy: Value,
    /// The fields by their ids in the page.
    request: BTreeMap<String, String>,
}

/// Every example through the engine.
#[must_use]
pub fn examples() -> Tally {
    Tally::of::<Example>(FILE)
}

/// How many issuers and codes of causes there are among the examples, after a look at their words.
///
/// # Panics
/// An example says too much, or what another one says.
#[must_use]
pub fn breadth() -> (usize, usize) {
    let (mut ids, mut titles) = (BTreeSet::new(), BTreeSet::new());
    let (mut issuers, mut causes) = (BTreeSet::new(), BTreeSet::new());
    for line in FILE.lines() {
        let example: Example = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        let Example { id, issuer, about, title, story, verdict, cause, .. } = example;
        assert!(title.chars().count() <= LONGEST_TITLE, "{id}: the title is too long");
        assert!(story.ends_with('.'), "{id}: the story is not told to its end");
        assert!(ABOUT.contains(&about.as_str()), "{id}: {about}");
        assert_eq!(cause.is_some(), verdict == "denied", "{id}: a denial has a cause");
        assert!(ids.insert(id.clone()), "{id} is there twice");
        assert!(titles.insert(title), "{id}: the title is another one's");
        issuers.insert(issuer);
        causes.extend(cause);
    }
    (issuers.len(), causes.len())
}

/// The first test that fails: the path of a rule, or of a statement `Principal`, `Action` or the claim.
fn first_failure(report: &Report) -> Option<&str> {
    let failed = |outcome: Outcome| outcome == Outcome::Fail;
    let mut rules = report.policies.iter().flat_map(|policy| &policy.rules);
    if let Some(rule) = rules.find(|rule| failed(rule.outcome)) {
        return Some(&rule.path);
    }
    report.statements.iter().find_map(|statement| {
        let condition = statement.conditions.iter().find(|condition| failed(condition.outcome));
        let claim = || condition.and_then(|condition| condition.key.rsplit(':').next());
        failed(statement.principal.outcome)
            .then_some("Principal")
            .or(failed(statement.action.outcome).then_some("Action"))
            .or_else(claim)
    })
}

impl Case for Example {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        assert!(self.caller.is_some() == self.claims.is_empty(), "{}: who calls, or the claims", self.id);
        let claims = with_times(&Value::Object(self.claims.clone())).to_string();
        let report = match &self.pulumi {
            Some(exchanged) => exchanges::check(&claims, &pretty(&exchanged.policy), &exchanged.exchange()),
            None => self.check_aws(&claims),
        };
        let report = report.map_err(|error| error.message)?;
        let failed = first_failure(&report);
        if let Some(fails) = &self.fails
            && failed != Some(fails)
        {
            return Err(format!("{failed:?} fails first, not {fails}"));
        }
        let verdict = match report.verdict {
            Verdict::Allowed => "allowed",
            Verdict::Denied => "denied",
            Verdict::Depends => "depends",
        };
        let cause = report.findings.iter().find(|finding| finding.severity == Severity::Cause);
        let cause = cause.map(|finding| &*finding.code);
        if verdict == self.verdict && cause == self.cause.as_deref() {
            return Ok(());
        }
        Err(format!("{verdict} {cause:?}, not {} {:?}", self.verdict, self.cause))
    }
}

impl Example {
    fn check_aws(&self, claims: &str) -> Result<Report, InputError> {
        let policy = self.policy.as_ref().map(pretty).unwrap_or_default();
        let limits = self.limits.as_ref().map(pretty);
        let texts = aws::Texts::default().policy(&*policy).limits(limits.as_deref());
        let token = Some(claims).filter(|_| self.caller.is_none());
        let texts = texts.token(token);
        let case = aws::Case::read(&texts, self.request.request());
        match &self.caller {
            // The page shows the first of the calls.
            Some(caller) => Ok(*Callers::read(&case, caller, &self.request.asked())?.calls()?.report),
            None => case.check(),
        }
    }
}

impl Exchanged {
    fn exchange(&self) -> Exchange {
        let field = |id: &str| self.request.get(id).cloned();
        let all = [TokenType::Organization, TokenType::Team, TokenType::Personal, TokenType::Runner];
        let named = field("pulumi-token-type");
        let token_type = all.into_iter().find(|one| named.as_deref() == Some(one.name()));
        let of = |wanted| field("pulumi-target").filter(|_| token_type == Some(wanted));
        let mut exchange = Exchange {
            organization: field("pulumi-organization"),
            token_type,
            team: of(TokenType::Team),
            user: of(TokenType::Personal),
            runner: of(TokenType::Runner),
            admin: field("pulumi-admin").is_some(),
            expiration: field("pulumi-expiration").and_then(|text| text.parse().ok()),
            now: Some(NOW),
            ..Exchange::default()
        };
        exchange.registration.url = field("pulumi-issuer-url");
        exchange
    }
}

impl Fields {
    fn asked(&self) -> Asked {
        self.caller.iter().fold(Asked::default(), |asked, (id, value)| {
            let name = id.strip_prefix("caller-").unwrap_or_else(|| panic!("there is no field {id}"));
            asked.with(name, value)
        })
    }

    fn request(&self) -> Request {
        let seconds = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
        let source_ip = self.source_ip.clone().map(|ip| ("aws:SourceIp".to_owned(), Some(vec![ip])));
        Request {
            now: Some(NOW),
            judge_times: self.judge_times,
            role_arn: self.role_arn.clone(),
            provider_arn: self.provider_arn.clone(),
            client_ids: self.client_ids.iter().cloned().collect(),
            session_name: self.session_name.clone(),
            duration_seconds: seconds(&self.duration),
            max_session_duration: seconds(&self.max_duration),
            context: source_ip.into_iter().collect(),
            ..Request::default()
        }
    }
}

/// A document as the page shows it; one that is no JSON stands there as a text.
fn pretty(document: &Value) -> String {
    match document {
        Value::String(text) => text.clone(),
        document => format!("{document:#}"),
    }
}

/// The value with each `now-60` as that many seconds before or after [`NOW`].
fn with_times(value: &Value) -> Value {
    match value {
        Value::String(text) => match text.strip_prefix("now").map(str::parse::<i64>) {
            Some(Ok(seconds)) => (NOW + seconds).into(),
            _ => value.clone(),
        },
        Value::Array(values) => values.iter().map(with_times).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), with_times(value))).collect()
        }
        value => value.clone(),
    }
}
