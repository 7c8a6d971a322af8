//! What IAM objects to, in the words of the report and in its own.

use crate::finding::kind::{Kind, Message};
use crate::report::{Finding, Severity, Words};
use crate::span::{Lines, Span};

/// What IAM answers to most forms that the grammar does not have.
pub(crate) const SYNTAX_ERROR: &str = "Syntax error in policy.";

/// A problem in words.
pub(crate) struct Objection {
    kind: &'static Kind,
    pub(crate) message: Message,
    /// The issue code of IAM Access Analyzer, where it has several for one kind of finding.
    access_analyzer: Option<&'static str>,
    /// What IAM answers when it is asked to save the document; empty where its answer is not known, or where it is not
    /// certain to refuse it.
    pub(crate) answer: Words,
}

impl Objection {
    pub(crate) fn new(kind: &'static Kind, message: Message) -> Self {
        Self { kind, message, access_analyzer: None, answer: "".into() }
    }

    /// The same, with the issue code that IAM Access Analyzer gives this case of the kind.
    pub(crate) fn access_analyzer(self, issue: &'static str) -> Self {
        Self { access_analyzer: Some(issue), ..self }
    }

    /// The same, with what IAM answers; the texts were recorded by others (inferred).
    pub(crate) fn answered(self, answer: impl Into<Words>) -> Self {
        Self { answer: answer.into(), ..self }
    }

    /// The finding for it at its place.
    pub(crate) fn finding(self, lines: &Lines, span: Span) -> Finding {
        let mut finding = self.kind.in_policy(lines, span, self.message);
        finding.access_analyzer = self.access_analyzer.map(Into::into).or(finding.access_analyzer);
        if finding.severity == Severity::Error && !self.answer.is_empty() {
            finding.detail = format!("{} IAM answers: {}", finding.detail, self.answer).into();
        }
        finding
    }
}
