//! What the lints find about the policies of one text.

use std::rc::Rc;

use super::budget::Budget;
use super::kind::{Kind, Message};
use crate::order;
use crate::report::{Finding, Severity};
use crate::span::{Lines, Span};

/// The findings about the policies of one text.
pub(crate) struct Findings<'a> {
    pub(crate) lines: &'a Lines,
    pub(crate) budget: Rc<Budget>,
    /// Who else gets in, and what has no effect.
    pub(crate) risks: Vec<Finding>,
    /// What does not work as it is written.
    pub(crate) mistakes: Vec<Finding>,
}

/// The findings in the order of reports: the gravest first, then as they stand in the text.
pub(crate) fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    order::sort_by_key(&mut findings, |finding| {
        (finding.severity, finding.span.map_or(0, |span| span.start))
    });
    findings
}

impl<'a> Findings<'a> {
    /// None yet, about policies of that many bytes.
    pub(crate) fn new(lines: &'a Lines, length: usize) -> Self {
        Self { lines, budget: Rc::new(Budget::of(length)), risks: Vec::new(), mistakes: Vec::new() }
    }

    /// A finding at that place. What elsewhere explains a denial is an error of a policy alone.
    pub(crate) fn at(&self, kind: &'static Kind, span: Span, message: Message) -> Finding {
        let finding = kind.in_policy(self.lines, span, message);
        let severity = if kind.severity == Severity::Cause { Severity::Error } else { kind.severity };
        Finding { severity, ..finding }
    }

    /// Adds that somebody else gets in at that place, or that what stands there has no effect.
    pub(crate) fn risk(&mut self, kind: &'static Kind, span: Span, message: Message) {
        self.risks.push(self.at(kind, span, message));
    }

    /// Adds that what stands at that place does not work as it is written.
    pub(crate) fn mistake(&mut self, kind: &'static Kind, span: Span, message: Message) {
        self.mistakes.push(self.at(kind, span, message));
    }
}
