//! The report on `AssumeRoleWithWebIdentity`.

use super::gates::gates;
use super::sentence;
use super::{
    Applies, ConditionReport, ContextEntry, ElementReport, EvaluationReport, KeyState, Kind, Report,
    StatementReport,
};
use crate::Token;
use crate::aws::context::{Context, Entry, KeyValue};
use crate::aws::decision::{self, Document, Evaluation};
use crate::aws::evaluate::{ConditionTrace, StatementTrace};
use crate::aws::policy::{Effect, Patterns, Policy};
use crate::aws::provider::Provider;
use crate::aws::{Request, sts};
use crate::finding::{self, Evidence, why};
use crate::outcome::{Confidence, Outcome, Verdict};
use crate::span::{Lines, Place, Span};

/// Decides as AWS STS would, and says why.
pub(crate) fn check(
    token: &Token,
    policy: &Policy<'_>,
    resource_control: &[Policy<'_>],
    request: &Request,
) -> Report {
    let given = request;
    let request = &*given.completed(token, policy);
    let mut provider = Provider::of(token, request);
    provider.assume_from(policy);
    let context = Context::for_provider(token, request, provider);
    let faults = sts::faults(token, request, &context.provider);
    let documents = Document::all(policy, resource_control);
    let evaluations = decision::evaluate(token, &documents, &context);
    let decision = decision::decide(token, policy, request, &faults, &evaluations);
    let depends_on = decision::depends_on(decision.verdict, &evaluations, &context);
    let findings = finding::findings(&Evidence {
        token,
        given,
        request,
        context: &context,
        documents: &documents,
        faults: &faults,
        evaluations: &evaluations,
        verdict: decision.verdict,
        depends_on: &depends_on,
    });
    let now = faults.iter().find(|fault| fault.is_about_now() && !fault.decides(token, request));
    let refused_now = now.filter(|_| decision.verdict != Verdict::Denied).map(finding::title_of);
    let refused_now = refused_now.map(|title| sentence::does(&title));
    let mut reports = evaluations.iter().map(|evaluation| evaluation_report(evaluation, token, &context));
    let statements = reports.next().map(|main| main.statements).unwrap_or_default();
    Report {
        schema: 1,
        engine: env!("CARGO_PKG_VERSION"),
        kind: Kind::Aws,
        verdict: decision.verdict,
        lead: sentence::of_call(decision.verdict, decision.by, refused_now.as_deref()),
        refused_now,
        decided_by: decision.by,
        confidence: decision.refusal.and_then(finding::sure_of).unwrap_or_else(|| {
            decision::confidence(&decision, token, policy, request, &context.provider, &evaluations)
        }),
        error: decision.refusal.and_then(finding::answer),
        depends_on,
        token: token.report_in(&context, request.now, request.signature.as_ref()),
        gates: gates(token, request, &faults, &evaluations),
        context: context.entries.iter().map(context_entry).collect(),
        statements,
        further_evaluations: reports.collect(),
        policies: Vec::new(),
        exchange: None,
        findings,
    }
}

fn evaluation_report(evaluation: &Evaluation<'_>, token: &Token, context: &Context) -> EvaluationReport {
    let document = evaluation.document;
    let statements = evaluation.trace.statements.iter();
    EvaluationReport {
        action: evaluation.action,
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
            .and_then(|actual| finding::nearest(trace, actual)),
        why: why::condition(trace, token, context),
        confidence: trace.confidence,
        span: lines.place(condition.span),
        value_spans,
    }
}
