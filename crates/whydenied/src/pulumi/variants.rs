//! Tokens like the one at hand in the same exchange.

use super::decision::Asked;
use super::document::Document;
use super::exchange::Exchange;
use super::path::KeyPath;
use super::policy::{Decision, Rule};
use crate::pattern::Unit;
use crate::report::Variant;
use crate::variant::{self, Judgement, LONGEST_POLICY, Test, Tests};
use crate::{Token, issuer};

/// What the policies make of tokens like this one.
pub(crate) fn variants(asked: Asked<'_>) -> Vec<Variant> {
    let Asked { token, document, given } = asked;
    if document.text.len() > LONGEST_POLICY {
        return Vec::new();
    }
    // Another token would be as fresh and as well signed as its issuer makes them, and well asked for.
    let of_others = Exchange { judge_times: false, signature: None, refusals: Vec::new(), ..given.clone() };
    let judge = |other: &Token| {
        let given = if std::ptr::eq(other, token) { given } else { &of_others };
        let decision = Asked { token: other, given, ..asked }.decide();
        Judgement { verdict: decision.verdict, depends_on: decision.depends_on() }
    };
    let issuer = token.claim_text("iss").and_then(issuer::recognise);
    variant::judged(token, issuer, &tests(document), judge)
}

fn tests<'p>(document: &'p Document<'p>) -> Tests<'p> {
    let mut tests = Tests { allowing: Vec::new(), denying: Vec::new(), tested: Vec::new() };
    for policy in &document.policies {
        let own: Vec<_> = policy.rules.iter().filter_map(test).collect();
        for test in &own {
            if !tests.tested.contains(&test.path) {
                tests.tested.push(test.path.clone());
            }
        }
        match policy.decision {
            Some(Decision::Allow) => tests.allowing.push(own),
            _ => tests.denying.extend(own),
        }
    }
    tests
}

fn test<'p>(rule: &'p Rule<'p>) -> Option<Test<'p>> {
    let path = KeyPath::read(&rule.path.text).ok()?;
    let path = path.keys.into_iter().map(|key| key.name.into_owned()).collect();
    let patterns = rule.pattern.iter().map(|pattern| &*pattern.text).collect();
    Some(Test { path, patterns, unit: Unit::pulumi })
}
