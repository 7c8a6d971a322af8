//! The report on `AssumeRoleWithWebIdentity`.

use super::{
    Applies, ConditionReport, ContextEntry, DecidedBy, ElementReport, Gate, GateState, KeyState, Kind,
    Report, ServiceError, StatementReport, Words,
};
use crate::Token;
use crate::aws::context::{Context, Entry, KeyValue};
use crate::aws::evaluate::{ConditionTrace, StatementTrace, Trace};
use crate::aws::policy::{Effect, Policy};
use crate::aws::provider::Provider;
use crate::aws::sts::{self, Fault, Stage};
use crate::aws::{ASSUME_ROLE, Request, SET_SOURCE_IDENTITY, TAG_SESSION, claims};
use crate::finding::{self, Evidence, why};
use crate::outcome::{Confidence, Outcome, Verdict};
use crate::span::{Lines, Place, Span};

/// Decides as AWS STS would, and says why.
pub(crate) fn check(token: &Token, policy: &Policy<'_>, request: &Request) -> Report {
    let mut provider = Provider::of(token, request);
    provider.assume_from(policy);
    let context = Context::for_provider(token, request, provider);
    let lines = Lines::new(policy.text);
    let faults = sts::faults(token, request, &context.provider);

    let actions = actions(token);
    let traces: Vec<_> = actions.iter().map(|&action| (action, policy.evaluate(action, &context))).collect();
    let decision = decide(token, policy, request, &faults, &traces);
    let mut depends_on = Vec::new();
    if decision.verdict == Verdict::Depends {
        for key in traces.iter().flat_map(|(_, trace)| trace.depends_on(&context)) {
            if !depends_on.contains(&key) {
                depends_on.push(key);
            }
        }
    }
    let findings = finding::findings(&Evidence {
        token,
        request,
        context: &context,
        policy,
        lines: &lines,
        faults: &faults,
        traces: &traces,
        verdict: decision.verdict,
        depends_on: &depends_on,
    });
    let main = traces.first().map(|(_, trace)| trace);
    Report {
        schema: 1,
        engine: env!("CARGO_PKG_VERSION"),
        kind: Kind::Aws,
        verdict: decision.verdict,
        decided_by: decision.by,
        error: decision.error,
        depends_on,
        confidence: confidence(token, decision.by, &traces),
        token: token.report_in(&context, request.now),
        gates: gates(token, request, &faults, &traces),
        context: context.entries.iter().map(context_entry).collect(),
        statements: main.map_or_else(Vec::new, |trace| {
            trace.statements.iter().map(|trace| statement(trace, token, &context, &lines)).collect()
        }),
        findings,
    }
}

/// The actions that AWS evaluates for this token, in their order.
fn actions(token: &Token) -> Vec<&'static str> {
    let mut actions = vec![ASSUME_ROLE];
    if !claims::session_tags(token).is_empty() {
        actions.push(TAG_SESSION);
    }
    if claims::source_identity(token).is_some() {
        actions.push(SET_SOURCE_IDENTITY);
    }
    actions
}

/// The verdict, the stage that settled it, and the error that STS or IAM would answer.
struct Decision {
    verdict: Verdict,
    by: DecidedBy,
    error: Option<ServiceError>,
}

