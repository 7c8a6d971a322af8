//! `variants.jsonl`: tokens like the one at hand, and what the policies make of each; and what must hold
//! of the variants of every token of the suite.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;
use whydenied::aws::Request;
use whydenied::pulumi::{self, Document, Exchange};
use whydenied::report::{TokenForm, Variant};
use whydenied::{Token, aws, issuer};

use crate::tally::{Case, Tally};
use crate::{Decision, exchanges, principal, scenario, word};

/// A token, policies, and the row of its variants.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantCase {
    /// Its name.
    pub id: String,
    /// Where the subjects are described.
    pub source: String,
    /// The token's claims.
    pub claims: Box<RawValue>,
    /// The condition block of the only statement of a trust policy, for the token's provider.
    pub condition: Option<Box<RawValue>>,
    /// A whole trust policy.
    pub policy: Option<Box<RawValue>>,
    /// Authorization policies of Pulumi Cloud.
    pub document: Option<Box<RawValue>>,
    /// The row: verdict, label and subject; the first is the token at hand. `*` before a label says that
    /// the policy names it.
    pub variants: Vec<(Decision, String, String)>,
    /// Other claims of some: the label, the claim and its text, or null for none.
    #[serde(default)]
    pub changes: Vec<(String, String, Option<String>)>,
    /// In a few words.
    pub why: String,
}

/// Checks the cases.
#[must_use]
pub fn variants() -> Tally {
    Tally::of::<VariantCase>(include_str!("../cases/variants.jsonl"))
}

impl VariantCase {
    fn found(&self) -> Result<Vec<Variant>, String> {
        let text = |error: whydenied::report::InputError| error.to_string();
        let token = Token::read(self.claims.get()).map_err(text)?;
        let iss = token.claim("iss").and_then(|iss| iss.as_str()).unwrap_or_default();
        if let Some(document) = &self.document {
            let document = Document::read(document.get(), Some(iss)).map_err(text)?;
            return Ok(pulumi::variants(&token, &document, &Exchange::default()));
        }
        let provider = iss.strip_prefix("https://").unwrap_or(iss);
        let statement = json!({
            "Effect": "Allow",
            "Principal": { "Federated": principal(provider) },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": self.condition,
        });
        let whole = json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string();
        let policy = self.policy.as_ref().map_or(&*whole, |policy| policy.get());
        let policy = aws::Policy::read(policy).map_err(text)?;
        Ok(aws::variants(&token, &policy, &[], &Request::default()))
    }
}

impl Case for VariantCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let found = self.found()?;
        let row: Vec<_> = found
            .iter()
            .map(|it| {
                let label = if it.named { format!("*{}", it.label) } else { it.label.clone() };
                (Decision::from(it.verdict), label, subject(it))
            })
            .collect();
        if row != self.variants {
            return Err(format!("{} ({})", json!(told(&row)), self.why));
        }
        if found.iter().position(|it| it.is_this) != (!found.is_empty()).then_some(0) {
            return Err("the token at hand is not the first".to_owned());
        }
        for (label, claim, expected) in &self.changes {
            let variant = found.iter().find(|it| it.label == *label).ok_or(format!("no {label}"))?;
            let change = variant.changes.iter().find(|change| change.claim == *claim);
            let change = change.ok_or_else(|| format!("{label}: {claim} is the same"))?;
            if change.after != *expected {
                return Err(format!("{label}: {claim} is {:?}", change.after));
            }
        }
        Ok(())
    }
}

/// The row as a case has it.
fn told(row: &[(Decision, String, String)]) -> serde_json::Value {
    let entry = |(decision, label, sub): &(Decision, String, String)| {
        json!([format!("{decision:?}").to_lowercase(), label, sub])
    };
    row.iter().map(entry).collect()
}

fn claims(variant: &Variant) -> serde_json::Value {
    serde_json::to_value(&variant.claims).expect("claims are JSON")
}

fn subject(variant: &Variant) -> String {
    claims(variant)["sub"].as_str().unwrap_or_default().to_owned()
}

/// What must hold of the variants of one token: each is another token of the same issuer, with a subject
/// as that issuer writes it, and the verdict is that of its claims alone.
fn hold(id: &str, token: &Token, row: &[Variant], alone: impl Fn(&Token, bool) -> Option<String>) {
    let own = row.first();
    assert!(own.is_none_or(|own| own.is_this && own.changes.is_empty()), "{id}: not the token at hand first");
    let known = token.claim("iss").and_then(|iss| iss.as_str()).and_then(issuer::recognise);
    let (mut labels, mut seen) = (HashSet::new(), HashSet::new());
    for variant in row {
        let name = format!("{id}, {}", variant.label);
        let text = claims(variant).to_string();
        let read = Token::read(&text).unwrap_or_else(|error| panic!("{name}: {error} in {text}"));
        let iss = read.claim("iss").and_then(|iss| iss.as_str());
        let issuer = iss.and_then(issuer::recognise);
        assert_eq!(issuer.map(|issuer| issuer.id), known.map(|issuer| issuer.id), "{name}");
        let sub = subject(variant);
        let is_usual = |issuer: &issuer::Issuer, sub: &str| {
            issuer.take_apart(sub).is_some_and(|parts| parts.iter().all(|part| !part.value.contains(':')))
        };
        let is_customised =
            own.is_some_and(|own| issuer.is_some_and(|issuer| !is_usual(issuer, &subject(own))));
        assert!(
            is_customised || variant.named || issuer.is_none_or(|issuer| issuer.take_apart(&sub).is_some()),
            "{name}: {sub} has no shape of its issuer's"
        );
        assert!(labels.insert(&variant.label), "{name}: twice");
        assert!(seen.insert(text.clone()), "{name}: the same token twice");
        assert!(!variant.label.is_empty() && !variant.label.contains("``"), "{name}");
        assert!(variant.is_this || !variant.changes.is_empty(), "{name}: nothing differs");
        if let Some(verdict) = alone(&read, variant.is_this) {
            assert_eq!(word(variant.verdict), verdict, "{name}: {text}");
        }
    }
}

/// The variants of every token of the suite, on both sides.
///
/// # Panics
/// One is no token of its issuer, or has another verdict than it has alone.
#[must_use]
pub fn every_variant() -> usize {
    let mut count = 0;
    for scenario in scenario::all() {
        let looked = scenario.with(|token, policy, others, request| {
            let row = aws::variants(token, policy, others, request);
            count += row.len();
            // What an event does not say is unknown, where claims alone say that it is absent.
            let is_event = token.form == TokenForm::CloudTrail;
            let fresh = Request { judge_times: false, signature: None, ..request.clone() };
            hold(&scenario.id, token, &row, |variant, is_this| {
                let (token, request) = if is_this { (token, request) } else { (variant, &fresh) };
                let report = aws::explain(token, policy, others, request);
                (is_this || !is_event).then(|| word(report.verdict))
            });
        });
        drop(looked);
    }
    for (id, token, document, exchange) in exchanges::all() {
        let Ok(token) = Token::read(&token) else { continue };
        let iss = token.claim("iss").and_then(|iss| iss.as_str());
        let Ok(document) = Document::read(&document, iss) else { continue };
        let row = pulumi::variants(&token, &document, &exchange);
        count += row.len();
        let fresh = Exchange { judge_times: false, signature: None, ..exchange.clone() };
        hold(&id, &token, &row, |variant, is_this| {
            let (token, exchange) = if is_this { (&token, &exchange) } else { (variant, &fresh) };
            Some(word(pulumi::check(token, &document, exchange).verdict))
        });
    }
    count
}
