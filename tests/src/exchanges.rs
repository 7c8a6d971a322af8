//! Token exchanges with Pulumi Cloud: `pulumi_rules.jsonl`, one rule at a time, and
//! `pulumi_exchanges.jsonl`, whole exchanges.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use whydenied::case::pulumi;
use whydenied::pulumi::{Exchange, Registration, TokenType};
use whydenied::report;
use whydenied::report::{Applies, Kind, Outcome, Report, Severity};

use crate::tally::{Case, Tally};
use crate::{Decision, Known, word};

const RULES: &str = include_str!("../cases/pulumi_rules.jsonl");
const EXCHANGES: &str = include_str!("../cases/pulumi_exchanges.jsonl");

/// One rule and the claims it is measured by; the policy around it allows everything else.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known, which the report must say as well.
    pub confidence: Known,
    /// The token's claims.
    pub claims: Box<RawValue>,
    /// The key path.
    pub path: String,
    /// The pattern.
    pub pattern: Value,
    /// Whether the rule matches.
    pub expect: Match,
    /// The code of the first cause.
    pub cause: Option<String>,
    /// In a few words.
    pub why: String,
}

/// Whether a rule matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Match {
    /// It does.
    Match,
    /// It does not.
    NoMatch,
}

/// A whole exchange, and what comes of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExchangeCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// The token's claims.
    pub claims: Box<RawValue>,
    /// What is pasted as policies, JSON.
    pub document: Option<Box<RawValue>>,
    /// What is pasted as policies, whatever it is.
    pub text: Option<String>,
    /// What is asked for.
    request: Request,
    /// The verdict.
    pub expect: Decision,
    /// The stage that settles it.
    pub decided_by: Option<String>,
    /// The policies that match, counted from 0.
    pub applies: Option<Vec<usize>>,
    /// The first test that fails: its policy, and the rule's path or `target`.
    pub fails: Option<(usize, String)>,
    /// The code of the first cause.
    pub cause: Option<String>,
    /// What the report finds, in this order: severity, code, and where it matters the confidence.
    #[serde(default)]
    pub findings: Vec<String>,
    /// What it does not find.
    #[serde(default)]
    pub no_findings: Vec<String>,
    /// What a `depends` rests on.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// How long the token lives, in seconds.
    pub lifetime: Option<u64>,
    /// How checks went.
    #[serde(default)]
    pub gates: BTreeMap<String, String>,
    /// What is assumed of the request: a field and its value.
    #[serde(default)]
    pub assumed: BTreeMap<String, String>,
    /// How sure the report says that it is.
    pub marked: Option<Known>,
    /// The verdict in the report's sentence.
    pub lead: Option<String>,
    /// In a few words.
    pub why: String,
}

/// What is asked for, and what is known of the issuer's registration.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Request {
    org: Option<String>,
    r#type: Option<String>,
    user: Option<String>,
    team: Option<String>,
    runner: Option<String>,
    admin: bool,
    by_login: bool,
    expiration: Option<u64>,
    issuer_url: Option<String>,
    issuer: Option<String>,
    registered_with: Option<String>,
    max_expiration: Option<u64>,
    now: Option<i64>,
    judge_times: Option<bool>,
}

/// Single rules.
#[must_use]
pub fn rules() -> Tally {
    Tally::of::<RuleCase>(RULES)
}

/// Whole exchanges.
#[must_use]
pub fn exchanges() -> Tally {
    Tally::of::<ExchangeCase>(EXCHANGES)
}

