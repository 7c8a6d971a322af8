//! Policies of which not all is known, `holes.jsonl`: trees with holes, as templates and programs are read into. In the
//! cases `⟦var.branch⟧` is a hole, and `⟦var.branch=main|dev⟧` one that is one of these texts.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use whydenied::json::{self, Member, Node, Open, Value};
use whydenied::report::Report;
use whydenied::span::Span;
use whydenied::text::{Hole, Holes, Stands};
use whydenied::{Token, aws, pulumi};

use crate::tally::{Case, Tally};
use crate::{Decision, Known, request};

/// A policy with holes, and a token.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoleCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// The token's claims.
    pub claims: Box<RawValue>,
    /// The statements of a trust policy.
    pub statements: Option<Box<RawValue>>,
    /// The authorization policies of the token's issuer.
    pub policies: Option<Box<RawValue>>,
    /// Other keys of the request to AWS.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    /// The type of the token that Pulumi Cloud is asked for.
    pub r#type: Option<String>,
    /// The user or the team that it is for.
    pub target: Option<String>,
    /// Whether admin permissions are asked for.
    #[serde(default)]
    pub admin: bool,
    /// The verdict.
    pub expect: Decision,
    /// What a `depends` rests on.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// What is said of the first test that depends.
    pub says: Option<String>,
    /// In a few words.
    pub why: String,
}

/// All of them.
#[must_use]
pub fn holes() -> Tally {
    Tally::of::<HoleCase>(include_str!("../cases/holes.jsonl"))
}

impl HoleCase {
    fn report(&self) -> Result<Report, String> {
        let token = Token::read(self.claims.get()).map_err(|error| error.to_string())?;
        if let Some(statements) = &self.statements {
            let text = format!(r#"{{ "Version": "2012-10-17", "Statement": {statements} }}"#);
            let policy = aws::Policy::of_tree(&text, tree(&text)).map_err(|error| error.to_string())?;
            return Ok(aws::check(&token, &policy, &request(None, None, &self.env, &[])));
        }
        let policies = self.policies.as_ref().ok_or("neither statements nor policies")?;
        let document = pulumi::Document::of_tree(policies.get(), tree(policies.get()).root, None);
        let document = document.map_err(|error| error.to_string())?;
        let target = self.target.clone();
        let exchange = pulumi::Exchange {
            organization: Some("acme".to_owned()),
            token_type: self.r#type.as_deref().and_then(pulumi::TokenType::by_name),
            user: target.clone(),
            team: target,
            admin: self.admin,
            ..pulumi::Exchange::default()
        };
        Ok(pulumi::check(&token, &document, &exchange))
    }
}

impl Case for HoleCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let report = self.report()?;
        let found = Decision::from(report.verdict);
        let whys: Vec<_> = whys(&report);
        if found != self.expect {
            return Err(format!("{found:?} and not {:?} ({}): {whys:?}", self.expect, self.why));
        }
        if report.depends_on != self.depends_on {
            return Err(format!("rests on {:?}, not on {:?}", report.depends_on, self.depends_on));
        }
        match &self.says {
            Some(says) if !whys.iter().any(|why| why.contains(says.as_str())) => {
                Err(format!("nothing says {says:?}: {whys:?}"))
            }
            _ => Ok(()),
        }
    }
}

/// The tree of a JSON text, with its holes.
fn tree(text: &str) -> json::Document<'_> {
    let mut document = json::parse(text).unwrap_or_else(|error| panic!("{error:?} in {text}"));
    poke(&mut document.root);
    document
}

fn poke(node: &mut Node<'_>) {
    match &mut node.value {
        Value::Object(members) => members.iter_mut().for_each(poke_member),
        Value::Array(nodes) => nodes.iter_mut().for_each(poke),
        Value::String(text) => {
            if let Some((text, holes)) = holes_of(text) {
                node.value = Value::Open(Box::new(Open { text: text.into(), holes }));
            }
        }
        _ => {}
    }
}

fn poke_member(member: &mut Member<'_>) {
    if let Some((text, holes)) = holes_of(&member.key) {
        (member.key, member.key_holes) = (text.into(), holes);
    }
    poke(&mut member.node);
}

/// The text without the marks, and where its holes are.
fn holes_of(marked: &str) -> Option<(String, Holes<'static>)> {
    let mut text = String::new();
    let mut holes = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (marked, after) = after.split_once('⟧')?;
        let (expression, texts) = marked.split_once('=').unwrap_or((marked, ""));
        text += before;
        let part = Span::new(text.len(), text.len() + expression.len());
        let mut hole = Hole::any(part, expression.to_owned().into());
        if !texts.is_empty() {
            hole.stands = Stands::OneOf(texts.split('|').map(str::to_owned).collect());
        }
        holes.push(hole);
        text += expression;
        rest = after;
    }
    text += rest;
    (!holes.is_empty()).then(|| (text, holes.into()))
}

/// What is said of every test.
fn whys(report: &Report) -> Vec<String> {
    let mut whys = Vec::new();
    for statement in &report.statements {
        whys.extend([&statement.principal.why, &statement.action.why].map(ToString::to_string));
        whys.extend(statement.conditions.iter().map(|condition| condition.why.to_string()));
    }
    whys
}
