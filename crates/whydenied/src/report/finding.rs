//! What there is to say about a token and a policy, and texts that cannot be read.

use serde::Serialize;

use super::{Confidence, Place, Verdict, Words};

/// Something worth saying: a cause, a risk, a hint.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// A stable code, such as `value-case-mismatch`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// One line that names the values at hand.
    pub title: String,
    /// More, in a sentence or two.
    pub detail: Words,
    /// What to do about it.
    pub help: Words,
    /// How surely it is known.
    pub confidence: Confidence,
    /// In which of the pasted texts `span` lies.
    pub input: Input,
    /// Where it is.
    pub span: Option<Place>,
    /// The page that says so.
    pub source: Option<&'static str>,
    /// An edit that was tried.
    pub fix: Option<Fix>,
}

/// How much a finding matters; the order is the order of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It breaks the document, or opens the role.
    Error,
    /// It explains this denial.
    Cause,
    /// It is risky.
    Warning,
    /// It is good to know.
    Hint,
}

/// One of the texts that a person pastes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// The token or its claims.
    Token,
    /// The policy.
    Policy,
}

/// An edit of the policy's text that the engine applied and evaluated before offering it.
#[derive(Clone, Debug, Serialize)]
pub struct Fix {
    /// What it does, in a few words.
    pub title: String,
    /// Replacements in the policy's text, in ascending order, not overlapping.
    pub edits: Vec<Edit>,
    /// The verdict once the edits are made.
    pub verdict_after: Verdict,
}

/// One replacement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// Offset of the first byte replaced.
    pub start: usize,
    /// Offset after the last byte replaced.
    pub end: usize,
    /// The new text.
    pub text: String,
}

/// A text that could not be read: what was found, where, and what to do now.
#[derive(Clone, Debug, Serialize)]
pub struct InputError {
    /// Which text.
    pub input: Input,
    /// A stable code, such as `not-a-jwt` or `invalid-json`.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub message: Words,
    /// What to do about it.
    pub help: Words,
    /// Where, in the pasted text.
    pub span: Place,
}

impl std::fmt::Display for InputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for InputError {}