/// Every exchange.
pub(crate) fn cases() -> Vec<ExchangeCase> {
    EXCHANGES.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// The pasted policies of every case, for those who damage them.
pub(crate) fn documents() -> Vec<String> {
    let exchanges = EXCHANGES.lines().filter_map(|line| serde_json::from_str::<ExchangeCase>(line).ok());
    let rules = RULES.lines().filter_map(|line| serde_json::from_str::<RuleCase>(line).ok());
    exchanges.map(|case| case.pasted()).chain(rules.map(|case| case.document())).collect()
}

/// The claims of every exchange.
pub(crate) fn claims() -> Vec<String> {
    let exchanges = EXCHANGES.lines().filter_map(|line| serde_json::from_str::<ExchangeCase>(line).ok());
    exchanges.map(|case| case.claims.get().to_owned()).collect()
}

/// Every exchange: its name, the token's claims, the policies, and what is asked for.
pub(crate) fn all() -> Vec<(String, String, String, Exchange)> {
    let cases = EXCHANGES.lines().filter_map(|line| serde_json::from_str::<ExchangeCase>(line).ok());
    cases
        .map(|case| (case.id.clone(), case.claims.get().to_owned(), case.pasted(), case.exchange()))
        .collect()
}

/// What Pulumi Cloud says of texts that were pasted.
///
/// # Errors
/// A text that cannot be read.
pub(crate) fn check(token: &str, document: &str, exchange: &Exchange) -> Result<Report, report::InputError> {
    let texts = pulumi::Texts::default().token(token).policies(document);
    pulumi::Case::read(&texts, exchange.clone()).check()
}

impl RuleCase {
    fn document(&self) -> String {
        let policy = json!({
            "decision": "allow",
            "tokenType": "organization",
            "rules": { self.path.clone(): self.pattern.clone() },
        });
        json!({ "policies": [policy] }).to_string()
    }
}

impl Case for RuleCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let exchange = Exchange { token_type: Some(TokenType::Organization), ..Exchange::default() };
        let report =
            check(self.claims.get(), &self.document(), &exchange).map_err(|error| error.to_string())?;
        let rule = &report.policies[0].rules[0];
        let found = if rule.outcome == Outcome::Pass { Match::Match } else { Match::NoMatch };
        let cause = report.main_finding().map(|finding| &*finding.code);
        if found != self.expect {
            Err(format!("{:?} and not {found:?}: {} ({})", self.expect, rule.why, self.why))
        } else if rule.confidence != self.confidence.into() {
            Err(format!("marked {:?} and not {:?} ({})", rule.confidence, self.confidence, self.why))
        } else if self.cause.as_deref() != cause {
            Err(format!("the cause is {cause:?} and not {:?} ({})", self.cause, self.why))
        } else {
            sentences(&report)
        }
    }
}

impl ExchangeCase {
    /// What is pasted as policies.
    pub(crate) fn pasted(&self) -> String {
        let json = self.document.as_ref().map(|document| document.get().to_owned());
        self.text.clone().or(json).unwrap_or_default()
    }

