//! Tokens that are not the one at hand: of the same issuer, written by its grammar, each with what it
//! differs in.

mod grammar;
mod look_alike;
mod subject;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use grammar::GRAMMARS;
use look_alike::{LIKE, look_alikes, words};
use subject::Subject;

/// At least so many are made for each token.
pub const AT_LEAST: usize = 200;

/// A token of the same issuer.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// Its claims.
    pub claims: Map<String, Value>,
    /// What it differs in. Of each entry one word says it all.
    pub differs_in: Vec<Vec<&'static str>>,
}

/// What a token is for and whom it names, beside its subject, with what people call it.
const AUDIENCES: &[(&str, &str)] = &[("aud", "audience"), ("azp", "audience"), ("email", "email")];

/// Tokens of the same issuer that are not the one with these claims, each with one or two parts of its
/// subject another. What they say beside that makes them foreign where `tested` says that a policy looks
/// at the claim.
#[must_use]
pub fn tokens(claims: &Map<String, Value>, provider: &str, tested: impl Fn(&str) -> bool) -> Vec<Foreign> {
    let subject = Subject::of(claims, provider);
    let mut found = subject.as_ref().map_or_else(|| other_subjects(claims), Subject::others);
    let beside = GRAMMARS.iter().find(|grammar| grammar.is_of(provider)).map_or(&[][..], |it| it.beside);
    let is_foreign = |claim: &str| claims.contains_key(claim) && tested(claim);
    found.extend(beside.iter().filter(|(claim, _)| is_foreign(claim)).map(|(claim, value)| Foreign {
        claims: with(claims, claim, value),
        differs_in: vec![vec![*claim]],
    }));
    for (claim, word) in AUDIENCES.iter().filter(|(claim, _)| is_foreign(claim)) {
        let own = claims[*claim].as_str().unwrap_or("another").to_owned();
        found.extend(
            look_alikes(&own)
                .take(LIKE)
                .map(|other| Foreign { claims: with(claims, claim, &other), differs_in: vec![vec![*word]] }),
        );
    }
    let mut seen = BTreeSet::from([Value::from(claims.clone()).to_string()]);
    found.retain(|foreign| seen.insert(Value::from(foreign.claims.clone()).to_string()));
    let missing = AT_LEAST.saturating_sub(found.len());
    found.extend(subject.iter().flat_map(Subject::others_in_two).take(missing));
    found
}

/// The claims of the next run of the same job: another commit, number, phase, version, pod.
#[must_use]
pub fn next_run(claims: &Map<String, Value>, provider: &str) -> Map<String, Value> {
    let mut next =
        Subject::of(claims, provider).map_or_else(|| claims.clone(), |subject| subject.of_next_run());
    let of_run = GRAMMARS.iter().find(|grammar| grammar.is_of(provider)).map_or(&[][..], |it| it.of_run);
    for (claim, value) in of_run {
        if let Some(own) = next.get_mut(*claim) {
            *own = json!(value);
        }
    }
    if let Some(pod) = next.get_mut("kubernetes.io").and_then(|cluster| cluster.get_mut("pod")) {
        // A pod that belongs to no Deployment keeps its name.
        let name = pod["name"].as_str().unwrap_or_default();
        let (stem, ending) = name.rsplit_once('-').unwrap_or((name, ""));
        let is_generated =
            ending.len() == 5 && ending.chars().all(|it| "bcdfghjklmnpqrstvwxz2456789".contains(it));
        let name = if is_generated { format!("{stem}-z9x8w") } else { name.to_owned() };
        *pod = json!({ "name": name, "uid": "99999999-8888-4777-8666-555555555555" });
    }
    next
}

/// Whether whoever has the subject may have a token for any audience.
#[must_use]
pub fn any_audience(claims: &Map<String, Value>, provider: &str) -> bool {
    Subject::of(claims, provider).is_some_and(|subject| subject.grammar.any_audience)
}

/// Tokens whose subject is another, where nothing is known of its parts: other names, and each letter
/// changed, left out, or the end.
fn other_subjects(claims: &Map<String, Value>) -> Vec<Foreign> {
    let sub =
        claims.get("sub").map_or(String::new(), |sub| sub.as_str().map_or(sub.to_string(), str::to_owned));
    let letters: Vec<char> = sub.chars().collect();
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let mut others: BTreeSet<String> = BTreeSet::new();
    for at in 0..letters.len() {
        let (before, after) = (text(&letters[..at]), text(&letters[at + 1..]));
        others.extend([format!("{before}{after}"), format!("{before}q{after}"), before]);
    }
    let others = others.into_iter().filter(|other| !other.is_empty() && *other != sub);
    let others: Vec<_> = look_alikes(&sub).take(AT_LEAST).chain(others).collect();
    let foreign = others.into_iter().map(|other| Foreign {
        differs_in: vec![words("subject", &sub, &other)],
        claims: with(claims, "sub", &other),
    });
    foreign.collect()
}

fn with(claims: &Map<String, Value>, claim: &str, text: &str) -> Map<String, Value> {
    let mut changed = claims.clone();
    changed.insert(claim.to_owned(), json!(text));
    changed
}
