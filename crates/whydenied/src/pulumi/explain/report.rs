//! The report on a token exchange with Pulumi Cloud.

use crate::finding::gate::{self, checked_or_not};
use crate::issuer;
use crate::outcome::{Confidence, Outcome, Verdict};
use crate::pulumi::checks::{self, Stage};
use crate::pulumi::compare::RuleTrace;
use crate::pulumi::decision::{self, Asked, Refusal};
use crate::pulumi::document::finding as pulumi_document;
use crate::pulumi::evaluate::{PolicyTrace, Trace};
use crate::pulumi::exchange::finding::{self as exchange_finding, request_assumed};
use crate::pulumi::exchange::{AssumedField, Assumption, Completed, Exchange};
use crate::pulumi::explain::findings::findings;
use crate::pulumi::explain::holes::holes;
use crate::pulumi::explain::nearest::nearest;
use crate::pulumi::explain::{refused_token, sentence, why};
use crate::pulumi::lifetime::Lifetime;
use crate::pulumi::policy::{Decision, TokenType};
use crate::report::{
    Applies, AssumptionReport, ExchangeReport, Gate, GateState, Kind, LifetimeReport, PolicyReport, Report,
    RuleReport, TargetReport, Words,
};
use crate::span::Lines;
use crate::token::signature::{SignatureCheck, not_checked};

const NO_ANSWER: &str = "What Pulumi Cloud answers to an exchange that it denies is not published.";

/// Says why the exchange was decided so.
pub(crate) fn explain(decision: &decision::Decision<'_>) -> Report {
    let Asked { token, .. } = decision.asked;
    let decision::Decision { faults, trace, verdict, .. } = decision;
    let (exchange, lines) = (decision.exchange(), decision.lines());
    let iss = token.claim_text("iss").unwrap_or_default();
    let url = iss.strip_prefix("https://").unwrap_or(iss);
    let signature = exchange.signature.as_ref();
    let now = faults.iter().find(|fault| fault.is_about_now() && !fault.decides(exchange));
    let refused_now =
        now.filter(|_| *verdict != Verdict::Denied).map(|fault| gate::does(&refused_token::said_of(fault)));
    let depends_on = decision.depends_on();
    let of_exchange = exchange_report(&decision.completed);
    Report {
        schema: 1,
        engine: env!("CARGO_PKG_VERSION").into(),
        kind: Kind::Pulumi,
        verdict: *verdict,
        lead: sentence::of_exchange(*verdict, &of_exchange, &depends_on, refused_now.as_deref()),
        refused_now,
        decided_by: decision.by,
        confidence: confidence(decision),
        error: None,
        holes: holes(decision),
        depends_on,
        inputs: Vec::new(),
        token: token.report_with(issuer::recognise(iss), url, &|_| Vec::new(), exchange.now, signature),
        gates: gates(decision),
        context: Vec::new(),
        statements: Vec::new(),
        further_evaluations: Vec::new(),
        policies: trace.policies.iter().map(|it| policy(it, exchange, lines)).collect(),
        exchange: Some(of_exchange),
        findings: findings(decision),
    }
}

/// How surely the rules behind the verdict are known.
fn confidence(decision: &decision::Decision<'_>) -> Confidence {
    match decision.refusal() {
        Some(Refusal::Document(problem)) => pulumi_document::sure_of(problem),
        Some(Refusal::Request(refusal)) => refusal.finding.confidence,
        Some(Refusal::Conflict) => Confidence::Observed,
        Some(Refusal::Token(fault)) => refused_token::sure_of(fault),
        None if decision.trace.verdict == Verdict::Denied => decision.trace.confidence,
        None => {
            let tolerated = decision.faults.iter().filter(|fault| fault.stage() == Stage::Issuer);
            tolerated.map(refused_token::sure_of).fold(decision.trace.confidence, Confidence::max)
        }
    }
}

