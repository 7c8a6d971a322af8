//! The report on a token exchange with Pulumi Cloud.

use super::{
    Applies, AssumptionReport, DecidedBy, ExchangeReport, Gate, GateState, Kind, LifetimeReport,
    PolicyReport, Report, RuleReport, TargetReport, Words, sentence,
};
use crate::Token;
use crate::finding::pulumi::{self as words, Evidence, why};
use crate::finding::{pulumi_document, pulumi_request, signature_not_checked};
use crate::issuer;
use crate::order;
use crate::outcome::{Confidence, Outcome, Verdict};
use crate::pulumi::checks::{self, Fault, Stage};
use crate::pulumi::compare::RuleTrace;
use crate::pulumi::document::Document;
use crate::pulumi::evaluate::{PolicyTrace, Trace, evaluate};
use crate::pulumi::exchange::{AssumedField, Assumption, Completed, Exchange};
use crate::pulumi::lifetime::Lifetime;
use crate::pulumi::policy::{Decision, TokenType};
use crate::span::Lines;
use crate::token::signature::SignatureCheck;

const NO_ANSWER: &str = "What Pulumi Cloud answers to an exchange that it denies is not published.";

/// Decides as Pulumi Cloud would, and says why.
pub(crate) fn check(token: &Token, document: &Document<'_>, given: &Exchange) -> Report {
    let completed = given.completed(document, token);
    let exchange = &completed.exchange;
    let lines = document.lines();
    let faults = checks::faults(token, exchange);
    let trace = evaluate(token, document, exchange);
    let (verdict, decided_by, confidence) = decide(document, &completed, &faults, &trace);
    let depends_on = depends_on(verdict, &trace, exchange);
    let findings = words::findings(&Evidence {
        token,
        document,
        lines,
        completed: &completed,
        faults: &faults,
        trace: &trace,
        depends_on: &depends_on,
    });
    let iss = token.claim_text("iss").unwrap_or_default();
    let url = iss.strip_prefix("https://").unwrap_or(iss);
    let signature = exchange.signature.as_ref();
    let now = faults.iter().find(|fault| fault.is_about_now() && !fault.decides(exchange));
    let refused_now =
        now.filter(|_| verdict != Verdict::Denied).map(|fault| sentence::does(&words::said_of(fault)));
    let of_exchange = exchange_report(&completed);
    Report {
        schema: 1,
        engine: env!("CARGO_PKG_VERSION"),
        kind: Kind::Pulumi,
        verdict,
        lead: sentence::of_exchange(verdict, &of_exchange, &depends_on, refused_now.as_deref()),
        refused_now,
        decided_by,
        confidence,
        error: None,
        depends_on,
        token: token.report_with(issuer::recognise(iss), url, &|_| Vec::new(), exchange.now, signature),
        gates: gates(token, &completed, &faults, &trace),
        context: Vec::new(),
        statements: Vec::new(),
        further_evaluations: Vec::new(),
        policies: trace.policies.iter().map(|it| policy(it, exchange, lines)).collect(),
        exchange: Some(of_exchange),
        findings,
    }
}

/// The verdict alone, and what it rests on.
pub(crate) fn decision(token: &Token, document: &Document<'_>, given: &Exchange) -> (Verdict, Vec<String>) {
    let completed = given.completed(document, token);
    let faults = checks::faults(token, &completed.exchange);
    let trace = evaluate(token, document, &completed.exchange);
    let (verdict, _, _) = decide(document, &completed, &faults, &trace);
    (verdict, depends_on(verdict, &trace, &completed.exchange))
}

