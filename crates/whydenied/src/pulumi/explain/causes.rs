//! Why the policies deny an exchange: which policies, which rules of them, in which order.

use crate::finding::kind::Cause;
use crate::order;
use crate::outcome::{Confidence, Outcome};
use crate::pulumi::compare::{Reason, RuleTrace};
use crate::pulumi::decision::{self, Asked};
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::explain::nearest::nearest;
use crate::pulumi::explain::problems::Problems;
use crate::pulumi::explain::request::pulumi_explicit_deny;
use crate::pulumi::explain::{claim, mismatch, request};
use crate::pulumi::policy::Decision;
use crate::report::Finding;
use crate::span::Span;

/// How far a policy is from matching: what it is about, then how many of its rules fail, then how
/// little of them agrees.
type Distance = (bool, u8, usize, std::cmp::Reverse<usize>);

impl decision::Decision<'_> {
    /// Why the policies deny. What a problem of the document says already is taken from there.
    pub(crate) fn causes(&self, problems: &mut Problems) -> Vec<Finding> {
        let of = |decision: Decision| {
            self.trace.policies.iter().filter(move |trace| trace.policy.decision == Some(decision))
        };
        let matching = |trace: &&PolicyTrace<'_, '_>| trace.outcome == Outcome::Pass;
        let allowing = of(Decision::Allow).find(matching);
        let mut causes: Vec<_> = of(Decision::Deny)
            .filter(matching)
            .map(|denying| {
                let cause = pulumi_explicit_deny::cause(denying, allowing, self.exchange());
                let span = denying.policy.decision_span.unwrap_or(denying.policy.span);
                self.at(cause, span, denying.confidence())
            })
            .collect();
        if allowing.is_some() || self.asked.document.policies.is_empty() {
            return causes;
        }
        let mut allows: Vec<_> = of(Decision::Allow).map(|allow| (distance(allow), allow)).collect();
        order::sort_by_key(&mut allows, |(distance, _)| *distance);
        let mut allows: Vec<_> = allows.into_iter().map(|(_, allow)| allow).collect();
        if allows.iter().all(|allow| allow.target.outcome == Outcome::Fail) {
            let (cause, span) = request::nothing_fits(&allows, self);
            let sure = allows.first().map_or(Confidence::Documented, |nearest| nearest.target.confidence);
            causes.push(self.at(cause, span, sure));
            return causes;
        }
        allows.retain(|allow| allow.target.outcome != Outcome::Fail);
        causes.extend(allows.into_iter().flat_map(|allow| self.policy(allow, problems)));
        causes
    }

    /// Why the rules of a policy do not match, the most telling first.
    fn policy(&self, trace: &PolicyTrace<'_, '_>, problems: &mut Problems) -> Vec<Finding> {
        let failing = trace.rules.iter().filter(|rule| rule.outcome == Outcome::Fail);
        let mut causes: Vec<_> = failing
            .map(|trace| {
                let (cause, span) = self.rule(trace);
                let depth = cause.0.depth;
                let is_problem = trace.reason == Reason::NoPattern;
                let problem = is_problem.then(|| problems.take_within(trace.rule.span)).flatten();
                (depth, problem.unwrap_or_else(|| self.at(cause, span, trace.confidence)))
            })
            .collect();
        order::sort_by_key(&mut causes, |(depth, _)| *depth);
        causes.into_iter().map(|(_, cause)| cause).collect()
    }

    /// Why a rule does not match, and the place to look at.
    fn rule(&self, trace: &RuleTrace<'_, '_>) -> (Cause, Span) {
        let Asked { token, document, .. } = self.asked;
        let rule = trace.rule;
        if let Some(cause) = claim::cause(trace, token, document.syntax) {
            return (cause, rule.path.span);
        }
        let span = rule.pattern.as_ref().map_or(rule.span, |pattern| pattern.span);
        (mismatch::cause(trace, token), span)
    }

    /// The finding for a cause at that place, no surer than what was tested there.
    fn at(&self, (kind, message): Cause, span: Span, sure: Confidence) -> Finding {
        let finding = kind.in_policy(self.lines(), span, message);
        Finding { confidence: finding.confidence.max(sure), ..finding }
    }
}

/// How far a policy is from matching the token and what is asked for.
fn distance(trace: &PolicyTrace<'_, '_>) -> Distance {
    let missed = trace.target.outcome == Outcome::Fail;
    let failing = || trace.rules.iter().filter(|rule| rule.outcome == Outcome::Fail);
    let agreed = failing().filter_map(|rule| nearest(rule).map(|(_, agreed)| agreed)).sum();
    (
        missed,
        if missed { trace.target.relation as u8 } else { 0 },
        failing().count(),
        std::cmp::Reverse(agreed),
    )
}
