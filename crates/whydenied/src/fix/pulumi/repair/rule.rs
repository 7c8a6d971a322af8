//! A rule that was compared with the claim and does not match.

use super::Repair;
use super::exact::exact;
use crate::finding::pulumi::{fitting_claim, nearest, placeholder};
use crate::fix::pulumi::attempt::Attempt;
use crate::fix::pulumi::manuscript::NewPolicy;
use crate::fix::repair::EVERYONE;
use crate::fix::spelling::{Reading, respell};
use crate::fix::style::Draw;
use crate::json::Value;
use crate::outcome::Outcome;
use crate::pattern::Unit;
use crate::pulumi::compare::{RuleTrace, fits};
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::path::{Found, KeyPath};
use crate::pulumi::policy::{Decision, Policy};

/// The paths that Kubernetes gives a service account and its pod.
const NAMESPACE: &str = "\"kubernetes.io\".namespace";
const SERVICE_ACCOUNT: &str = "\"kubernetes.io\".serviceaccount.name";
const POD: &str = "\"kubernetes.io\".pod.name";

const READING: Reading = Reading { unit: Unit::pulumi, placeholder };

pub(super) fn repairs(
    policy: &PolicyTrace<'_, '_>,
    trace: &RuleTrace<'_, '_>,
    attempt: &Attempt<'_>,
) -> Vec<Repair> {
    let (rule, manuscript) = (trace.rule, attempt.manuscript);
    let path = &*rule.path.text;
    let Some(pattern) = rule.pattern.as_ref() else {
        return no_pattern(trace, attempt).into_iter().collect();
    };
    let Some(actual) = closest(trace) else { return Vec::new() };
    let expected = &*pattern.text;

    let respelt = respell(expected, actual, READING).and_then(|respelt| {
        Repair::new(
            format!("Write `{}`, {}", respelt.text, respelt.why),
            manuscript.replace(pattern.span, &respelt.text),
        )
    });
    let is_tested = |path: &str| policy.policy.rules.iter().any(|rule| rule.path.text == path);
    let other_claim = fitting_claim(&attempt.token.claims, expected).filter(|(claim, _)| !is_tested(claim));
    let other_claim = other_claim.filter(|_| respelt.is_none()).and_then(|(claim, _)| {
        Repair::new(format!("Test the value as `{claim}`"), manuscript.replace(rule.path.span, &claim))
    });
    // What lets nobody in as it is need not stay.
    let is_dead = respelt.is_some() || other_claim.is_some() || lets_nobody_in(expected, actual);

    let what = named(path, actual);
    let instead = exact(actual).and_then(|value| {
        let title = if is_dead {
            format!("Trust {what} only")
        } else {
            format!("Trust {what} in place of `{expected}`")
        };
        Repair::new(title, manuscript.replace(pattern.span, value))
    });
    let beside = if is_dead { None } else { beside(policy, attempt) };
    let service_account = service_account(policy, trace, attempt);
    let mut repairs: Vec<_> = respelt.into_iter().chain(other_claim).chain(service_account).collect();
    // All tokens of a set-up have one audience, while each of them has a subject of its own.
    if path == "aud" {
        repairs.extend(instead.into_iter().chain(beside));
    } else {
        repairs.extend(beside.into_iter().chain(instead));
    }
    repairs
}

/// The text of the claim that the pattern comes closest to.
fn closest<'a>(trace: &'a RuleTrace<'_, '_>) -> Option<&'a str> {
    let index = nearest(trace).map_or(0, |(nearest, _)| nearest.actual_index);
    trace.actual.get(index).map(|actual| &**actual)
}

/// Whether a pattern is for nothing that there is: a placeholder, a regular expression, a part of a value.
fn lets_nobody_in(expected: &str, actual: &str) -> bool {
    let is_regular = expected.starts_with('^') || expected.ends_with('$') || expected.contains(".+");
    let is_part = !expected.is_empty() && fits(&format!("*{expected}*"), actual);
    placeholder(expected).is_some() || is_regular || is_part
}

/// What a title calls a value: by the claim it is of, where that is not the subject.
fn named(path: &str, actual: &str) -> String {
    match path {
        // What a run may do that a stranger can start is for a person to weigh.
        "sub" if actual.ends_with(":pull_request") => format!("`{actual}`, whoever opens one,"),
        "sub" => format!("`{actual}`"),
        "aud" => format!("the audience `{actual}`"),
        NAMESPACE => format!("the namespace `{actual}`"),
        SERVICE_ACCOUNT => format!("the service account `{actual}`"),
        POD => format!("the pod `{actual}`"),
        _ => format!("the `{path}` `{actual}`"),
    }
}

/// A copy of the policy for this token, so that the policy stays as it is.
fn beside(policy: &PolicyTrace<'_, '_>, attempt: &Attempt<'_>) -> Option<Repair> {
    let own = policy.policy;
    let mut rules = Vec::new();
    let mut differing = Vec::new();
    for trace in &policy.rules {
        let path = &*trace.rule.path.text;
        let pattern = &*trace.rule.pattern.as_ref()?.text;
        if trace.outcome == Outcome::Fail {
            let actual = exact(closest(trace)?)?;
            differing.push(named(path, actual));
            rules.push((path, actual));
        } else {
            rules.push((path, pattern));
        }
    }
    let title = format!("Trust {} as well", differing.join(" with "));
    let copy = NewPolicy {
        token_type: own.token_type?,
        target: own.target().map(|target| &*target.text),
        admin: own.grants_admin(),
        rules,
    };
    let fits = own.decision == Some(Decision::Allow) && policy.target.outcome != Outcome::Fail;
    Repair::new(title, attempt.manuscript.add_policy(&copy).filter(|_| fits && has_no_role(own)))
}

/// A custom role is for whoever wrote the policy to give.
fn has_no_role(policy: &Policy<'_>) -> bool {
    policy.role_id.is_none()
}

/// The service account of a pod whose name is another each time.
fn service_account(
    policy: &PolicyTrace<'_, '_>,
    trace: &RuleTrace<'_, '_>,
    attempt: &Attempt<'_>,
) -> Option<Repair> {
    let rule = trace.rule;
    let (expected, actual) = (&*rule.pattern.as_ref()?.text, closest(trace)?);
    let generated = actual.strip_prefix(expected).is_some_and(|rest| rest.starts_with('-'));
    let tests_subject = policy.policy.rules.iter().any(|rule| rule.path.text == "sub");
    if rule.path.text != POD || !generated || tests_subject {
        return None;
    }
    let subject = exact(attempt.token.claim_text("sub")?)?;
    let mut edits = attempt.manuscript.replace(rule.path.span, "sub")?;
    edits.extend(attempt.manuscript.replace(rule.pattern.as_ref()?.span, subject)?);
    let title = format!("Trust every pod of `{subject}` in place of the pod `{expected}`");
    Some(Repair::new(title, Some(edits))?.telling(EVERYONE))
}

/// One of the values of a list in the place of a pattern, or what the token has.
fn no_pattern(trace: &RuleTrace<'_, '_>, attempt: &Attempt<'_>) -> Option<Repair> {
    let rule = trace.rule;
    let Found::Claim(claim) = KeyPath::read(&rule.path.text).ok()?.find(&attempt.token.claims) else {
        return None;
    };
    let actual = match claim {
        Value::Array(elements) => elements.first()?.value.scalar_text(),
        claim => claim.scalar_text(),
    };
    let actual = exact(actual?)?;
    let title = format!("Write `{actual}` as the one pattern of `{}`", rule.path.text);
    Repair::new(title, attempt.manuscript.set(rule.value_span, &Draw::text(actual)))
}