/// The verdict, the stage that settles it, and how surely.
pub(crate) fn decide(
    document: &Document<'_>,
    completed: &Completed,
    faults: &[Fault],
    trace: &Trace<'_, '_>,
) -> (Verdict, DecidedBy, Confidence) {
    if let Some(refused) = document.problems.iter().find(|problem| problem.kind.is_refused()) {
        return (Verdict::Denied, DecidedBy::Input, pulumi_document::sure_of(refused));
    }
    if let Some(refusal) = completed.exchange.refusals.first() {
        return (Verdict::Denied, DecidedBy::Request, refusal.finding.confidence);
    }
    if !completed.conflicts.is_empty() {
        return (Verdict::Denied, DecidedBy::Request, Confidence::Observed);
    }
    if let Some(fault) = faults.iter().find(|fault| fault.decides(&completed.exchange)) {
        return (Verdict::Denied, DecidedBy::Token, words::sure_of(fault));
    }
    let tolerated = faults.iter().filter(|fault| fault.stage() == Stage::Issuer).map(words::sure_of).max();
    let confidence = match trace.verdict {
        Verdict::Denied => trace.confidence,
        _ => trace.confidence.max(tolerated.unwrap_or_default()),
    };
    let is_open = trace.verdict == Verdict::Allowed && undecided(&completed.exchange).next().is_some();
    (if is_open { Verdict::Depends } else { trace.verdict }, DecidedBy::AuthorizationPolicy, confidence)
}

/// The parameters whose values are not known and might make the exchange fail.
fn undecided(exchange: &Exchange) -> impl Iterator<Item = &'static str> {
    exchange.open.iter().filter(|part| part.may_decide()).map(|part| part.name())
}

/// What the verdict rests on, in the names of the request.
pub(crate) fn depends_on(verdict: Verdict, trace: &Trace<'_, '_>, exchange: &Exchange) -> Vec<String> {
    if verdict != Verdict::Depends {
        return Vec::new();
    }
    let open = |outcome: Outcome| outcome == Outcome::Depends;
    let mut keys = Vec::new();
    if trace.policies.iter().any(|policy| open(policy.target.outcome)) {
        let key = if exchange.token_type.is_none() { "requested_token_type" } else { "scope" };
        keys.push(key.to_owned());
    }
    for name in undecided(exchange) {
        if !keys.iter().any(|key| key == name) {
            keys.push(name.to_owned());
        }
    }
    for rule in trace.policies.iter().flat_map(|policy| &policy.rules) {
        let path = &*rule.rule.path.text;
        if open(rule.outcome) {
            keys.push(path.to_owned());
        }
    }
    order::once(keys, String::clone)
}

/// The checks in the order of the service.
fn gates(token: &Token, completed: &Completed, faults: &[Fault], trace: &Trace<'_, '_>) -> Vec<Gate> {
    let exchange = &completed.exchange;
    let check = |stage: Stage, id, title, checked: bool, passed: &'static str, not_checked: &'static str| {
        let failed = faults.iter().find(|fault| fault.stage() == stage && fault.decides(exchange));
        let (state, why): (GateState, Words) = match failed {
            Some(fault) => (GateState::Failed, words::said_of(fault)),
            None if checked => (GateState::Passed, passed.into()),
            None => (GateState::NotChecked, not_checked.into()),
        };
        Gate { id, title, state, why }
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
    let stopped = stopped.or_else(|| completed.conflicts.first().map(words::conflict));
    let request: Option<(GateState, Words)> = match stopped {
        Some(why) => Some((GateState::Failed, why)),
        None if exchange.by_login => Some((GateState::Passed, "its flags agree with the token".into())),
        None => None,
    };
    let request = request.map(|(state, why)| Gate { id: "request", title: "Request", state, why });
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
            signature_not_checked(signature),
        ),
        Gate { id: "authorization-policy", title: "Policies", state, why: why.into() },
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
            Some(Decision::Allow) => "allow",
            Some(Decision::Deny) => "deny",
            None => "",
        },
        token_type: policy.token_type.map_or("", TokenType::name),
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
        nearest: words::nearest(trace).filter(|_| trace.outcome == Outcome::Fail).map(|(nearest, _)| nearest),
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
        token_type: exchange.token_type.map(TokenType::name),
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
            AssumedField::Organization => "organization",
            AssumedField::TokenType => "token_type",
            AssumedField::Target => "target",
        },
        value: assumption.value.clone(),
        why: pulumi_request::basis(assumption.basis).into(),
    }
}
