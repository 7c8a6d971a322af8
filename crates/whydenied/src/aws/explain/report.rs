//! The report on `AssumeRoleWithWebIdentity`.

use super::gates::gates;
use super::holes::{holes, inputs};
use super::sentence;
use crate::Token;
use crate::aws::context::{Context, Entry, KeyValue};
use crate::aws::decision::{Call, Decision, Evaluation};
use crate::aws::evaluate::{ConditionTrace, StatementTrace};
use crate::aws::explain::{fault, findings, refusal, value, why};
use crate::aws::policy::{Effect, Patterns};
use crate::finding::gate;
use crate::outcome::{Confidence, Outcome, Verdict};
use crate::report::{
    Applies, ConditionReport, ContextEntry, ElementReport, EvaluationReport, KeyState, Kind, Report,
    StatementReport,
};
use crate::span::{Lines, Place, Span};

/// Says why the call was decided so.
pub(crate) fn explain(decision: &Decision<'_>) -> Report {
    let Call { token, .. } = decision.call;
    let Decision { context, faults, evaluations, verdict, by, .. } = decision;
    let request = &*decision.request;
    let now = faults.iter().find(|fault| fault.is_about_now() && !decision.is_settled_by(fault));
    let refused_now = now.filter(|_| *verdict != Verdict::Denied).map(fault::title_of);
    let refused_now = refused_now.map(|title| gate::does(&title));
    let refusal = decision.refusal();
    let mut reports = evaluations.iter().map(|evaluation| evaluation_report(evaluation, token, context));
    let statements = reports.next().map(|main| main.statements).unwrap_or_default();
    Report {
        schema: 1,
        engine: env!("CARGO_PKG_VERSION").into(),
        kind: Kind::Aws,
        verdict: *verdict,
        lead: sentence::of_call(*verdict, *by, refused_now.as_deref()),
        refused_now,
        decided_by: *by,
        confidence: refusal.and_then(refusal::sure_of).unwrap_or_else(|| decision.confidence()),
        error: refusal.and_then(refusal::answer),
        depends_on: decision.depends_on(),
        inputs: inputs(decision),
        holes: holes(decision),
        token: token.report_in(context, request.now, request.signature.as_ref()),
        gates: gates(decision),
        context: context.entries.iter().map(context_entry).collect(),
        statements,
        further_evaluations: reports.collect(),
        policies: Vec::new(),
        exchange: None,
        findings: findings::findings(decision),
    }
}

fn evaluation_report(evaluation: &Evaluation<'_>, token: &Token, context: &Context) -> EvaluationReport {
    let document = evaluation.document;
    let statements = evaluation.trace.statements.iter();
    EvaluationReport {
        action: evaluation.action.into(),
        input: document.policy.kind.into(),
        document: document.index,
        verdict: evaluation.trace.verdict,
        statements: statements
            .map(|trace| statement(trace, evaluation.action, token, context, document.policy.lines()))
            .collect(),
    }
}

fn context_entry(entry: &Entry) -> ContextEntry {
    let (state, values) = match &entry.value {
        KeyValue::Present(values) => (KeyState::Present, values.clone()),
        KeyValue::Absent => (KeyState::Absent, Vec::new()),
        KeyValue::Unknown { .. } => (KeyState::Unknown, Vec::new()),
    };
    ContextEntry {
        key: entry.key.clone(),
        values,
        claim: entry.claim.map(Into::into),
        state,
        multivalued: entry.multivalued,
        confidence: entry.confidence,
    }
}

fn statement(
    trace: &StatementTrace<'_, '_>,
    action: &str,
    token: &Token,
    context: &Context,
    lines: &Lines,
) -> StatementReport {
    let statement = trace.statement;
    let place = |span: Option<Span>| lines.place(span.unwrap_or(statement.span));
    let principal = statement.principal.as_ref();
    let actions = statement.action.as_ref();
    StatementReport {
        index: statement.index,
        // Tools write an empty one where there is none.
        sid: statement.sid.as_ref().map(|sid| sid.text.clone().into_owned()).filter(|sid| !sid.is_empty()),
        effect: match statement.effect {
            Some(Effect::Allow) => "Allow".to_owned(),
            Some(Effect::Deny) => "Deny".to_owned(),
            None => String::new(),
        },
        outcome: match trace.outcome {
            Outcome::Pass => Applies::Applies,
            Outcome::Fail => Applies::DoesNotApply,
            Outcome::Depends => Applies::Depends,
        },
        span: lines.place(statement.span),
        principal: ElementReport {
            outcome: trace.principal.outcome,
            expected: principal.map_or_else(Vec::new, |principal| {
                principal.entries.iter().map(|(_, text)| text.text.clone().into_owned()).collect()
            }),
            why: why::principal(trace.principal, principal, statement.effect, &context.provider),
            confidence: trace.principal.confidence,
            span: place(principal.map(|principal| principal.span)),
        },
        action: ElementReport {
            outcome: trace.action.outcome,
            expected: pattern_texts(actions),
            why: why::action(trace.action, actions, action),
            confidence: Confidence::Documented,
            span: place(actions.map(|actions| actions.span)),
        },
        resource: trace.resource.map(|outcome| {
            let resource = statement.resource.as_ref();
            ElementReport {
                outcome,
                expected: pattern_texts(resource),
                why: why::resource(outcome, context.role_arn.as_deref()),
                confidence: Confidence::Documented,
                span: place(resource.map(|resource| resource.span)),
            }
        }),
        conditions: trace.conditions.iter().map(|trace| condition(trace, token, context, lines)).collect(),
    }
}

fn pattern_texts(patterns: Option<&Patterns<'_>>) -> Vec<String> {
    let patterns = patterns.map_or(&[][..], |patterns| &patterns.patterns);
    patterns.iter().map(|pattern| pattern.text.clone().into_owned()).collect()
}

fn condition(
    trace: &ConditionTrace<'_, '_>,
    token: &Token,
    context: &Context,
    lines: &Lines,
) -> ConditionReport {
    let condition = trace.condition;
    let found = context.lookup(&condition.key.text);
    let actual = found.values();
    let value_spans: Vec<Place> = condition.values.iter().map(|value| lines.place(value.span)).collect();
    ConditionReport {
        operator: condition.operator_name.text.clone().into_owned(),
        key: condition.key.text.clone().into_owned(),
        outcome: trace.outcome,
        expected: condition.value_texts().map(str::to_owned).collect(),
        actual: actual.map(|values| values.iter().map(|value| value.clone().into_owned()).collect()),
        nearest: actual
            .filter(|_| trace.outcome == Outcome::Fail)
            .and_then(|actual| value::nearest(trace, actual)),
        why: why::condition(trace, token, context),
        confidence: trace.confidence,
        span: lines.place(condition.span),
        value_spans,
    }
}
