//! A rule's pattern and the text of the claim that it does not match, side by side.

use crate::Token;
use crate::issuer::{self, Issuer};
use crate::near_miss::word;
use crate::pattern::{Unit, diverge};
use crate::pulumi::compare::RuleTrace;
use crate::pulumi::explain::nearest::nearest;
use crate::pulumi::path::{Key, KeyPath};

/// A rule whose claim has a text that does not match.
pub(crate) struct Mismatch<'a> {
    /// The path of the rule, as written.
    pub(crate) path: &'a str,
    /// Its pattern.
    pub(crate) expected: &'a str,
    /// The text of the claim; of several the one that comes closest.
    pub(crate) actual: &'a str,
    pub(crate) token: &'a Token,
    pub(crate) issuer: Option<&'static Issuer>,
    /// The keys of the path.
    keys: Vec<Key<'a>>,
}

impl<'a> Mismatch<'a> {
    /// The two of a rule that was tested.
    pub(crate) fn of(trace: &'a RuleTrace<'_, '_>, token: &'a Token) -> Self {
        let path = &*trace.rule.path.text;
        let index = nearest(trace).map_or(0, |(nearest, _)| nearest.actual_index);
        Self {
            path,
            expected: trace.rule.pattern.as_ref().map_or("", |pattern| &*pattern.text),
            actual: trace.actual.get(index).map_or("", |actual| &**actual),
            token,
            issuer: token.claim_text("iss").and_then(issuer::recognise),
            keys: KeyPath::read(path).map(|path| path.keys).unwrap_or_default(),
        }
    }

    /// Whether the rule tests the claim that these keys lead to.
    pub(crate) fn is_about(&self, keys: &[&str]) -> bool {
        self.keys.iter().map(|key| &*key.name).eq(keys.iter().copied())
    }

    /// The words of the pattern and of the value in which they leave each other.
    pub(crate) fn differing(&self) -> (&str, &str) {
        match diverge(self.expected, Unit::pulumi, self.actual) {
            Some(parts) => {
                (word::word_at(self.expected, parts.pattern), word::word_at(self.actual, parts.text))
            }
            None => (self.expected, self.actual),
        }
    }
}