    /// What is asked for.
    pub(crate) fn exchange(&self) -> Exchange {
        let request = self.request.clone();
        let token_type = request.r#type.as_deref().map(|name| match name {
            "organization" => TokenType::Organization,
            "team" => TokenType::Team,
            "personal" => TokenType::Personal,
            "runner" => TokenType::Runner,
            _ => panic!("{}: no type of token: {name}", self.id),
        });
        Exchange {
            organization: request.org,
            token_type,
            team: request.team,
            user: request.user,
            runner: request.runner,
            admin: request.admin,
            by_login: request.by_login,
            expiration: request.expiration,
            registration: Registration {
                organization: request.registered_with,
                url: request.issuer_url,
                issuer: request.issuer,
                max_expiration: request.max_expiration,
                ..Registration::default()
            },
            now: request.now,
            judge_times: request.judge_times.unwrap_or(request.now.is_some()),
            ..Exchange::default()
        }
    }

    /// The first test that fails.
    fn failing(report: &Report) -> Option<(usize, String)> {
        report.policies.iter().find_map(|policy| {
            let target = (policy.target.outcome == Outcome::Fail).then(|| "target".to_owned());
            let mut rules = policy.rules.iter().filter(|rule| rule.outcome == Outcome::Fail);
            let first = target.or_else(|| rules.next().map(|rule| rule.path.clone()))?;
            Some((policy.index, first))
        })
    }

    fn differs(&self, report: &Report) -> Option<String> {
        let verdict = Decision::from(report.verdict);
        let decided_by = word(report.decided_by);
        let matching = report.policies.iter().filter(|policy| policy.outcome == Applies::Applies);
        let applies: Vec<_> = matching.map(|policy| policy.index).collect();
        let fails = Self::failing(report);
        let cause = report.main_finding().map(|finding| &*finding.code);
        let lifetime = report.exchange.as_ref().map(|exchange| exchange.lifetime.granted);
        let assumptions = report.exchange.iter().flat_map(|exchange| &exchange.assumptions);
        let assumed = assumptions.map(|it| (it.field.to_string(), it.value.clone())).collect();
        if verdict != self.expect {
            Some(format!("{:?} and not {verdict:?}, decided by {decided_by}", self.expect))
        } else if self.decided_by.as_ref().is_some_and(|by| *by != decided_by) {
            Some(format!("decided by {decided_by} and not by {:?}", self.decided_by))
        } else if self.applies.as_ref().is_some_and(|expected| *expected != applies) {
            Some(format!("{applies:?} match and not {:?}", self.applies))
        } else if self.fails.is_some() && self.fails != fails {
            Some(format!("{fails:?} fails first and not {:?}", self.fails))
        } else if self.cause.is_some() && self.cause.as_deref() != cause {
            Some(format!("the cause is {cause:?} and not {:?}", self.cause))
        } else if self.expect == Decision::Deny && cause.is_none() {
            Some("a denial without a cause".to_owned())
        } else if self.depends_on != report.depends_on {
            Some(format!("depends on {:?} and not on {:?}", report.depends_on, self.depends_on))
        } else if self.lifetime.is_some() && self.lifetime != lifetime {
            Some(format!("lives {lifetime:?} and not {:?}", self.lifetime))
        } else if self.assumed != assumed {
            Some(format!("assumes {assumed:?} and not {:?}", self.assumed))
        } else {
            self.gates_differ(report).or_else(|| self.findings_differ(report))
        }
    }

    fn gates_differ(&self, report: &Report) -> Option<String> {
        self.gates.iter().find_map(|(id, expected)| {
            let gate = report.gates.iter().find(|gate| gate.id == **id);
            let found = gate.map_or_else(|| "not there".to_owned(), |gate| word(gate.state));
            (found != *expected).then(|| format!("the check `{id}` {found} and not {expected}"))
        })
    }

    fn findings_differ(&self, report: &Report) -> Option<String> {
        let told = report.findings.iter().map(|finding| {
            format!("{} {} {}", word(finding.severity), finding.code, word(finding.confidence))
        });
        let told: Vec<_> = told.collect();
        let says = |finding: &str, expected: &str| format!("{finding} ").starts_with(&format!("{expected} "));
        let mut rest = told.iter();
        let missing = self.findings.iter().find(|expected| !rest.any(|finding| says(finding, expected)));
        let extra = self.no_findings.iter().find(|code| told.iter().any(|finding| says(finding, code)));
        missing.or(extra).map(|expected| format!("`{expected}` is expected otherwise in {told:?}"))
    }
}

/// What holds of every report: Pulumi's error has no text, every test says why, a title is one line.
fn sentences(report: &Report) -> Result<(), String> {
    if report.kind != Kind::Pulumi || report.error.is_some() {
        return Err(format!("Pulumi publishes no error, the report has {:?}", report.error));
    }
    if report.exchange.as_ref().is_none_or(|exchange| exchange.answer.is_empty()) {
        return Err("the report does not say that there is no text".to_owned());
    }
    let rules = report.policies.iter().flat_map(|policy| &policy.rules);
    if let Some(silent) = rules.clone().find(|rule| rule.why.is_empty()) {
        return Err(format!("the rule about `{}` says nothing", silent.path));
    }
    if let Some(strange) = report.findings.iter().find(|finding| finding.title.chars().count() > 100) {
        return Err(format!("a title of more than 100 characters: {}", strange.title));
    }
    let silent = report.findings.iter().find(|it| it.help.is_empty() || it.detail.is_empty());
    if let Some(silent) = silent.filter(|it| it.severity != Severity::Hint) {
        return Err(format!("{} says too little", silent.code));
    }
    Ok(())
}

impl Case for ExchangeCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let report = check(self.claims.get(), &self.pasted(), &self.exchange());
        let report = report.map_err(|error| error.to_string())?;
        sentences(&report)?;
        if let Some(difference) = self.differs(&report) {
            return Err(format!("{difference} ({})", self.why));
        }
        if let Some(lead) = self.lead.as_ref().filter(|lead| **lead != report.lead) {
            return Err(format!("said as {:?} and not {lead:?} ({})", report.lead, self.why));
        }
        match self.marked {
            Some(marked) if report.confidence != marked.into() => {
                Err(format!("marked {:?} and not {marked:?} ({})", report.confidence, self.why))
            }
            _ => self.confidence.check(report.confidence),
        }
    }
}