/// The checks in the order of the service.
fn gates(decision: &decision::Decision<'_>) -> Vec<Gate> {
    let decision::Decision { completed, faults, trace, .. } = decision;
    let (token, exchange) = (decision.asked.token, decision.exchange());
    let check = |stage: Stage,
                 id: &'static str,
                 title: &'static str,
                 checked: bool,
                 passed: &'static str,
                 not_checked: &'static str| {
        let failed = faults.iter().find(|fault| fault.stage() == stage && fault.decides(exchange));
        checked_or_not(
            id,
            title,
            failed.map(refused_token::said_of),
            checked.then_some(passed).ok_or(not_checked),
        )
    };
    let registered = checks::registered_url(exchange).is_some();
    let named = token.claim_text("iss").is_some();
    let signature = exchange.signature.as_ref();
    let (state, why) = match trace.verdict {
        Verdict::Allowed => (GateState::Passed, "a policy allows the exchange, and none denies it"),
        Verdict::Denied if denies(trace) => (GateState::Failed, "a policy denies the exchange"),
        Verdict::Denied => (GateState::Failed, "no policy allows the exchange"),
        Verdict::Depends => (GateState::Depends, "it rests on parts of the request that were not given"),
    };
    let stopped = exchange.refusals.first().map(|refusal| refusal.finding.title.clone().into());
    let stopped = stopped.or_else(|| {
        completed.conflicts.first().map(|conflict| exchange_finding::conflict(conflict).title.into())
    });
    let request: Option<(GateState, Words)> = match stopped {
        Some(why) => Some((GateState::Failed, why)),
        None if exchange.by_login => Some((GateState::Passed, "its flags agree with the token".into())),
        None => None,
    };
    let request =
        request.map(|(state, why)| Gate { id: "request".into(), title: "Request".into(), state, why });
    let checks = [
        check(
            Stage::Issuer,
            "issuer",
            "Issuer",
            registered && named,
            "the token's issuer is the registered one",
            if registered {
                "the claims do not name the issuer"
            } else {
                "the issuer's registered URL was not given"
            },
        ),
        check(
            Stage::Lifetime,
            "lifetime",
            "Lifetime",
            exchange.judge_times && exchange.now.is_some() && checks::time(token, "exp").is_some(),
            "the token has not expired",
            if exchange.judge_times {
                "the claims do not say when they expire"
            } else {
                "the time of the request was not given"
            },
        ),
        check(
            Stage::Signature,
            "signature",
            "Signature",
            signature == Some(&SignatureCheck::Verified),
            "the issuer's key made it",
            not_checked(signature),
        ),
        Gate { id: "authorization-policy".into(), title: "Policies".into(), state, why: why.into() },
    ];
    request.into_iter().chain(checks).collect()
}

fn denies(trace: &Trace<'_, '_>) -> bool {
    let mut matching = trace.policies.iter().filter(|policy| policy.outcome == Outcome::Pass);
    matching.any(|policy| policy.policy.decision == Some(Decision::Deny))
}

fn policy(trace: &PolicyTrace<'_, '_>, exchange: &Exchange, lines: &Lines) -> PolicyReport {
    let policy = trace.policy;
    let target = policy.target();
    let about = target.map(|target| target.span).or(policy.token_type_span).unwrap_or(policy.span);
    PolicyReport {
        index: policy.index,
        decision: match policy.decision {
            Some(Decision::Allow) => "allow".into(),
            Some(Decision::Deny) => "deny".into(),
            None => "".into(),
        },
        token_type: policy.token_type.map_or("", TokenType::name).into(),
        outcome: match trace.outcome {
            Outcome::Pass => Applies::Applies,
            Outcome::Fail => Applies::DoesNotApply,
            Outcome::Depends => Applies::Depends,
        },
        span: lines.place(policy.span),
        target: TargetReport {
            outcome: trace.target.outcome,
            name: target.map(|target| target.text.clone().into_owned()),
            admin: policy.grants_admin(),
            why: why::target(trace, exchange),
            confidence: trace.target.confidence,
            span: lines.place(about),
        },
        rules: trace.rules.iter().map(|rule| rule_report(rule, lines)).collect(),
        rules_note: trace.without_rules.map(why::without_rules),
    }
}

fn rule_report(trace: &RuleTrace<'_, '_>, lines: &Lines) -> RuleReport {
    let rule = trace.rule;
    let pattern = rule.pattern.as_ref();
    let actual = || trace.actual.iter().map(|text| text.clone().into_owned()).collect();
    RuleReport {
        path: rule.path.text.clone().into_owned(),
        pattern: pattern.map(|pattern| pattern.text.clone().into_owned()),
        actual: (!trace.actual.is_empty()).then(actual),
        outcome: trace.outcome,
        nearest: nearest(trace).filter(|_| trace.outcome == Outcome::Fail).map(|(nearest, _)| nearest),
        why: why::rule(trace),
        confidence: trace.confidence,
        span: lines.place(rule.span),
        path_span: lines.place(rule.path.span),
        pattern_span: lines.place(pattern.map_or(rule.span, |pattern| pattern.span)),
    }
}

fn exchange_report(completed: &Completed) -> ExchangeReport {
    let exchange = &completed.exchange;
    let Lifetime { requested, maximum, granted } = Lifetime::of(exchange);
    ExchangeReport {
        organization: exchange.organization.clone(),
        token_type: exchange.token_type.map(|token_type| token_type.name().into()),
        target: exchange.target().map(str::to_owned),
        admin: exchange.admin,
        lifetime: LifetimeReport { requested, maximum, granted },
        assumptions: completed.assumptions.iter().map(assumption).collect(),
        answer: NO_ANSWER.into(),
    }
}

fn assumption(assumption: &Assumption) -> AssumptionReport {
    AssumptionReport {
        field: match assumption.field {
            AssumedField::Organization => "organization".into(),
            AssumedField::TokenType => "token_type".into(),
            AssumedField::Target => "target".into(),
        },
        value: assumption.value.clone(),
        why: request_assumed::basis(assumption.basis).into(),
    }
}
