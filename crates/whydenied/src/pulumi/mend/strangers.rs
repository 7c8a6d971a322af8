//! Tokens of the same issuer that are not this one, and other tokens that could be asked for: whom a
//! change of the policies must not let in unless it says so.

use crate::Token;
use crate::issuer::{self, Issuer, tenancy};
use crate::mend::others::{first_class, variants, with_claim, with_subject};
use crate::outcome::Verdict;
use crate::pulumi::decision::{self, Asked};
use crate::pulumi::document::Document;
use crate::pulumi::evaluate::evaluate;
use crate::pulumi::exchange::Exchange;
use crate::pulumi::path::KeyPath;
use crate::pulumi::policy::{Decision, TokenType};

/// So many of the subjects that a policy names are looked at.
const MOST_NAMED: usize = 16;
/// Whose tokens are another's altogether.
const TENANTS: &[&str] = &["owner", "group", "organization", "team"];

/// Where a token says which pod it is of.
const POD: [&str; 3] = ["kubernetes.io", "pod", "name"];
const POD_PATH: &str = "\"kubernetes.io\".pod.name";

/// The strangers that a fix is measured by.
pub(crate) struct Strangers {
    /// What is asked for.
    exchange: Exchange,
    /// What each differs in, itself, and whether it was let in before.
    all: Vec<(String, Token, bool)>,
    /// The same token, for which somebody else's access token is asked for.
    others: Vec<(&'static str, Exchange, bool)>,
    token: Token,
    /// Tokens that the policies let in by name, and what for: whom a fix must not keep out.
    named: Vec<(Token, Exchange)>,
    /// The first part of the subject: who differs in it has nothing in common with the token.
    first: String,
    /// Whether customers of the issuer that have nothing to do with each other share it.
    shared: bool,
}

impl Strangers {
    /// The strangers to the token of an exchange.
    pub(crate) fn of(decision: &decision::Decision<'_>) -> Self {
        let Asked { token, document, .. } = decision.asked;
        let exchange = decision.exchange().clone();
        let issuer = token.claim_text("iss").and_then(issuer::recognise);
        let let_in = |token: &Token| is_let_in(token, document, &exchange);
        let all = foreign(token, issuer, document).into_iter().map(|(differs_in, stranger)| {
            let before = let_in(&stranger);
            (differs_in, stranger, before)
        });
        let others = others(&exchange).into_iter().map(|(differs_in, other)| {
            let before = is_let_in(token, document, &other);
            (differs_in, other, before)
        });
        let parts = token.claim_text("sub").and_then(|sub| issuer::take_apart(issuer, sub));
        Self {
            all: all.collect(),
            others: others.collect(),
            named: named(token, document)
                .into_iter()
                .flat_map(|named| for_what(&exchange).map(move |exchange| (named.clone(), exchange)))
                .filter(|(named, exchange)| is_let_in(named, document, exchange))
                .collect(),
            token: token.clone(),
            first: parts.as_deref().and_then(first_class).unwrap_or_else(|| "subject".to_owned()),
            shared: issuer.is_some_and(tenancy::is_shared),
            exchange,
        }
    }

    /// What those differ in that the policies let in now, and did not before; each once.
    pub(crate) fn let_in(&self, document: &Document<'_>) -> Vec<String> {
        let tokens = self
            .all
            .iter()
            .filter(|(_, stranger, before)| !before && is_let_in(stranger, document, &self.exchange));
        let others = self
            .others
            .iter()
            .filter(|(_, other, before)| !before && is_let_in(&self.token, document, other));
        let mut found: Vec<String> = Vec::new();
        let others = others.map(|(differs_in, ..)| (*differs_in).to_owned());
        for differs_in in tokens.map(|(differs_in, ..)| differs_in.clone()).chain(others) {
            if !found.contains(&differs_in) {
                found.push(differs_in);
            }
        }
        found
    }

    /// Whether the policies keep out whom they let in before by name.
    pub(crate) fn shut_out(&self, document: &Document<'_>) -> bool {
        self.named.iter().any(|(token, exchange)| !is_let_in(token, document, exchange))
    }

