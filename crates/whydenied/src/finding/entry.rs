//! What a kind of finding means, apart from any report.

use serde::Serialize;

use super::example::{Example, Written};
use super::kind::Kind;
use crate::report::{Confidence, Severity};

/// One kind of finding, explained in general.
pub(crate) struct Entry {
    pub(crate) kind: &'static Kind,
    /// What is wrong, in one line without any values.
    pub(crate) title: &'static str,
    /// Why that denies, or why it is a risk, in a short paragraph.
    pub(crate) why: &'static str,
    /// What to do about it.
    pub(crate) help: &'static str,
    /// What triggers it.
    pub(crate) example: Written,
    /// What comes close and does not.
    pub(crate) near: Written,
}

/// What a kind of finding means.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// The stable code, such as `value-case-mismatch`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub title: &'static str,
    /// Why that denies, or why it is a risk.
    pub why: &'static str,
    /// What to do about it.
    pub help: &'static str,
    /// How surely it is known.
    pub confidence: Confidence,
    /// The page that says so.
    pub source: Option<&'static str>,
    /// The issue code of IAM Access Analyzer that says the same.
    pub access_analyzer: Option<&'static str>,
    /// What triggers it.
    pub example: Example,
    /// What comes close and does not.
    pub near: Example,
}

impl Entry {
    pub(crate) fn explanation(&self) -> Explanation {
        let Kind { code, severity, confidence, source, access_analyzer, .. } = *self.kind;
        Explanation {
            code,
            severity,
            title: self.title,
            why: self.why,
            help: self.help,
            confidence,
            source,
            access_analyzer,
            example: self.example.complete(),
            near: self.near.complete(),
        }
    }
}

/// The findings of a room that are explained, in the order of the catalogue.
macro_rules! entries {
    ($($finding:ident),* $(,)?) => {
        pub(crate) static ENTRIES: &[&crate::finding::entry::Entry] = &[$(&$finding::ENTRY),*];
    };
}
pub(crate) use entries;
