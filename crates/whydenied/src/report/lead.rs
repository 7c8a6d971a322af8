//! What a report leads with: the finding to read first, and the condition it is about.

use super::{ConditionReport, DecidedBy, Finding, Input, Outcome, Report, Severity, Verdict};

impl Report {
    /// What a person reads first: the cause of a denial, or what breaks the document.
    #[must_use]
    pub fn main_finding(&self) -> Option<&Finding> {
        let of = |severity| self.findings.iter().find(move |it| it.severity == severity);
        match self.verdict {
            Verdict::Denied if self.decided_by == DecidedBy::Input => of(Severity::Error),
            Verdict::Denied => of(Severity::Cause).or_else(|| of(Severity::Error)),
            Verdict::Allowed | Verdict::Depends => of(Severity::Cause),
        }
    }

    /// The failed condition that a finding points at.
    #[must_use]
    pub fn condition_at(&self, finding: &Finding) -> Option<&ConditionReport> {
        let span = finding.span?;
        let own = (finding.input, finding.document);
        let trust = self.statements.iter().filter(|_| own == (Input::Policy, 0));
        let further = self.further_evaluations.iter().filter(|it| own == (it.input, it.document));
        trust
            .chain(further.flat_map(|evaluation| &evaluation.statements))
            .flat_map(|statement| &statement.conditions)
            .filter(|condition| condition.outcome != Outcome::Pass)
            .find(|condition| {
                let values = condition.value_spans.iter().chain([&condition.span]);
                values.into_iter().any(|whole| whole.start <= span.start && span.end <= whole.end)
            })
    }
}
