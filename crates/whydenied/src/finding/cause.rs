//! The causes of a denial, the one to read first in front.
//!
//! Of the statements that could let the request in, the one nearest to applying comes first; a
//! statement of another provider is passed over where one of the token's own is there.

use super::rule::Rule;
use super::{key, statement, value};
use crate::Token;
use crate::aws::context::Context;
use crate::aws::decision::Evaluation;
use crate::aws::evaluate::{ConditionTrace, Reason, StatementTrace};
use crate::aws::policy::{Effect, PolicyKind};
use crate::outcome::{Confidence, Outcome};
use crate::report::Finding;
use crate::span::Span;

/// Where the words of a cause get what they need.
pub(super) struct Scene<'a> {
    pub(super) token: &'a Token,
    pub(super) context: &'a Context,
    pub(super) evaluation: &'a Evaluation<'a>,
}

/// How far a statement is from applying: a failed principal weighs more than a failed action, and
/// that more than any number of failed conditions.
fn distance(trace: &StatementTrace<'_, '_>) -> (bool, u8, bool, usize) {
    let failed = |outcome| outcome == Outcome::Fail;
    (
        failed(trace.principal.outcome),
        if failed(trace.principal.outcome) { trace.principal.relation as u8 } else { 0 },
        failed(trace.action.outcome),
        trace.conditions.iter().filter(|condition| failed(condition.outcome)).count(),
    )
}

impl Scene<'_> {
    /// Why the evaluation denies.
    pub(super) fn causes(&self) -> Vec<Finding> {
        let statements = &self.evaluation.trace.statements;
        let of = |effect| statements.iter().filter(move |trace| trace.statement.effect == Some(effect));
        let mut findings: Vec<_> = of(Effect::Deny)
            .filter(|denying| denying.outcome == Outcome::Pass)
            .map(|denying| {
                let sure = denying.principal.confidence;
                self.finding(statement::denies(denying), denying.statement.span, sure)
            })
            .collect();
        let only_denies = self.evaluation.document.policy.kind == PolicyKind::ResourceControl;
        if only_denies || of(Effect::Allow).any(|allowing| allowing.outcome == Outcome::Pass) {
            return findings;
        }
        let mut allows: Vec<_> = of(Effect::Allow).collect();
        if allows.is_empty() {
            let span = statements.first().map_or(Span::default(), |first| first.statement.span);
            findings.push(self.finding(statement::no_allow(), span, Confidence::Documented));
        }
        allows.sort_by_key(|allow| distance(allow));
        if allows.iter().any(|allow| allow.principal.outcome != Outcome::Fail) {
            allows.retain(|allow| allow.principal.outcome != Outcome::Fail);
        }
        findings.extend(allows.into_iter().flat_map(|allow| self.statement(allow)));
        findings
    }

    fn finding(
        &self,
        (rule, said): (&'static Rule, super::rule::Said),
        span: Span,
        sure: Confidence,
    ) -> Finding {
        let mut finding = rule.in_policy(&self.evaluation.document.lines, span, said);
        finding.input = self.evaluation.document.policy.kind.into();
        finding.document = self.evaluation.document.index;
        finding.confidence = finding.confidence.max(sure);
        finding
    }

    fn statement(&self, trace: &StatementTrace<'_, '_>) -> Vec<Finding> {
        let whole = trace.statement.span;
        let mut findings = Vec::new();
        if trace.principal.outcome == Outcome::Fail {
            let principal = trace.statement.principal.as_ref();
            let entry = principal.zip(trace.principal.entry);
            let span = entry
                .and_then(|(principal, index)| principal.entries.get(index))
                .map(|(_, text)| text.span)
                .or_else(|| principal.map(|principal| principal.span));
            let cause = statement::principal(trace, &self.context.provider);
            findings.push(self.finding(cause, span.unwrap_or(whole), trace.principal.confidence));
        }
        if trace.action.outcome == Outcome::Fail {
            let span = trace.statement.action.as_ref().map_or(whole, |actions| actions.span);
            let cause = statement::action(trace, self.evaluation.action);
            findings.push(self.finding(cause, span, Confidence::Documented));
        }
        let failed = trace.conditions.iter().filter(|condition| condition.outcome == Outcome::Fail);
        findings.extend(failed.map(|condition| self.condition(condition)));
        findings
    }

    fn condition(&self, trace: &ConditionTrace<'_, '_>) -> Finding {
        let condition = trace.condition;
        let key = &*condition.key.text;
        match trace.reason {
            Reason::Absent | Reason::NothingForAny => {
                let cause = key::Gap::of(key, self.token, self.context).cause(key, self.context);
                self.finding(cause, condition.key.span, trace.confidence)
            }
            _ => {
                let cause =
                    value::cause(trace, self.evaluation.document.policy.version, self.token, self.context);
                let found = self.context.lookup(key);
                let nearest = found.values().and_then(|actual| value::nearest(trace, actual));
                let expected = nearest.and_then(|nearest| condition.values.get(nearest.expected_index));
                let span = expected.map_or(condition.span, |value| value.span);
                self.finding(cause, span, trace.confidence)
            }
        }
    }
}
