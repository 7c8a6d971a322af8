//! `inputs.jsonl`: what people have at hand in place of the policy that AWS has: programs, templates, plans, pages. The
//! cases of who calls, such as workflows, are those of another test.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use whydenied::aws::policy::Side;
use whydenied::aws::{Document, Request};
use whydenied::case::Reading;
use whydenied::case::aws::{Case as Call, Texts};
use whydenied::case::pulumi;
use whydenied::json::{self, Node};
use whydenied::pulumi::{Exchange, TokenType};
use whydenied::report::{Finding, HoleReport, Report};
use whydenied::text::{Holes, Part, parts};

use crate::callers::FORMS;
use crate::scenario::Scenario;
use crate::tally::{Case, Tally};
use crate::{Decision, Known, pulumi_documents};

/// How many letters lie between two beginnings that are tried.
const STEP: usize = 23;

/// A text that somebody has at hand.
#[derive(Debug, Deserialize)]
pub struct InputCase {
    /// Its name.
    pub id: String,
    /// What it is.
    pub form: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// What is pasted.
    pub text: String,
    /// The policy that it is, with open expressions in double braces.
    pub policy: Option<Value>,
    /// The policies of several roles.
    #[serde(default)]
    pub policies: BTreeMap<String, Value>,
    /// The authorization policies that it is.
    pub pulumi_policies: Option<Value>,
    /// The policy of the same role as it was before a plan.
    pub before: Option<Value>,
    /// The policy that a program gives the same role.
    pub program: Option<Value>,
    /// Its expressions.
    #[serde(default)]
    pub holes: Vec<HoleCase>,
    /// What is asked of it.
    #[serde(default)]
    pub checks: Vec<CheckCase>,
    /// Whether brackets are missing in it.
    #[serde(default)]
    pub recovered: bool,
    /// What it is, where no policy is in it.
    pub unreadable: Option<String>,
}

/// An expression of a program.
#[derive(Debug, Deserialize)]
pub struct HoleCase {
    /// As it is written.
    pub expression: String,
    /// What it stands for.
    pub value: Option<String>,
    /// What says so.
    pub resolved_by: Option<String>,
    /// What it fits.
    pub fits: Option<String>,
    /// What kind of an expression it is.
    pub kind: Option<String>,
    /// What it may be, where the text says several things.
    #[serde(default)]
    pub candidates: Vec<String>,
}

/// A token, and what becomes of it.
#[derive(Debug, Deserialize)]
pub struct CheckCase {
    /// The token's claims.
    pub claims: Option<Box<RawValue>>,
    /// The role that is asked for.
    pub role: Option<String>,
    /// The verdict.
    pub expect: Decision,
    /// What open expressions would have to be.
    #[serde(default)]
    pub needs: BTreeMap<String, String>,
    /// What open expressions must not be.
    #[serde(default)]
    pub must_not_be: BTreeMap<String, String>,
    /// What is said of them, as the end of a sentence.
    #[serde(default)]
    pub needed: BTreeMap<String, String>,
    /// The names of what the verdict rests on.
    pub rests_on: Option<Vec<String>>,
    /// Findings that are made, whatever the verdict.
    #[serde(default)]
    pub finds: Vec<String>,
    /// Findings that are not.
    #[serde(default)]
    pub never: Vec<String>,
    /// The verdict before a plan.
    pub before: Option<Decision>,
    /// What a finding says, by its code: words that its detail and its help have.
    #[serde(default)]
    pub says: BTreeMap<String, String>,
    /// What the first fix or remedy does, by its title.
    pub fixed: Option<String>,
    /// The code of the first cause, or codes of which it has one.
    pub cause: Option<Value>,
    /// What names stand for.
    #[serde(default)]
    pub given: BTreeMap<String, String>,
    /// What is asked of Pulumi Cloud.
    #[serde(default)]
    pub request: BTreeMap<String, String>,
}

