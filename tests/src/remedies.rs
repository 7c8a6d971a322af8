//! Every remedy that any case is offered: the call is made as the remedy says that it is then, from its texts, and
//! decided from scratch.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use whydenied::aws::{self, Request};
use whydenied::pulumi::{Exchange, TokenType};
use whydenied::report::{
    ClaimChange, Finding, ParameterChange, Remedy, Report, TokenForm, Verdict, rests_on,
};
use whydenied::{Token, pulumi};

use crate::tally::{Case, Tally};
use crate::{Known, base64url, causes, exchanges, word};

/// What became of the remedies of every case.
#[derive(Debug, Default)]
pub struct Tried {
    /// How many were followed.
    pub remedies: usize,
    /// How many of them let the call in, without anything else.
    pub allowed: usize,
    failures: BTreeSet<String>,
}

/// Follows every remedy of every call.
#[must_use]
pub fn of_calls() -> Tried {
    let mut tried = Tried::default();
    for scenario in crate::scenario::all() {
        // A text that cannot be read has no remedy.
        let _ = scenario.with(|token, policy, others, request| {
            let report = aws::check_under(token, policy, others, request);
            // An event shows no token that could be made another one.
            if token.form == TokenForm::CloudTrail {
                return;
            }
            tried.check(&scenario.id, &report, |remedy| {
                let token = changed(token, &remedy.claims)?;
                let mut request = request.completed(&token, policy).into_owned();
                if !remedy.claims.is_empty() {
                    request.signature = None;
                }
                remedy.parameters.iter().try_for_each(|change| set_in_request(&mut request, change))?;
                Ok(aws::explain(&token, policy, others, &request))
            });
        });
    }
    tried
}

/// Follows every remedy of every exchange.
#[must_use]
pub fn of_exchanges() -> Tried {
    let mut tried = Tried::default();
    for case in exchanges::cases() {
        let text = case.pasted();
        let Ok(token) = Token::read(case.claims.get()) else { continue };
        let Ok(document) = pulumi::Document::read(&text, token.claim_text("iss")) else { continue };
        let report = pulumi::check(&token, &document, &case.exchange());
        tried.check(&case.id, &report, |remedy| {
            let token = changed(&token, &remedy.claims)?;
            let mut exchange = case.exchange();
            if !remedy.claims.is_empty() {
                exchange.signature = None;
            }
            remedy.parameters.iter().try_for_each(|change| set_in_exchange(&mut exchange, change))?;
            Ok(pulumi::explain(&token, &document, &exchange))
        });
    }
    tried
}

impl Tried {
    /// Demands that every remedy leads to where it says, and that there were at least so many.
    ///
    /// # Panics
    /// With every remedy that does not, one a line.
    pub fn demand(&self, remedies: usize, allowed: usize) {
        assert!(self.failures.is_empty(), "{self}");
        assert!(self.remedies >= remedies, "{self}");
        assert!(self.allowed >= allowed, "{self}");
    }

    fn check(&mut self, id: &str, report: &Report, follow: impl Fn(&Remedy) -> Result<Report, String>) {
        for (finding, remedy) in
            report.findings.iter().flat_map(|finding| finding.remedies.iter().map(move |it| (finding, it)))
        {
            self.remedies += 1;
            self.allowed += usize::from(remedy.verdict_after == Verdict::Allowed);
            let wrong = follow(remedy).map_or_else(Some, |after| differs(finding, remedy, report, &after));
            self.failures.extend(wrong.map(|wrong| format!("{id}: {:?}: {wrong}", remedy.title)));
        }
    }
}

impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { remedies, allowed, failures } = self;
        writeln!(f, "{remedies} remedies, {allowed} of which suffice, {} wrong", failures.len())?;
        failures.iter().try_for_each(|failure| writeln!(f, "  {failure}"))
    }
}

/// What is wrong with a remedy once it was followed.
fn differs(finding: &Finding, remedy: &Remedy, before: &Report, after: &Report) -> Option<String> {
    if remedy.claims.is_empty() && remedy.parameters.is_empty() {
        return Some("it changes nothing".to_owned());
    }
    if after.verdict != remedy.verdict_after {
        let why = after.main_finding().map(|finding| &*finding.title);
        return Some(format!("{:?} and not {:?} ({why:?})", after.verdict, remedy.verdict_after));
    }
    let says = |words: &str| remedy.remains.iter().any(|remains| remains.contains(words));
    match after.verdict {
        Verdict::Allowed => (!remedy.remains.is_empty()).then(|| format!("{:?} remains", remedy.remains)),
        Verdict::Depends => (!after.depends_on.iter().all(|key| says(rests_on(key))))
            .then(|| format!("{:?}", after.depends_on)),
        Verdict::Denied => {
            let next = after.main_finding().map_or("", |next| &*next.title);
            // The one that asks for an edit of the policy beside it says so in its title.
            let same = next == finding.title && !remedy.title.starts_with("If the policy is to");
            let worse = before.verdict != Verdict::Denied;
            (!says(next) || same || worse).then(|| format!("{next:?} is next, {:?} is told", remedy.remains))
        }
    }
}

