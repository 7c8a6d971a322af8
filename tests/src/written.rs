//! Policies written from the tokens of all cases: each admits its own token, and no token that any
//! identifying claim of is another.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use whydenied::Token;
use whydenied::aws::{self, Context, Request};
use whydenied::pulumi::evaluate::evaluate;
use whydenied::pulumi::{Document, Exchange, TokenType};
use whydenied::report::{InputError, Verdict};
use whydenied::write::{self, Language, WrittenPolicy};

use crate::tally::{Case, Tally};
use crate::{Known, scenario};

/// A token, and a policy that was written from it.
#[derive(Debug)]
pub struct Written {
    /// The case that the token is from.
    pub id: String,
    /// The token.
    pub token: Token,
    /// The policy.
    pub policy: WrittenPolicy,
    /// The policy as JSON.
    pub json: String,
}

/// The trust policy of every token that one can be written from, and how many there are none from.
///
/// # Panics
/// A token has no policy for another reason than that it lacks what every policy tests.
#[must_use]
pub fn trust_policies() -> (Vec<Written>, usize) {
    let mut written = Vec::new();
    let mut without = 0;
    for (text, id) in tokens() {
        let Ok(token) = Token::read(&text) else { continue };
        match write::for_aws(&token, &request()) {
            Ok(policy) => written.push(Written::of(id, token, policy)),
            Err(error) => {
                let lacks = |claim| token.claim(claim).is_none_or(|value| value.scalar_text().is_none());
                let issuer = token.claim_text("iss").unwrap_or_default().trim_start_matches("https://");
                let is_unsavable = error.message.starts_with("IAM ");
                assert!(issuer.is_empty() || lacks("aud") || lacks("sub") || is_unsavable, "{id}: {error}");
                without += 1;
            }
        }
    }
    (written, without)
}

/// The authorization policies of those tokens, each for another type of token.
#[must_use]
pub fn authorization_policies() -> Vec<(Written, Exchange)> {
    let exchanges = exchanges();
    let tokens = tokens().into_iter().filter_map(|(text, id)| Some((Token::read(&text).ok()?, id)));
    let written = tokens.enumerate().filter_map(|(at, (token, id))| {
        let exchange = exchanges[at % exchanges.len()].clone();
        let policy = write::for_pulumi(&token, &exchange).ok()?;
        Some((Written::of(id, token, policy), exchange))
    });
    written.collect()
}

impl Written {
    fn of(id: String, token: Token, policy: WrittenPolicy) -> Self {
        let json = policy.render(Language::Json).expect("every policy is JSON");
        Self { id, token, policy, json }
    }
}

/// The texts of all tokens, each once, with the first case that has it.
fn tokens() -> BTreeMap<String, String> {
    let mut tokens = BTreeMap::new();
    for scenario in scenario::all() {
        tokens.entry(scenario.token).or_insert(scenario.id);
    }
    for line in include_str!("../cases/pulumi_exchanges.jsonl").lines() {
        let case: Value = serde_json::from_str(line).expect("a case is JSON");
        let id = format!("pulumi_exchanges/{}", case["id"]);
        tokens.entry(case["claims"].to_string()).or_insert(id);
    }
    tokens
}

fn request() -> Request {
    Request {
        role_arn: Some("arn:aws:iam::123456789012:role/deploy".to_owned()),
        session_name: Some("ci".to_owned()),
        ..Request::default()
    }
}

fn exchanges() -> Vec<Exchange> {
    let named = |name: &str| Some(name.to_owned());
    let organization = named("acme");
    vec![
        Exchange {
            organization: organization.clone(),
            token_type: Some(TokenType::Organization),
            ..Exchange::default()
        },
        Exchange {
            organization: organization.clone(),
            token_type: Some(TokenType::Organization),
            admin: true,
            ..Exchange::default()
        },
        Exchange {
            organization: organization.clone(),
            token_type: Some(TokenType::Personal),
            user: named("alice"),
            ..Exchange::default()
        },
        Exchange {
            organization: organization.clone(),
            token_type: Some(TokenType::Team),
            team: named("platform"),
            ..Exchange::default()
        },
        Exchange {
            organization,
            token_type: Some(TokenType::Runner),
            runner: named("pool-1"),
            ..Exchange::default()
        },
    ]
}

