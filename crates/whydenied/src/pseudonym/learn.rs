//! Where the names stand in the texts that are shared.

use super::Shared;
use super::names::Names;
use crate::issuer::subject::pieces;
use crate::issuer::table::tenancy::ORGANIZATION_AUDIENCE;
use crate::issuer::{self, ALL, candidates};
use crate::json::{self, Node, Value};
use crate::pulumi::exchange::Parameters;
use crate::{Token, variant, yaml};

/// What a document is, and so which of its members name nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grammar {
    /// Numbers are ids, but for times.
    Claims,
    /// Numbers are durations.
    Policy,
}

impl Grammar {
    const fn members(self) -> &'static [&'static str] {
        match self {
            Self::Claims => &["exp", "iat", "nbf", "auth_time", "updated_at"],
            Self::Policy => &["action", "notaction", "effect", "version", "decision", "tokentype", "type"],
        }
    }
}

/// What names follow apart from what issuers have, and whose they are.
const BEFORE_NAMES: &[(&str, &str)] = &[
    (ORGANIZATION_AUDIENCE, "organization"),
    ("/api/orgs/", "organization"),
    ("oidc-provider/", "host"),
    ("://", "host"),
    ("team:", "team"),
    ("user:", "user"),
    ("runner:", "runner"),
];

impl Names {
    pub(super) fn learn_from(&mut self, shared: Shared<'_>) {
        self.saw(shared.text());
        match shared {
            Shared::Claims(text) => self.learn_claims(text),
            Shared::Policy(text) => self.learn_policy(text),
            Shared::Request(text) => self.learn_request(text),
            Shared::Name(text) => self.learn_own("name", text),
        }
        self.learn_loose(shared.text());
    }

    /// Every text of a token: first what its issuer says that it is, then all.
    fn learn_claims(&mut self, text: &str) {
        if let Ok(token) = Token::read(text) {
            let issuer = token.claim_text("iss").and_then(issuer::recognise);
            for issuer in candidates(issuer) {
                let subject = token.claim_text("sub").and_then(|subject| issuer.take_apart(subject));
                for part in subject.into_iter().flatten() {
                    self.learn_own(issuer.named_by(part.name), part.value);
                }
                for (name, value) in variant::parts(&token, issuer) {
                    self.learn_own(issuer.named_by(name), &value);
                }
            }
            self.learn_node(&token.claims, "", Grammar::Claims);
        }
        if let Ok(document) = json::parse(text) {
            self.learn_node(&document.root, "", Grammar::Claims);
        }
    }

    /// Every text of a policy but for its grammar, in JSON or YAML. Of what is neither, all that is quoted.
    fn learn_policy(&mut self, text: &str) {
        if let Ok(document) = json::parse(text) {
            return self.learn_node(&document.root, "", Grammar::Policy);
        }
        match yaml::parse(text) {
            Ok(documents) if documents.iter().any(|root| !matches!(root.value, Value::String(_))) => {
                for root in &documents {
                    self.learn_node(root, "", Grammar::Policy);
                }
            }
            _ => {
                for quoted in text.split(['"', '\'', '`']).skip(1).step_by(2).filter(|it| !it.contains('\n'))
                {
                    self.learn("name", quoted);
                }
            }
        }
    }

    fn learn_node(&mut self, node: &Node<'_>, key: &str, grammar: Grammar) {
        if grammar.members().iter().any(|name| key.eq_ignore_ascii_case(name)) {
            return;
        }
        match &node.value {
            Value::String(text) => match json::parse(text) {
                // A document within one.
                Ok(document) if matches!(document.root.value, Value::Object(_)) => {
                    self.learn_node(&document.root, "", grammar);
                }
                _ => self.learn(kind_of(text), text),
            },
            Value::Number(text) if grammar == Grammar::Claims => self.learn("number", text),
            Value::Array(nodes) => {
                for node in nodes {
                    self.learn_node(node, key, grammar);
                }
            }
            Value::Object(members) => {
                for member in members {
                    // The URL of a provider stands in condition keys, and before claims.
                    if member.key.contains('.') && member.key.contains([':', '/']) {
                        self.learn("host", &member.key);
                    }
                    self.learn_node(&member.node, &member.key, grammar);
                }
            }
            Value::Open(open) => self.learn(kind_of(&open.text), &open.text),
            Value::Number(_) | Value::Null | Value::Bool(_) => {}
        }
    }

    /// A field of a request: a value, or several after their keys; or a whole request for a token.
    fn learn_request(&mut self, text: &str) {
        if let Ok(parameters) = Parameters::read(text) {
            let asked = parameters.exchange;
            for (kind, name) in [
                ("organization", asked.organization),
                ("team", asked.team),
                ("user", asked.user),
                ("runner", asked.runner),
            ] {
                if let Some(name) = name {
                    self.learn_own(kind, &name);
                }
            }
            return;
        }
        for line in text.lines() {
            let (key, value) =
                line.split_once('=').filter(|(key, _)| key.contains(':')).unwrap_or(("", line));
            // A number alone is one of seconds.
            let is_number = value.trim().bytes().all(|byte| byte.is_ascii_digit());
            if !is_number || !key.is_empty() && !key.to_ascii_lowercase().ends_with("time") {
                self.learn("name", value);
            }
        }
    }

    /// What is a name wherever it stands, in a comment as well.
    fn learn_loose(&mut self, text: &str) {
        let apart = |letter: char| letter.is_whitespace() || "\"'`,;()[]{}<>=&".contains(letter);
        for run in text.split(apart).filter(|run| !run.is_empty()) {
            let accounts = run.split([':', '/']).filter(|part| part.len() == 12);
            for account in accounts.filter(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
                self.learn("account", account);
            }
            if run.len() == 36 && run.matches('-').count() == 4 {
                self.learn("id", run);
            }
            if run.split_once('@').is_some_and(|(person, host)| !person.is_empty() && host.contains('.')) {
                self.learn("person", run);
            }
            for (before, kind) in before_names() {
                if let Some((_, names)) = run.split_once(before) {
                    self.learn(kind, names);
                }
            }
        }
    }
}

/// What stands before names, and what the first of them is the name of.
fn before_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let shapes = ALL.iter().flat_map(|issuer| issuer.subjects.iter().map(|shape| (*issuer, *shape)));
    let first = shapes.filter_map(|(issuer, shape)| {
        let (before, name) = pieces(shape).next()?;
        Some((before, issuer.named_by(name))).filter(|_| before.len() > 2)
    });
    let own = ALL.iter().flat_map(|issuer| issuer.before_names);
    first.chain(BEFORE_NAMES.iter().chain(own).copied())
}

/// What the first name in a text is the name of.
fn kind_of(text: &str) -> &'static str {
    before_names().find(|(before, _)| text.starts_with(before)).map_or("name", |(_, kind)| kind)
}