fn decide(
    token: &Token,
    policy: &Policy<'_>,
    request: &Request,
    faults: &[Fault],
    traces: &[(&'static str, Trace<'_, '_>)],
) -> Decision {
    let refused = |fault: &Fault, by| {
        let error = Some(finding::service_error(fault));
        Decision { verdict: Verdict::Denied, by, error }
    };
    let (after, before): (Vec<_>, Vec<_>) = faults
        .iter()
        .filter(|fault| fault.decides(token, request))
        .partition(|fault| fault.stage() == Stage::Session);
    if let Some(fault) = before.first() {
        let of_request = fault.stage() == Stage::Request;
        return refused(fault, if of_request { DecidedBy::Request } else { DecidedBy::Token });
    }
    if let Some(message) = policy.problems.iter().find_map(|problem| finding::refusal(&problem.kind)) {
        let error = Some(ServiceError::new("MalformedPolicyDocument", message));
        return Decision { verdict: Verdict::Denied, by: DecidedBy::Input, error };
    }
    let by = |action| match action {
        TAG_SESSION => DecidedBy::TagSession,
        SET_SOURCE_IDENTITY => DecidedBy::SourceIdentity,
        _ => DecidedBy::TrustPolicy,
    };
    let first = |verdict| traces.iter().find(|(_, trace)| trace.verdict == verdict);
    if let Some((action, _)) = first(Verdict::Denied) {
        let message = format!("Not authorized to perform {action}");
        let error = Some(ServiceError::new("AccessDenied", message));
        return Decision { verdict: Verdict::Denied, by: by(action), error };
    }
    if let Some(fault) = after.first() {
        return refused(fault, DecidedBy::Request);
    }
    match first(Verdict::Depends) {
        Some((action, _)) => Decision { verdict: Verdict::Depends, by: by(action), error: None },
        None => Decision { verdict: Verdict::Allowed, by: DecidedBy::TrustPolicy, error: None },
    }
}

/// How surely the rules behind the decision are known: the least sure of them.
fn confidence(token: &Token, by: DecidedBy, traces: &[(&'static str, Trace<'_, '_>)]) -> Confidence {
    let floor = match by {
        // How IAM words its refusals was recorded by others.
        DecidedBy::Input => Confidence::Inferred,
        // An empty tags claim is taken to carry none.
        _ if token.claim(claims::TAGS).is_some() && claims::session_tags(token).is_empty() => {
            Confidence::Unconfirmed
        }
        _ => Confidence::Documented,
    };
    let statements = traces.iter().flat_map(|(_, trace)| &trace.statements);
    statements.map(StatementTrace::confidence).fold(floor, Confidence::max)
}

fn gates(
    token: &Token,
    request: &Request,
    faults: &[Fault],
    traces: &[(&'static str, Trace<'_, '_>)],
) -> Vec<Gate> {
    let stage = |stage: Stage, id, title, checked: bool, passed: &'static str, not_checked: &'static str| {
        let failed = faults.iter().find(|fault| fault.stage() == stage && fault.decides(token, request));
        let (state, why): (GateState, Words) = match failed {
            Some(fault) => (GateState::Failed, finding::service_error(fault).message),
            None if checked => (GateState::Passed, passed.into()),
            None => (GateState::NotChecked, not_checked.into()),
        };
        Gate { id, title, state, why }
    };
    let has_parameters = request.role_arn.is_some() || request.session_name.is_some();
    let mut gates = vec![
        stage(
            Stage::Request,
            "request",
            "Request",
            has_parameters,
            "its parameters are as AWS takes them",
            "the parameters of the request were not given",
        ),
        stage(Stage::Token, "token", "Token", true, "it has the form and the claims that AWS needs", ""),
        stage(
            Stage::Provider,
            "provider",
            "Provider",
            request.provider_arn.is_some(),
            "the issuer is the given provider",
            "the provider's ARN was not given",
        ),
        stage(
            Stage::Audience,
            "audience",
            "Audience",
            !request.client_ids.is_empty(),
            "the audience is one of the provider's client IDs",
            "the provider's client IDs were not given",
        ),
        stage(
            Stage::Lifetime,
            "lifetime",
            "Lifetime",
            request.judge_times,
            "the token's times are right",
            "the time of the request was not given",
        ),
        Gate {
            id: "signature",
            title: "Signature",
            state: GateState::NotChecked,
            why: "the issuer's keys were not given".into(),
        },
    ];
    if token.claim(claims::ROLES).is_some() {
        gates.push(stage(
            Stage::Roles,
            "roles",
            "Roles claim",
            request.role_arn.is_some(),
            "the token names the role",
            "the role's ARN was not given",
        ));
    }
    gates.push(evaluation("trust-policy", "Trust policy", ASSUME_ROLE, traces));
    gates.push(evaluation("tag-session", "Session tags", TAG_SESSION, traces));
    gates.push(evaluation("source-identity", "Source identity", SET_SOURCE_IDENTITY, traces));
    gates.push(stage(
        Stage::Session,
        "session",
        "Session",
        request.duration_seconds.is_some() && request.max_session_duration.is_some(),
        "the role allows a session of that length",
        "the session's length and the role's maximum were not given",
    ));
    gates
}

fn evaluation(
    id: &'static str,
    title: &'static str,
    action: &'static str,
    traces: &[(&'static str, Trace<'_, '_>)],
) -> Gate {
    let trace = traces.iter().find(|(evaluated, _)| *evaluated == action).map(|(_, trace)| trace);
    let (state, why): (GateState, Words) = match trace.map(|trace| trace.verdict) {
        None => (GateState::NotNeeded, "the token carries none".into()),
        Some(Verdict::Allowed) => (GateState::Passed, format!("a statement allows `{action}`").into()),
        Some(Verdict::Denied) => (GateState::Failed, format!("not authorized to perform `{action}`").into()),
        Some(Verdict::Depends) => {
            (GateState::Depends, "it rests on parts of the request that were not given".into())
        }
    };
    Gate { id, title, state, why }
}

fn context_entry(entry: &Entry) -> ContextEntry {
    let (state, values) = match &entry.value {
        KeyValue::Present(values) => {
            (KeyState::Present, values.iter().map(|value| value.clone().into_owned()).collect())
        }
        KeyValue::Absent => (KeyState::Absent, Vec::new()),
        KeyValue::Unknown { .. } => (KeyState::Unknown, Vec::new()),
    };
    ContextEntry {
        key: entry.key.clone().into_owned(),
        values,
        claim: entry.claim.map(Into::into),
        state,
        multivalued: entry.multivalued,
        confidence: entry.confidence,
    }
}

fn statement(
    trace: &StatementTrace<'_, '_>,
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
        sid: statement.sid.as_ref().map(|sid| sid.text.clone().into_owned()),
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
            expected: actions.map_or_else(Vec::new, |actions| {
                actions.patterns.iter().map(|text| text.text.clone().into_owned()).collect()
            }),
            why: why::action(trace.action, actions, ASSUME_ROLE),
            confidence: Confidence::Documented,
            span: place(actions.map(|actions| actions.span)),
        },
        conditions: trace.conditions.iter().map(|trace| condition(trace, token, context, lines)).collect(),
    }
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