/// Checks every trust policy.
///
/// # Panics
/// One does not admit its token, or admits another, or there are fewer than `least`.
pub fn trust(least: usize) {
    let (all, without) = trust_policies();
    assert!(all.len() >= least, "{} policies, {without} tokens without", all.len());
    for Written { id, token, json, policy: WrittenPolicy { notes: policy_notes, .. } } in &all {
        let policy = aws::Policy::read(json).unwrap_or_else(|error| panic!("{id}: {error}"));
        let mut problems = policy.problems.iter().map(|problem| &problem.kind);
        // Its quota can be raised.
        let is_long = |kind: &aws::policy::ProblemKind| matches!(kind, aws::policy::ProblemKind::TooLong(_));
        assert!(problems.all(is_long), "{id}: {:?}", policy.problems);
        let decide = |token: &Token| {
            let context = Context::new(token, &request());
            let mut actions = vec![aws::ASSUME_ROLE];
            actions.extend(
                [aws::TAG_SESSION, aws::SET_SOURCE_IDENTITY].iter().filter(|action| json.contains(**action)),
            );
            let verdicts = actions.into_iter().map(|action| policy.evaluate(action, &context).verdict);
            verdicts.collect::<Vec<_>>()
        };
        // Tags beyond AWS's limits, which are refused before any policy is read.
        let is_refused = policy_notes.iter().any(|note| note.contains("before it reads any policy"));
        assert!(
            is_refused || decide(token).iter().all(|verdict| *verdict == Verdict::Allowed),
            "{id}: {json}"
        );
        for (claim, changed) in changed(token) {
            let key = if claim == "azp" {
                "aud"
            } else if claim == "aud" && token.claim("azp").is_some() {
                "oaud"
            } else {
                &claim
            };
            if claim == "iss" || json.contains(&format!(":{key}\"")) || is_tested_of_session(&claim, json) {
                let verdicts = decide(&changed);
                assert!(
                    verdicts.iter().any(|verdict| *verdict != Verdict::Allowed),
                    "{id}: another {claim} is let in by {json}"
                );
            }
        }
    }
}

/// Checks every authorization policy.
///
/// # Panics
/// One does not admit its token, or admits another, or there are fewer than `least`.
pub fn authorization(least: usize) {
    let all = authorization_policies();
    assert!(all.len() >= least, "{} policies", all.len());
    for (Written { id, token, json, .. }, exchange) in &all {
        let document = Document::read(json, None).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert!(document.problems.is_empty(), "{id}: {:?}", document.problems);
        let decide = |token: &Token, exchange: &Exchange| evaluate(token, &document, exchange).verdict;
        assert_eq!(decide(token, exchange), Verdict::Allowed, "{id}: {json}");
        for (claim, changed) in changed(token) {
            // A claim with wildcards in it is a pattern, and Pulumi has no way to say otherwise.
            let is_pattern = token.claim_text(&claim).is_some_and(|text| text.contains(['*', '?']));
            if document.policies[0].rules.iter().any(|rule| rule.path.text == claim) && !is_pattern {
                assert_ne!(
                    decide(&changed, exchange),
                    Verdict::Allowed,
                    "{id}: another {claim} is let in by {json}"
                );
            }
        }
        let other = Exchange {
            user: Some("bob".to_owned()),
            team: Some("other".to_owned()),
            runner: Some("other".to_owned()),
            ..exchange.clone()
        };
        let is_named = exchange.token_type != Some(TokenType::Organization);
        assert_eq!(decide(token, &other) == Verdict::Denied, is_named, "{id}: for others {json}");
    }
}

/// Whether the claim puts a tag or the source identity into a session, and the policy tests it.
fn is_tested_of_session(claim: &str, json: &str) -> bool {
    let name = claim.strip_prefix("https://aws.amazon.com/").unwrap_or_default();
    let is_tags = name == "tags" || name.starts_with("tags/principal_tags/");
    is_tags && json.contains("aws:RequestTag/")
        || name == "source_identity" && json.contains("sts:SourceIdentity")
}

/// The token with one claim changed, for each of its claims.
fn changed(token: &Token) -> Vec<(String, Token)> {
    let claims = serde_json::to_value(&token.claims.value).expect("claims are JSON");
    let Value::Object(members) = &claims else { return Vec::new() };
    let change = |name: &String| {
        let mut other = claims.clone();
        append(&mut other[name]).then_some(())?;
        Some((name.clone(), Token::read(&other.to_string()).ok()?))
    };
    members.keys().filter_map(change).collect()
}