/// The token with other claims.
fn changed(token: &Token, changes: &[ClaimChange]) -> Result<Token, String> {
    if changes.is_empty() {
        return Ok(token.clone());
    }
    let read = |node: &whydenied::json::Node<'_>| {
        serde_json::to_value(&node.value).map_err(|error| error.to_string())
    };
    let mut claims = read(&token.claims)?;
    for change in changes {
        let path = change.claim.split('.').fold(Vec::<String>::new(), |mut path, key| {
            // A dot within quotes belongs to the key.
            match path.last_mut() {
                Some(last) if last.starts_with('"') && !last.ends_with('"') => {
                    *last = [&**last, ".", key].concat();
                }
                _ => path.push(key.to_owned()),
            }
            path
        });
        let path: Vec<_> = path.iter().map(|key| key.trim_matches('"')).collect();
        let (last, above) = path.split_last().ok_or("no claim")?;
        let mut at = &mut claims;
        for key in above {
            at = at
                .as_object_mut()
                .ok_or("no object")?
                .entry(*key)
                .or_insert_with(|| Value::Object(Map::new()));
        }
        let members = at.as_object_mut().ok_or("no object")?;
        match &change.after {
            None => drop(members.remove(*last)),
            Some(text) => {
                let was_number = members.get(*last).is_some_and(Value::is_number);
                let is_json = was_number || text.starts_with(['[', '{']);
                let value = if is_json { serde_json::from_str(text).ok() } else { None };
                members.insert((*last).to_owned(), value.unwrap_or_else(|| text.clone().into()));
            }
        }
    }
    let claims = claims.to_string();
    let text = match (&token.header, token.form) {
        (Some(header), TokenForm::Jwt) => {
            let header = read(header)?.to_string();
            let signature = if token.signed { "c2ln" } else { "" };
            format!("{}.{}.{signature}", base64url(header), base64url(&claims))
        }
        _ => claims,
    };
    Token::read(&text).map_err(|error| error.to_string())
}

fn set_in_request(request: &mut Request, change: &ParameterChange) -> Result<(), String> {
    let text = || change.after.clone();
    let number = || text().map(|text| text.parse().map_err(|_| format!("{text} is no number"))).transpose();
    match &*change.parameter {
        "role_arn" => request.role_arn = text(),
        "provider_arn" => request.provider_arn = text(),
        "provider_url" => request.provider_url = text(),
        "client_ids" => {
            request.client_ids = text().unwrap_or_default().lines().map(str::to_owned).collect();
        }
        "session_name" => {
            request.session_name = text();
            request.context.retain(|(key, _)| key != "sts:RoleSessionName");
        }
        "duration_seconds" => request.duration_seconds = number()?,
        "max_session_duration" => request.max_session_duration = number()?,
        other => return Err(format!("there is no parameter {other}")),
    }
    Ok(())
}

fn set_in_exchange(exchange: &mut Exchange, change: &ParameterChange) -> Result<(), String> {
    let text = || change.after.clone();
    match &*change.parameter {
        "organization" => exchange.organization = text(),
        "token_type" => {
            let all = [TokenType::Organization, TokenType::Team, TokenType::Personal, TokenType::Runner];
            exchange.token_type = all.into_iter().find(|it| Some(it.name()) == change.after.as_deref());
        }
        "team" => exchange.team = text(),
        "user" => exchange.user = text(),
        "runner" => exchange.runner = text(),
        "admin" => exchange.admin = change.after.is_some(),
        "issuer_url" => exchange.registration.url = text(),
        "issuer" => exchange.registration.issuer = text(),
        "now" => exchange.now = text().and_then(|text| text.parse().ok()),
        other => return Err(format!("there is no parameter {other}")),
    }
    Ok(())
}

/// A denied call, and what can be done about it outside of the policy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemedyCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// The token's claims.
    pub claims: Box<RawValue>,
    /// The role to assume.
    pub role: Option<String>,
    /// The client IDs of the provider, if they are known.
    #[serde(default)]
    pub client_ids: Vec<String>,
    /// The condition block of a statement that lets the token's issuer in otherwise.
    pub condition: Option<Box<RawValue>>,
    /// The trust policy, if that is not all.
    pub policy: Option<Box<RawValue>>,
    /// The code of the finding to read first.
    pub cause: String,
    /// All of its remedies: the place of each, then words that it has, in its title, its text, or what remains.
    pub remedies: Vec<Vec<String>>,
    /// In a few words.
    pub why: String,
}

/// The cases.
#[must_use]
pub fn cases() -> Tally {
    Tally::of::<RemedyCase>(include_str!("../cases/remedies.jsonl"))
}

impl Case for RemedyCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let policy = match (&self.policy, &self.condition) {
            (Some(policy), _) => policy.get().to_owned(),
            (None, condition) => {
                causes::policy_around(self.claims.get(), "2012-10-17", condition.as_ref().map(|it| it.get()))?
            }
        };
        let token = Token::read(self.claims.get()).map_err(|error| error.to_string())?;
        let policy = aws::Policy::read(&policy).map_err(|error| error.to_string())?;
        let request = Request {
            role_arn: self.role.clone(),
            client_ids: self.client_ids.clone(),
            ..Request::default()
        };
        let report = aws::check(&token, &policy, &request);
        let first = report.main_finding().ok_or("it is not denied")?;
        if first.code != self.cause {
            return Err(format!("because of {} ({:?})", first.code, first.title));
        }
        let is = |(remedy, expected): (&Remedy, &Vec<String>)| {
            let text = remedy.snippet.as_ref().map_or("", |snippet| &snippet.text);
            let place = word(remedy.place);
            let said =
                [&*place, &remedy.title, text].into_iter().chain(remedy.remains.iter().map(|it| &**it));
            let said = said.collect::<Vec<_>>().join("\n");
            expected.iter().all(|words| said.contains(words.as_str()))
        };
        let same = first.remedies.len() == self.remedies.len();
        if !same || !first.remedies.iter().zip(&self.remedies).all(is) {
            return Err(format!("{:#?} ({})", first.remedies, self.why));
        }
        Ok(())
    }
}
