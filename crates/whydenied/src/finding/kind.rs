//! What every finding of a kind has in common.

use crate::outcome::Confidence;
use crate::report::{Finding, Input, InputError, Severity, Words, title};
use crate::span::{Lines, Span};

/// A kind of finding: its public, stable code and what never varies about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    pub(crate) code: &'static str,
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
    pub(crate) source: Option<&'static str>,
    /// The issue code of IAM Access Analyzer that says the same.
    pub(crate) access_analyzer: Option<&'static str>,
    /// How much of the matter it explains.
    pub(crate) depth: Depth,
}

/// How much a cause explains, from the most to the least: of causes in one statement the deepest is reported
/// first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Depth {
    /// What it means to the issuer, or why it can never match.
    Meaning,
    /// In which form a value differs.
    Form,
    /// That a value differs.
    General,
}

/// The issue of IAM Access Analyzer for a provider that is not written as one.
pub(crate) const FEDERATED_SYNTAX: &str = "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY";

impl Kind {
    const fn of(code: &'static str, severity: Severity, source: Option<&'static str>) -> Self {
        Self {
            code,
            severity,
            confidence: Confidence::Documented,
            source,
            access_analyzer: None,
            depth: Depth::Meaning,
        }
    }

    /// Explains a denial.
    pub(crate) const fn cause(code: &'static str, source: &'static str) -> Self {
        Self::of(code, Severity::Cause, Some(source))
    }

    /// Breaks a document or opens a role.
    pub(crate) const fn error(code: &'static str, source: &'static str) -> Self {
        Self::of(code, Severity::Error, Some(source))
    }

    /// Is risky.
    pub(crate) const fn warning(code: &'static str, source: &'static str) -> Self {
        Self::of(code, Severity::Warning, Some(source))
    }

    /// Is good to know.
    pub(crate) const fn hint(code: &'static str, source: &'static str) -> Self {
        Self::of(code, Severity::Hint, Some(source))
    }

    /// The same, known less surely.
    pub(crate) const fn but(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// The same, which says in which form a value differs.
    pub(crate) const fn form(mut self) -> Self {
        self.depth = Depth::Form;
        self
    }

    /// The same, which says no more than that a value differs.
    pub(crate) const fn general(mut self) -> Self {
        self.depth = Depth::General;
        self
    }

    /// The same, of which another page speaks.
    pub(crate) const fn citing(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }

    /// The same, with the issue code that IAM Access Analyzer gives it.
    pub(crate) const fn access_analyzer(mut self, issue: &'static str) -> Self {
        self.access_analyzer = Some(issue);
        self
    }

    /// A finding of this kind without a place.
    pub(crate) fn finding(&'static self, input: Input, message: Message) -> Finding {
        Finding {
            code: self.code.into(),
            severity: self.severity,
            title: title::fit(message.title),
            detail: message.detail,
            help: message.help,
            confidence: self.confidence,
            input,
            document: 0,
            span: None,
            source: self.source.map(Into::into),
            access_analyzer: self.access_analyzer.map(Into::into),
            fix: None,
            alternatives: Vec::new(),
            remedies: Vec::new(),
        }
    }

    /// A finding of this kind at a place of the policy.
    pub(crate) fn in_policy(&'static self, lines: &Lines, span: Span, message: Message) -> Finding {
        Finding { span: Some(lines.place(span)), ..self.finding(Input::Policy, message) }
    }

    /// The error of this kind: the text that was given as `input` cannot be read, for what stands at `span`.
    pub(crate) fn unreadable(
        &self,
        input: Input,
        text: &str,
        span: Span,
        message: impl Into<Words>,
        help: impl Into<Words>,
    ) -> InputError {
        let error = InputError::at(input, text, self.code, span, message.into(), "");
        InputError { help: help.into(), ..error }
    }
}

/// A cause that was found: its kind, and what the report says of it.
pub(crate) type Cause = (&'static Kind, Message);

/// The words of one finding.
pub(crate) struct Message {
    pub(crate) title: String,
    detail: Words,
    help: Words,
}

impl Message {
    /// A title, why it is so, and what to do about it.
    pub(crate) fn new(title: impl Into<String>, detail: impl Into<Words>, help: impl Into<Words>) -> Self {
        Self { title: title.into(), detail: detail.into(), help: help.into() }
    }

    /// The same under another title.
    pub(crate) fn titled(self, title: String) -> Self {
        Self { title, ..self }
    }

    /// The same with another explanation.
    pub(crate) fn because(self, detail: String) -> Self {
        Self { detail: detail.into(), ..self }
    }
}