/// Checks the texts in which policies stand.
#[must_use]
pub fn inputs() -> Tally {
    Tally::of::<InputCase>(include_str!("../cases/inputs.jsonl"))
}

/// Checks that no beginning of any of them makes the engine panic.
pub fn every_beginning_is_answered() {
    for line in include_str!("../cases/inputs.jsonl").lines() {
        let Ok(case) = serde_json::from_str::<InputCase>(line) else { continue };
        let ends = case.text.char_indices().map(|(at, _)| at).step_by(STEP);
        for text in ends.filter_map(|end| case.text.get(..end)) {
            let texts = Texts::default().token(r#"{"iss": "https://gitlab.com", "sub": "s"}"#).policy(text);
            // An answer of either kind will do.
            drop(Call::read(&texts, Request::default()).check());
        }
    }
}

impl InputCase {
    /// The calls that it is asked about.
    #[must_use]
    pub fn scenarios(&self) -> Vec<Scenario> {
        let checks = self.checks.iter().enumerate();
        let scenario = |(at, check): (usize, &CheckCase)| {
            Some(Scenario {
                id: format!("inputs/{} {at}", self.id),
                token: check.claims.as_ref()?.get().to_owned(),
                policy: self.text.clone(),
                choose: check.role.clone(),
                given: check.given.clone().into_iter().collect(),
                ..Scenario::default()
            })
        };
        checks.filter_map(scenario).collect()
    }

    fn report(&self, check: &CheckCase) -> Result<(Report, Value), String> {
        let claims = check.claims.as_ref().map_or("{}", |claims| claims.get());
        let given = check.given.iter().map(|(name, value)| (name.clone(), value.clone()));
        let texts =
            Texts::default().token(claims).policy(&*self.text).role(check.role.as_deref()).given(given);
        let call = Call::read(&texts, Request::default());
        let Reading::Read(document) = call.document else {
            return Err(call.document.error().map_or("nothing".to_owned(), ToString::to_string));
        };
        if document.is_recovered() != self.recovered {
            return Err(format!("brackets missing: {}", document.is_recovered()));
        }
        let policy = policy_of(document);
        for (side, expected) in [(Side::Before, &self.before), (Side::Program, &self.program)] {
            let found = document.beside(side).map(policy_of);
            if found.as_ref().map(canonical) != expected.as_ref().map(canonical) {
                return Err(format!("{side:?} is read as {found:?}"));
            }
        }
        Ok((call.check().map_err(|error| error.to_string())?, policy))
    }

    fn is_unreadable(&self, what: &str) -> Result<(), String> {
        let texts =
            Texts::default().token(r#"{"iss": "https://gitlab.com", "sub": "s"}"#).policy(&*self.text);
        let call = Call::read(&texts, Request::default());
        let (kind, file) = what.split_once(": ").unwrap_or((what, ""));
        match (call.policy.error(), call.check()) {
            (Some(error), _) if error.code.contains(kind) && error.message.contains(file) => Ok(()),
            (Some(error), _) => Err(error.to_string()),
            (None, Ok(report)) if report.findings.iter().any(|finding| finding.code == kind) => Ok(()),
            (None, report) => Err(format!("it is read: {report:?}")),
        }
    }

    /// The report on a token exchange with Pulumi Cloud.
    fn exchange(&self, check: &CheckCase) -> Result<(Report, Value), String> {
        let claims = check.claims.as_ref().map_or("{}", |claims| claims.get());
        let asked = |name: &str| check.request.get(name).cloned();
        let exchange = Exchange {
            organization: asked("organization"),
            token_type: asked("token_type").and_then(|name| TokenType::by_name(&name)),
            user: asked("user"),
            team: asked("team"),
            ..Exchange::default()
        };
        let given: Vec<_> = check.given.clone().into_iter().collect();
        let texts = pulumi::Texts::default().token(claims).policies(&*self.text).given(given.iter().cloned());
        let case = pulumi::Case::read(&texts, exchange);
        let document = case.document.read().ok_or_else(|| format!("{:?}", case.document.error()))?;
        let policies = document.policies.iter().map(pulumi_documents::policy).collect();
        Ok((case.check().map_err(|error| error.to_string())?, Value::Array(policies)))
    }

    fn check_one(&self, check: &CheckCase) -> Result<Report, String> {
        let (report, policy) = match &self.pulumi_policies {
            Some(_) => self.exchange(check)?,
            None => self.report(check)?,
        };
        let of_pulumi = self.pulumi_policies.as_ref().filter(|_| check.given.is_empty());
        if of_pulumi.is_some_and(|expected| canonical(&of_api(expected)) != canonical(&policy)) {
            return Err(format!("read as {policy}"));
        }
        let of_role = check.role.as_ref().and_then(|role| self.policies.get(role));
        if let Some(expected) = self.policy.as_ref().or(of_role).filter(|_| check.given.is_empty())
            && canonical(expected) != canonical(&policy)
        {
            return Err(format!("read as {policy}"));
        }
        let found = Decision::from(report.verdict);
        let cause = report.main_finding().map(|finding| &*finding.code).unwrap_or_default();
        if found != check.expect {
            return Err(format!("{found:?} and not {:?}, {cause}: {:?}", check.expect, report.findings));
        }
        let one_of: Vec<&str> = match &check.cause {
            Some(Value::Array(causes)) => causes.iter().filter_map(Value::as_str).collect(),
            Some(cause) => cause.as_str().into_iter().collect(),
            None => vec![cause],
        };
        if !one_of.contains(&cause) {
            return Err(format!("because of {cause} and not {one_of:?}"));
        }
        for (expression, need) in &check.needs {
            let hole = hole(&report.holes, expression).ok_or_else(|| format!("no hole {expression}"))?;
            if hole.needs != [need.clone()] || !hole.decides {
                return Err(format!("{hole:?} and not {need}"));
            }
        }
        for (expression, ruled_out) in &check.must_not_be {
            let hole = hole(&report.holes, expression).ok_or_else(|| format!("no hole {expression}"))?;
            if hole.must_not_be != [ruled_out.clone()] || !hole.decides {
                return Err(format!("{hole:?} and not anything but {ruled_out}"));
            }
        }
        for (expression, needed) in &check.needed {
            let hole = hole(&report.holes, expression).ok_or_else(|| format!("no hole {expression}"))?;
            if hole.needed().as_ref() != Some(needed) {
                return Err(format!("{expression} {:?}, and not {needed}", hole.needed()));
            }
        }
        if let Some(names) = check.rests_on.as_ref().filter(|names| **names != report.depends_on) {
            return Err(format!("rests on {:?} and not on {names:?}", report.depends_on));
        }
        let is_found = |code: &&String| report.findings.iter().any(|finding| finding.code == **code);
        if let Some(code) = check.finds.iter().find(|code| !is_found(code)) {
            return Err(format!("no {code}: {:?}", report.findings));
        }
        if let Some(code) = check.never.iter().find(is_found) {
            return Err(format!("{code}: {:?}", report.findings));
        }
        for (code, words) in &check.says {
            let is_said = |finding: &Finding| {
                finding.code == **code && format!("{} {}", finding.detail, finding.help).contains(words)
            };
            if !report.findings.iter().any(is_said) {
                return Err(format!("no {code} says {words}: {:?}", report.findings));
            }
        }
        let before = report.inputs.iter().find_map(|input| input.verdict).map(Decision::from);
        if check.before.is_some() && check.before != before {
            return Err(format!("before, it is {before:?}"));
        }
        check.check_fix(&report)?;
        Ok(report)
    }
}

impl CheckCase {
    fn check_fix(&self, report: &Report) -> Result<(), String> {
        let Some(expected) = &self.fixed else { return Ok(()) };
        let fixes = report.fixes().into_iter().map(|(_, fix)| fix.title.clone());
        let remedies = report.findings.iter().flat_map(|finding| &finding.remedies);
        let found: Vec<_> = fixes.chain(remedies.map(|remedy| remedy.title.clone())).collect();
        if found.contains(expected) { Ok(()) } else { Err(format!("what to do is {found:?}")) }
    }
}

/// The policy of a document as the cases write it.
fn policy_of(document: &Document<'_>) -> Value {
    let json = || {
        let part = document.text().get(document.part().start..document.part().end).unwrap_or_default();
        json::parse(part).map(|document| value(&document.root)).unwrap_or_default()
    };
    document.tree().map_or_else(json, value)
}

impl Case for InputCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        if FORMS.contains(&&*self.form) {
            return Ok(());
        }
        if let Some(what) = &self.unreadable {
            return self.is_unreadable(what);
        }
        for (at, check) in self.checks.iter().enumerate() {
            let report = self.check_one(check).map_err(|found| format!("check {at}: {found}"))?;
            for expected in self.holes.iter().filter(|_| at == 0) {
                expected.check(&report.holes)?;
            }
        }
        Ok(())
    }
}