/// Makes another text of a value, or of the first one in it.
fn append(value: &mut Value) -> bool {
    match value {
        Value::String(text) => {
            text.push('x');
            true
        }
        Value::Array(values) => values.first_mut().is_some_and(append),
        Value::Object(members) => members.values_mut().next().is_some_and(append),
        Value::Number(_) => {
            *value = Value::String("another".to_owned());
            true
        }
        _ => false,
    }
}

/// Claims, and the policy written from them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// The token's claims.
    pub claims: Box<RawValue>,
    /// What is known of the call to AWS: `role` and `provider_arn`.
    #[serde(default)]
    pub request: BTreeMap<String, String>,
    /// What is asked of Pulumi Cloud.
    pub exchange: Option<ExchangeFields>,
    /// The trust policy: its `principal`, its `actions`, its `tests`.
    pub aws: Option<Value>,
    /// The authorization policy: decision, type, target, permissions, rules.
    pub pulumi: Option<Value>,
    /// What the notes mention, one after the other.
    #[serde(default)]
    pub notes: Vec<String>,
    /// What the error mentions.
    #[serde(default)]
    pub error: Vec<String>,
    /// In a few words.
    pub why: String,
}

/// What a case says of an exchange.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExchangeFields {
    organization: Option<String>,
    #[serde(rename = "type")]
    token_type: Option<String>,
    user: Option<String>,
    team: Option<String>,
    runner: Option<String>,
    admin: bool,
}

/// Checks the written policies.
#[must_use]
pub fn cases() -> Tally {
    Tally::of::<WrittenCase>(include_str!("../cases/written.jsonl"))
}

impl WrittenCase {
    fn write(&self) -> Result<WrittenPolicy, InputError> {
        let token = Token::read(self.claims.get())?;
        if self.pulumi.is_none() && self.exchange.is_none() {
            let request = Request {
                role_arn: self.request.get("role").cloned(),
                provider_arn: self.request.get("provider_arn").cloned(),
                ..Request::default()
            };
            return write::for_aws(&token, &request);
        }
        let given = self.exchange.as_ref();
        let given_text =
            |field: fn(&ExchangeFields) -> &Option<String>| given.and_then(|given| field(given).clone());
        let exchange = Exchange {
            organization: given_text(|given| &given.organization),
            token_type: given_text(|given| &given.token_type).and_then(|name| TokenType::by_name(&name)),
            user: given_text(|given| &given.user),
            team: given_text(|given| &given.team),
            runner: given_text(|given| &given.runner),
            admin: given.is_some_and(|given| given.admin),
            ..Exchange::default()
        };
        write::for_pulumi(&token, &exchange)
    }

    fn differs(&self, written: &WrittenPolicy) -> Result<(), String> {
        let json = written.render(Language::Json).ok_or("no JSON")?;
        let (expected, found) = if let Some(expected) = &self.aws {
            let policy = aws::Policy::read(&json).map_err(|error| error.to_string())?;
            let [statement] = policy.statements.as_slice() else {
                return Err("one statement".to_owned());
            };
            let principal = statement.principal.as_ref().map(|principal| &*principal.entries[0].1.text);
            let actions = statement.action.iter().flat_map(|actions| &actions.patterns);
            let tests = statement.conditions.iter().map(|condition| {
                assert_eq!(condition.operator_name.text, "StringEquals");
                serde_json::json!([condition.key.text, condition.values[0].text])
            });
            let found = serde_json::json!({
                "principal": principal,
                "actions": actions.map(|action| &*action.text).collect::<Vec<_>>(),
                "tests": tests.collect::<Vec<_>>(),
            });
            (expected.clone(), found)
        } else {
            let document = Document::read(&json, None).map_err(|error| error.to_string())?;
            (self.pulumi.clone().unwrap_or_default(), crate::pulumi_documents::policy(&document.policies[0]))
        };
        let notes = &written.notes;
        if expected != found {
            Err(format!("written {found}"))
        } else if notes.len() != self.notes.len()
            || !notes.iter().zip(&self.notes).all(|(note, says)| note.contains(says.as_str()))
        {
            Err(format!("noted {notes:?}"))
        } else {
            Ok(())
        }
    }
}

impl Case for WrittenCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        match self.write() {
            Ok(written) if self.error.is_empty() => self.differs(&written),
            Ok(_) => Err(format!("written ({})", self.why)),
            Err(error) => {
                let said = format!("{} {}", error.message, error.help);
                let is_said =
                    !self.error.is_empty() && self.error.iter().all(|words| said.contains(words.as_str()));
                if is_said { Ok(()) } else { Err(said) }
            }
        }
    }
}
