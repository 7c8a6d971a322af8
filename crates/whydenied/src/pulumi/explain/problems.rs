//! What is wrong with the document, each reported once: as a cause, or by itself.

use crate::order;
use crate::pulumi::decision;
use crate::pulumi::document::finding;
use crate::report::{Finding, Severity};
use crate::span::Span;

/// The problems of a document, first those for which it cannot be saved.
pub(crate) struct Problems {
    findings: Vec<Option<Finding>>,
    /// Where each starts, in the order of the text, with its position among the findings.
    starts: Vec<(usize, usize)>,
}

impl Problems {
    pub(crate) fn of(decision: &decision::Decision<'_>) -> Self {
        let mut problems: Vec<_> = decision.asked.document.problems.iter().collect();
        order::sort_by_key(&mut problems, |problem| !problem.kind.is_refused());
        let starts = problems.iter().enumerate().map(|(index, problem)| (problem.span.start, index));
        let mut starts: Vec<_> = starts.collect();
        order::sort_by_key(&mut starts, |start| *start);
        let finding = |problem| Some(finding::finding(problem, decision.lines()));
        Self { findings: problems.into_iter().map(finding).collect(), starts }
    }

    /// The first within that place, as the cause it is here.
    pub(crate) fn take_within(&mut self, whole: Span) -> Option<Finding> {
        let from = self.starts.partition_point(|(start, _)| *start < whole.start);
        let inside = self.starts.iter().skip(from).take_while(|(start, _)| *start <= whole.end);
        let is_left = |index: &usize| {
            let left = self.findings.get(*index).and_then(Option::as_ref);
            left.is_some_and(|it| it.span.is_some_and(|span| span.end <= whole.end))
        };
        let first = inside.map(|(_, index)| *index).filter(is_left).min()?;
        let taken = self.findings.get_mut(first)?.take()?;
        Some(Finding { severity: Severity::Cause, ..taken })
    }

    /// Those that were not taken.
    pub(crate) fn left(self) -> impl Iterator<Item = Finding> {
        self.findings.into_iter().flatten()
    }
}