impl HoleCase {
    fn check(&self, holes: &[HoleReport]) -> Result<(), String> {
        let found = hole(holes, &self.expression).ok_or_else(|| format!("no hole {}", self.expression))?;
        let by = found.resolved_by.map(|by| serde_json::to_value(by).unwrap_or_default());
        let by = by.as_ref().and_then(Value::as_str);
        // A case names the value that an assumption gives where that is no plain provider.
        let same_value = self.value == found.value || (self.value.is_none() && by == Some("issuer"));
        if by != self.resolved_by.as_deref() || !same_value || found.fits != self.fits {
            return Err(format!("{found:?} and not {self:?}"));
        }
        let kind = serde_json::to_value(found.kind).unwrap_or_default();
        let is_kind = self.kind.as_ref().is_none_or(|expected| kind.as_str() == Some(expected));
        if !is_kind || (!self.candidates.is_empty() && found.candidates != self.candidates) {
            return Err(format!("{found:?} and not {self:?}"));
        }
        Ok(())
    }
}

/// Policies of the API as the test of documents writes them.
fn of_api(policies: &Value) -> Value {
    let text = serde_json::json!({ "policies": policies }).to_string();
    let document = whydenied::pulumi::Document::read(&text, None);
    let policies = document.map(|document| document.policies.iter().map(pulumi_documents::policy).collect());
    Value::Array(policies.unwrap_or_default())
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn hole<'h>(holes: &'h [HoleReport], expression: &str) -> Option<&'h HoleReport> {
    holes.iter().find(|hole| bare(&hole.expression) == bare(expression))
}

