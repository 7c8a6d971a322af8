//! Two texts that do not match: a value of the request, and the value of the policy that comes closest.

use crate::Token;
use crate::aws::context::Context;
use crate::aws::explain::key_name;
use crate::near_miss::subject::Subjects;
use crate::near_miss::word::word_at;
use crate::operator::Operator;
use crate::pattern::{Unit, matches};

/// A failed comparison of two texts.
pub(crate) struct Mismatch<'a> {
    pub(crate) operator: Operator,
    pub(crate) operator_name: &'a str,
    /// The key's name after the provider, such as `sub`; the whole key for any other.
    pub(crate) name: &'a str,
    /// The expected value that comes closest.
    pub(crate) expected: &'a str,
    pub(crate) actual: &'a str,
    /// The parts of both that do not agree, in bytes.
    pub(crate) parts: ((usize, usize), (usize, usize)),
    /// How many values the policy lists.
    pub(crate) choices: usize,
    pub(crate) token: &'a Token,
    pub(crate) context: &'a Context,
}

impl<'a> Mismatch<'a> {
    /// Whether the test would pass with these two values.
    pub(crate) fn fits(&self, expected: &str, actual: &str) -> bool {
        if self.operator.compares_patterns() {
            matches(expected.chars().map(Unit::aws), actual)
        } else {
            expected == actual
        }
    }

    pub(crate) fn short_name(&self) -> &'a str {
        key_name::short_name(self.name)
    }

    /// The id of the token's issuer in the tables; empty for one that they do not have.
    pub(crate) fn issuer(&self) -> &'static str {
        self.context.provider.issuer.map_or("", |issuer| issuer.id)
    }

    /// Both values as subjects of the token's issuer.
    pub(crate) fn subjects(&self) -> Subjects<'a> {
        Subjects { issuer: self.issuer(), expected: self.expected, actual: self.actual }
    }

    /// The words of the policy and of the token in which they leave each other, to the next sign that
    /// divides either.
    pub(crate) fn differing(&self) -> (&'a str, &'a str) {
        (word_at(self.expected, self.parts.0), word_at(self.actual, self.parts.1))
    }
}
