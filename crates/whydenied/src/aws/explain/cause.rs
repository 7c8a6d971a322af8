//! The causes of a denial, the one to read first in front.
//!
//! First comes the earliest check, then of the statements that could let the request in the one whose
//! repair alone would, then the one nearest to applying, and within a statement the cause that explains
//! most.

use super::contradiction::keys::Keys;
use super::contradiction::{
    hole_cannot_be_both, module_conditions_combine, same_key_two_operators, two_providers_in_one_statement,
};
use super::key::Absence;
use super::program::{self, site::Site};
use super::statement::other_principal::closest_entry;
use super::statement::{explicit_deny, no_allow_statement};
use super::value::module_changes_value;
use super::{statement, value};
use crate::aws::context::{Context, KeyValue};
use crate::aws::decision::Evaluation;
use crate::aws::evaluate::{ConditionTrace, Reason, StatementTrace};
use crate::aws::policy::{Condition, Effect, PolicyKind};
use crate::finding::kind::{Cause, Depth};
use crate::outcome::{Confidence, Outcome};
use crate::report::Finding;
use crate::span::Span;
use crate::{Token, order};

/// Where the words of a cause get what they need.
pub(crate) struct Denial<'a> {
    pub(crate) token: &'a Token,
    pub(crate) context: &'a Context,
    pub(crate) evaluation: &'a Evaluation<'a>,
}

/// How far an Allow is from applying; the order is from the nearest to the farthest.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    /// What the statement is about.
    about: About,
    /// Whether more than one of its elements fails, so that no single repair lets the request in.
    several: bool,
    /// Which principal fails, and how much.
    principal: Option<u8>,
    conditions: usize,
}

/// What a statement is about, seen from the request.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    /// This provider, or one that was to be it, and this action.
    Request,
    /// This provider and another action.
    OtherAction,
    /// Somebody else.
    Others,
}

