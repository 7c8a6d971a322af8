//! What is found about the policies of one text.

use std::rc::Rc;

use super::budget::Budget;
use super::kind::{Rule, Said};
use crate::report::{Finding, Severity};
use crate::span::{Lines, Span};

/// The findings about the policies of one text.
pub(crate) struct Findings<'a> {
    pub(crate) lines: &'a Lines,
    pub(crate) budget: Rc<Budget>,
    /// Who gets in besides, and what has no effect.
    pub(crate) risks: Vec<Finding>,
    /// What does not work as it is written.
    pub(crate) faults: Vec<Finding>,
}

impl<'a> Findings<'a> {
    /// None yet, about policies of that many bytes.
    pub(crate) fn new(lines: &'a Lines, length: usize) -> Self {
        Self { lines, budget: Rc::new(Budget::of(length)), risks: Vec::new(), faults: Vec::new() }
    }

    /// A finding at that place. What elsewhere explains a denial is an error of a policy alone.
    pub(crate) fn at(&self, rule: &'static Rule, span: Span, said: Said) -> Finding {
        let finding = rule.in_policy(self.lines, span, said);
        let severity = if rule.severity == Severity::Cause { Severity::Error } else { rule.severity };
        Finding { severity, ..finding }
    }

    pub(crate) fn risk(&mut self, rule: &'static Rule, span: Span, said: Said) {
        self.risks.push(self.at(rule, span, said));
    }

    pub(crate) fn fault(&mut self, rule: &'static Rule, span: Span, said: Said) {
        self.faults.push(self.at(rule, span, said));
    }
}
