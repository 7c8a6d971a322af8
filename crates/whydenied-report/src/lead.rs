//! What a report leads with: the finding to read first, and the comparison it is about.

use crate::order;
use crate::{
    ConditionReport, DecidedBy, Finding, Fix, Input, Nearest, Outcome, Place, Report, RuleReport, Severity,
    Verdict,
};

/// Two values that a policy compares and that differ.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'r> {
    /// The value in the policy that came closest.
    pub expected: &'r str,
    /// The value it was compared with.
    pub actual: &'r str,
    /// Where the two part.
    pub nearest: Nearest,
    /// Where the expected value stands.
    pub span: Place,
    /// Whether the actual value is a claim of the token; else it belongs to the request.
    pub of_token: bool,
}

impl Report {
    /// Adds what was found elsewhere, each after what matters as much.
    pub fn add(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings);
        order::sort_by_key(&mut self.findings, |finding| finding.severity);
    }

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

    /// Every fix with the finding that it belongs to, in the order in which they are numbered, from 1:
    /// those of the finding to read first in front, each finding's own fix before its alternatives.
    #[must_use]
    pub fn fixes(&self) -> Vec<(&Finding, &Fix)> {
        let main = self.main_finding();
        let is_main = |finding: &&Finding| main.is_some_and(|main| std::ptr::eq(main, *finding));
        let others = self.findings.iter().filter(|finding| !is_main(finding));
        main.into_iter()
            .chain(others)
            .flat_map(|finding| {
                finding.fix.iter().chain(&finding.alternatives).map(move |fix| (finding, fix))
            })
            .collect()
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
                values.into_iter().any(|whole| holds(whole, span))
            })
    }

    /// The failed rule of an authorization policy that a finding points at.
    #[must_use]
    pub fn rule_at(&self, finding: &Finding) -> Option<&RuleReport> {
        let span = finding.span.filter(|_| finding.input == Input::Policy)?;
        let rules = self.policies.iter().flat_map(|policy| &policy.rules);
        rules.filter(|rule| rule.outcome != Outcome::Pass).find(|rule| holds(&rule.span, span))
    }

    /// The values that differ in the condition or rule that a finding points at.
    #[must_use]
    pub fn comparison_at(&self, finding: &Finding) -> Option<Comparison<'_>> {
        let of_condition = self.condition_at(finding).and_then(|condition| {
            let nearest = condition.nearest?;
            let is_claim = |key: &str| key.eq_ignore_ascii_case(&condition.key);
            Some(Comparison {
                expected: condition.expected.get(nearest.expected_index)?,
                actual: condition.actual.as_ref()?.get(nearest.actual_index)?,
                nearest,
                span: *condition.value_spans.get(nearest.expected_index)?,
                of_token: self.context.iter().any(|entry| entry.claim.is_some() && is_claim(&entry.key)),
            })
        });
        of_condition.or_else(|| {
            let rule = self.rule_at(finding)?;
            let nearest = rule.nearest?;
            Some(Comparison {
                expected: rule.pattern.as_ref()?,
                actual: rule.actual.as_ref()?.get(nearest.actual_index)?,
                nearest,
                span: rule.pattern_span,
                of_token: true,
            })
        })
    }
}

fn holds(whole: &Place, part: Place) -> bool {
    whole.start <= part.start && part.end <= whole.end
}