impl Denial<'_> {
    /// Why the evaluation denies.
    pub(crate) fn causes(&self) -> Vec<Finding> {
        let statements = &self.evaluation.trace.statements;
        let of = |effect| statements.iter().filter(move |trace| trace.statement.effect == Some(effect));
        let denying = of(Effect::Deny).filter(|denying| denying.outcome == Outcome::Pass);
        let mut findings: Vec<_> = denying.map(|denying| self.denial(denying)).collect();
        let only_denies = self.evaluation.document.policy.kind == PolicyKind::ResourceControl;
        if only_denies || of(Effect::Allow).any(|allowing| allowing.outcome == Outcome::Pass) {
            return findings;
        }
        let mut allows: Vec<_> = of(Effect::Allow).map(|allow| (self.distance(allow), allow)).collect();
        if allows.is_empty() {
            let span = statements.first().map_or(Span::default(), |first| first.statement.span);
            findings.push(self.finding(no_allow_statement::cause(), span, Confidence::Documented));
        }
        order::sort_by(&mut allows, |(one, _), (other, _)| one.cmp(other));
        // What is about others says nothing where something is about this request.
        let nearest = allows.first().map(|(distance, _)| distance.about);
        allows.retain(|(distance, _)| Some(distance.about) == nearest);
        findings
            .extend(allows.into_iter().flat_map(|(distance, allow)| self.statement(allow, distance.about)));
        findings
    }

    fn distance(&self, trace: &StatementTrace<'_, '_>) -> Distance {
        let failed = |outcome: Outcome| outcome == Outcome::Fail;
        let (principal, action) = (failed(trace.principal.outcome), failed(trace.action.outcome));
        let conditions = trace.conditions.iter().filter(|condition| failed(condition.outcome)).count();
        let conditions = conditions + usize::from(trace.at_odds.is_some());
        Distance {
            about: if statement::is_elsewhere(trace, &self.context.provider) {
                About::Others
            } else if action {
                About::OtherAction
            } else {
                About::Request
            },
            several: usize::from(principal) + usize::from(action) + conditions > 1,
            principal: principal.then_some(trace.principal.relation as u8),
            conditions,
        }
    }

    fn finding(&self, (kind, message): Cause, span: Span, sure: Confidence) -> Finding {
        let mut finding = kind.in_policy(self.evaluation.document.policy.lines(), span, message);
        finding.input = self.evaluation.document.policy.kind.into();
        finding.document = self.evaluation.document.index;
        finding.confidence = finding.confidence.max(sure);
        finding
    }

    /// The cause as the program tells it that the policy is of.
    fn in_program(&self, cause: Cause, span: Span, condition: Option<&Condition<'_>>) -> Cause {
        let policy = self.evaluation.document.policy;
        let Some(program) = &policy.program else { return cause };
        let found = condition.map(|condition| self.context.lookup(&condition.key.text));
        let values = found.as_ref().and_then(|found| found.values()).unwrap_or_default();
        let actual = values.first().map(|value| &**value);
        let (code, own) = (cause.0.code, &*self.context.provider.url);
        program::cause(&Site { policy, program, code, span, condition, actual, own }).unwrap_or(cause)
    }

    fn denial(&self, denying: &StatementTrace<'_, '_>) -> Finding {
        let deciding = explicit_deny::deciding(denying);
        let span = deciding.map_or(denying.statement.span, |deciding| deciding.condition.span);
        let sure = denying.principal.confidence;
        self.finding(explicit_deny::cause(denying, self.token, self.context), span, sure)
    }

    /// Why an Allow does not apply. What one that is about others tests is no matter of this token.
    fn statement(&self, trace: &StatementTrace<'_, '_>, about: About) -> Vec<Finding> {
        let whole = trace.statement.span;
        let mut findings = Vec::new();
        if trace.principal.outcome == Outcome::Fail {
            let principal = trace.statement.principal.as_ref();
            let span = closest_entry(trace.principal, principal)
                .map(|(_, text)| text.span)
                .or_else(|| principal.map(|principal| principal.span));
            let cause = statement::principal(trace, &self.context.provider);
            findings.push(self.finding(cause, span.unwrap_or(whole), trace.principal.confidence));
        }
        if trace.action.outcome == Outcome::Fail {
            let span = trace.statement.action.as_ref().map_or(whole, |actions| actions.span);
            let cause = self.in_program(statement::action(trace, self.evaluation.action), span, None);
            findings.push(self.finding(cause, span, Confidence::Documented));
        }
        if about == About::Others {
            return findings;
        }
        let failed = trace.conditions.iter().filter(|condition| condition.outcome == Outcome::Fail);
        let keys = Keys::of_statement(trace);
        let mut causes: Vec<(Depth, Finding)> =
            failed.filter_map(|condition| self.condition(condition, &keys)).collect();
        // Stable, so that equally deep ones keep the policy's order.
        order::sort_by_key(&mut causes, |(depth, _)| *depth);
        findings.extend(causes.into_iter().map(|(_, finding)| finding));
        let at_odds = hole_cannot_be_both::cause(trace);
        findings.extend(at_odds.map(|(cause, span)| self.finding(cause, span, Confidence::Inferred)));
        findings
    }

    fn condition(&self, trace: &ConditionTrace<'_, '_>, keys: &Keys<'_>) -> Option<(Depth, Finding)> {
        let condition = trace.condition;
        let key = &*condition.key.text;
        let at = |cause: Cause, span| {
            let cause = self.in_program(cause, span, Some(condition));
            Some((cause.0.depth, self.finding(cause, span, trace.confidence)))
        };
        let is_absent = matches!(self.context.lookup(key).value, KeyValue::Absent);
        match trace.reason {
            // What the document says of the operator is all there is to say.
            Reason::UnknownOperator => None,
            Reason::Absent | Reason::NothingForAny | Reason::Presence if is_absent => {
                let absence = Absence::of(key, self.token, self.context);
                let cause = two_providers_in_one_statement::cause(&absence, keys, self.context)
                    .unwrap_or_else(|| absence.cause(key, self.context));
                at(cause, condition.key.span)
            }
            _ => {
                let policy = &self.evaluation.document.policy;
                let combine = module_conditions_combine::cause(trace, keys, policy, self.context);
                if let Some(cause) = combine.or_else(|| same_key_two_operators::cause(trace, keys)) {
                    return at(cause, condition.span);
                }
                if let Some((cause, about)) = module_changes_value::cause(trace, policy, self.context) {
                    return at(cause, condition.values.get(about).map_or(condition.span, |value| value.span));
                }
                let version = policy.version;
                let (cause, about) = value::cause(trace, version, self.token, self.context);
                let expected = about.and_then(|about| condition.values.get(about));
                at(cause, expected.map_or(condition.span, |value| value.span))
            }
        }
    }
}