/// A tree as the cases write it.
pub(crate) fn value(node: &Node<'_>) -> Value {
    match &node.value {
        json::Value::Null => Value::Null,
        json::Value::Bool(value) => Value::Bool(*value),
        json::Value::Number(text) | json::Value::String(text) => Value::String(text.clone().into_owned()),
        json::Value::Open(open) => Value::String(braced(&open.text, &open.holes)),
        json::Value::Array(nodes) => Value::Array(nodes.iter().map(value).collect()),
        json::Value::Object(members) => {
            let member =
                |member: &json::Member<'_>| (braced(&member.key, &member.key_holes), value(&member.node));
            Value::Object(members.iter().map(member).collect())
        }
    }
}

fn braced(text: &str, holes: &Holes<'_>) -> String {
    let part = |part: Part<'_>| match part {
        Part::Literal(text) => text.to_owned(),
        Part::Hole(expression, _) => format!("{{{{{expression}}}}}"),
    };
    parts(text, holes).map(part).collect()
}

/// Without white space, and with a list of one as its only element.
pub(crate) fn canonical(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(bare(text)),
        Value::Array(values) => match values.as_slice() {
            [only] => canonical(only),
            _ => Value::Array(values.iter().map(canonical).collect()),
        },
        Value::Object(members) => {
            Value::Object(members.iter().map(|(key, value)| (bare(key), canonical(value))).collect())
        }
        other => other.clone(),
    }
}
