//! What can be changed outside of any policy: in the job or the pod that asks for the token. Each is a
//! sentence, and where it can be a text to paste.

pub(super) mod cluster;
pub(super) mod workflow;

use super::style::Style;
use crate::Token;
use crate::finding;
use crate::issuer::{Issuer, subject};
use crate::report::{Elsewhere, Remedy, Snippet};

/// The token, and what a test of one of its claims expects.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) token: &'a Token,
    pub(super) issuer: Option<&'static Issuer>,
    /// The claim that is tested.
    pub(super) claim: Option<&'a str>,
    /// What it is tested for.
    pub(super) expected: Option<&'a str>,
    /// The part of a subject that the claim says, where it is no subject itself.
    pub(super) part: Option<&'static str>,
}

impl<'a> Setting<'a> {
    /// The issuer's id in the tables; empty for one that is not in them.
    pub(super) fn issuer_id(&self) -> &'static str {
        self.issuer.map_or("", |issuer| issuer.id)
    }

    /// Whether a cluster issued the token.
    pub(super) fn is_cluster(&self) -> bool {
        self.token.claim_text("sub").is_some_and(|sub| sub.starts_with("system:serviceaccount:"))
    }

    /// The value that the policy expects, if it is one value and no pattern.
    pub(super) fn wanted(&self) -> Option<&'a str> {
        self.expected.filter(|expected| is_one(expected))
    }

    /// A part of the subject that the policy expects.
    pub(super) fn wanted_part(&self, name: &str) -> Option<&'a str> {
        if self.part == Some(name) {
            return self.wanted();
        }
        let parts = subject::take_apart(self.issuer, self.expected?)?;
        let part = parts.into_iter().find(|part| part.name == name)?;
        is_one(part.value).then_some(part.value)
    }

    /// A part of the token's subject.
    pub(super) fn own_part(&self, name: &str) -> Option<&'a str> {
        let sub = self.token.claim_text("sub")?;
        let parts = subject::take_apart(self.issuer, sub)?;
        parts.into_iter().find(|part| part.name == name).map(|part| part.value)
    }
}

/// Whether it is a value, and neither a pattern nor a placeholder.
fn is_one(expected: &str) -> bool {
    !expected.contains(['*', '?', '<', '{', '$'])
}

pub(super) fn remedy(place: Elsewhere, title: impl Into<String>) -> Remedy {
    Remedy { place, title: finding::fit(title.into()), snippet: None }
}

impl Remedy {
    pub(super) fn with(mut self, language: &'static str, text: impl Into<String>) -> Self {
        self.snippet = Some(Snippet { language, text: text.into() });
        self
    }
}

/// A text as a value in YAML.
pub(super) fn yaml(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '/' | '-');
    let word = text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(plain)
        && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
            .contains(&&*text.to_ascii_lowercase());
    if word { text.to_owned() } else { Style::quote(text) }
}

/// A text as an argument of a shell.
pub(super) fn shell(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_./:@-".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