    /// Whether some of those that differ so have nothing in common with the token. Of an issuer that
    /// serves one organization alone nobody is a stranger to that degree.
    pub(crate) fn are_anybody(&self, differ_in: &[String]) -> bool {
        self.shared && differ_in.contains(&self.first)
    }

    /// Whether those that differ so may be anybody's.
    pub(crate) fn are_tenants(&self, differ_in: &[String]) -> bool {
        let of_others = |class: &&str| TENANTS.contains(class) && *class == self.first;
        differ_in.iter().any(|class| of_others(&&**class) || (self.shared && class == "subject"))
    }
}

/// Whether the policies let the token in, for all that is known.
fn is_let_in(token: &Token, document: &Document<'_>, exchange: &Exchange) -> bool {
    evaluate(token, document, exchange).verdict != Verdict::Denied
}

/// Tokens that differ in a part of the subject, or in a claim that the policies test.
fn foreign(token: &Token, issuer: Option<&'static Issuer>, document: &Document<'_>) -> Vec<(String, Token)> {
    let mut found = variants(token, issuer, std::iter::empty());
    let mut seen: Vec<&str> = vec!["sub"];
    for rule in document.policies.iter().flat_map(|policy| &policy.rules) {
        let path = &*rule.path.text;
        if seen.contains(&path) {
            continue;
        }
        seen.push(path);
        let Ok(read) = KeyPath::read(path) else { continue };
        let keys: Vec<_> = read.keys.iter().map(|key| &*key.name).collect();
        found.extend(other_claim(token, &keys));
    }
    // One service account runs many pods.
    if !seen.contains(&POD_PATH) {
        found.extend(other_claim(token, &POD));
    }
    found
}

/// A token that differs in a claim alone: not in one that the subject says as well, and not in the
/// audience, which the same job may choose.
fn other_claim(token: &Token, keys: &[&str]) -> Option<(String, Token)> {
    let mut node = &token.claims;
    for key in keys {
        node = node.get(key)?;
    }
    let own = node.value.as_str()?;
    let subject = token.claim_text("sub").unwrap_or_default();
    let is_said =
        format!(":{}:", subject.replace('/', ":")).contains(&format!(":{}:", own.replace('/', ":")));
    let stranger = with_claim(token, keys, "another-value").filter(|_| !is_said && keys != ["aud"])?;
    Some((differs_in(keys), stranger))
}

/// What a person calls a claim.
fn differs_in(keys: &[&str]) -> String {
    match keys {
        [.., object, "name"] => (*object).to_owned(),
        [.., last] => last.replace('_', "-"),
        [] => String::new(),
    }
}

/// The same for somebody else.
fn others(exchange: &Exchange) -> Vec<(&'static str, Exchange)> {
    let another = || Some("another-name".to_owned());
    match exchange.token_type {
        Some(TokenType::Team) => vec![("team", Exchange { team: another(), ..exchange.clone() })],
        Some(TokenType::Personal) => vec![("user", Exchange { user: another(), ..exchange.clone() })],
        Some(TokenType::Runner) => vec![("runner", Exchange { runner: another(), ..exchange.clone() })],
        Some(TokenType::Organization) | None => Vec::new(),
    }
}

/// What is asked for, and the same without the permissions that a policy may not grant yet.
fn for_what(exchange: &Exchange) -> impl Iterator<Item = Exchange> {
    let plain = exchange.admin.then(|| Exchange { admin: false, ..exchange.clone() });
    [exchange.clone()].into_iter().chain(plain)
}

/// Tokens with the subjects that policies which allow name, and with one that they do not name.
fn named(token: &Token, document: &Document<'_>) -> Vec<Token> {
    let allowing = document.policies.iter().filter(|policy| policy.decision == Some(Decision::Allow));
    let rules = allowing.flat_map(|policy| &policy.rules).filter(|rule| rule.path.text == "sub");
    let patterns = rules.filter_map(|rule| rule.pattern.as_ref());
    let subjects = patterns.take(MOST_NAMED).map(|pattern| pattern.text.replace(['*', '?'], "x"));
    subjects.chain(["another".to_owned()]).map(|sub| with_subject(token, &sub)).collect()
}
