//! A rule that was compared with the claim and does not match.

use std::borrow::Cow;

use super::exact::{announcing, claim, exact, pattern};
use crate::json::Value;
use crate::mend::lasting::{Claim, Lasting, lasts};
use crate::mend::step::{EVERYONE, Reach, Step};
use crate::mend::style::Draw;
use crate::near_miss::spelling::{Reading, respell};
use crate::outcome::Outcome;
use crate::pattern::Unit;
use crate::pulumi::compare::{RuleTrace, fits};
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::explain::mismatch::key_values_swapped::fitting_claim;
use crate::pulumi::explain::nearest::nearest;
use crate::pulumi::explain::unreplaced_placeholder::find as placeholder;
use crate::pulumi::mend::attempt::Attempt;
use crate::pulumi::mend::manuscript::NewPolicy;
use crate::pulumi::path::{Found, KeyPath};
use crate::pulumi::policy::{Decision, Policy};

/// The paths that Kubernetes gives a service account and its pod.
const NAMESPACE: &str = "\"kubernetes.io\".namespace";
const SERVICE_ACCOUNT: &str = "\"kubernetes.io\".serviceaccount.name";
const POD: &str = "\"kubernetes.io\".pod.name";

const READING: Reading = Reading { unit: Unit::pulumi, placeholder };

pub(crate) fn steps(
    policy: &PolicyTrace<'_, '_>,
    trace: &RuleTrace<'_, '_>,
    attempt: &Attempt<'_>,
) -> Vec<Step> {
    let (rule, manuscript) = (trace.rule, attempt.manuscript);
    let path = &*rule.path.text;
    let Some(pattern) = rule.pattern.as_ref() else {
        return no_pattern(trace, attempt).into_iter().collect();
    };
    let Some(actual) = closest(trace) else { return Vec::new() };
    let expected = &*pattern.text;

    let claim = claim(path, actual, attempt);
    let respelt = respell(expected, actual, READING).filter(|respelt| lasts(&respelt.text, claim));
    let respelt = respelt.and_then(|respelt| {
        Step::new(
            format!("Write `{}`, {}", respelt.text, respelt.why),
            manuscript.replace(pattern.span, &respelt.text),
        )
    });
    let value = lasting(expected, claim);
    let slip = value.as_ref().filter(|(value, _)| respelt.is_none() && value.is_slip);
    let slip = slip.and_then(|(value, text)| {
        let title = format!("Write `{text}`, as the token has it{}", value.for_any());
        announcing(Step::new(title, manuscript.replace(pattern.span, text)), &value.announces)
    });
    let respelt = respelt.or(slip);
    let is_tested = |path: &str| policy.policy.rules.iter().any(|rule| rule.path.text == path);
    let other_claim =
        fitting_claim(&attempt.decision.asked.token.claims, expected).filter(|(claim, _)| !is_tested(claim));
    let other_claim = other_claim.filter(|_| respelt.is_none()).and_then(|(claim, _)| {
        Step::new(format!("Test the value as `{claim}`"), manuscript.replace(rule.path.span, &claim))
    });
    // What lets nobody in as it is need not stay.
    let is_dead = respelt.is_some() || other_claim.is_some() || lets_nobody_in(expected, actual);

    let instead = match &value {
        Some((value, text)) => {
            let (what, any) = (named(path, text), value.for_any());
            let title = if is_dead {
                format!("Trust {what} only{any}")
            } else {
                format!("Trust {what} in place of `{expected}`{any}")
            };
            announcing(Step::new(title, manuscript.replace(pattern.span, text)), &value.announces)
        }
        None => passing(policy, trace, claim, attempt),
    };
    // The pattern corrected first, then the token's own, which lets in no others.
    let values = [lasting as OfClaim, lasting_own].into_iter().filter(|_| !is_dead);
    let as_well = values.filter_map(|value| as_well(policy, value, attempt));
    let service_account = service_account(policy, trace, attempt);
    let mut steps: Vec<_> = respelt.into_iter().chain(other_claim).chain(service_account).collect();
    // All tokens of a set-up have one audience, while each of them has a subject of its own.
    if path == "aud" {
        steps.extend(instead.into_iter().chain(as_well));
    } else {
        steps.extend(as_well.chain(instead));
    }
    steps
}

/// A value that lasts for a claim, and its pattern, made of the one that is there.
type OfClaim = fn(&str, Claim<'_>) -> Option<(Lasting, String)>;

/// The pattern with the token's words in it, or the token's own; `None` where nothing of the claim lasts.
fn lasting(expected: &str, claim: Claim<'_>) -> Option<(Lasting, String)> {
    let corrected = Lasting::corrected(expected, claim).filter(|corrected| !corrected.is_wider);
    let corrected = corrected.and_then(|value| Some((pattern(&value)?, value)));
    corrected.map(|(text, value)| (value, text)).or_else(|| lasting_own(expected, claim))
}

/// The token's own, as a pattern.
fn lasting_own(_: &str, claim: Claim<'_>) -> Option<(Lasting, String)> {
    let value = Lasting::own(claim);
    let text = pattern(&value)?;
    Some((value, text))
}

/// A rule about what every run has otherwise, taken away.
fn passing(
    policy: &PolicyTrace<'_, '_>,
    trace: &RuleTrace<'_, '_>,
    claim: Claim<'_>,
    attempt: &Attempt<'_>,
) -> Option<Step> {
    let is_only = policy.policy.rules.len() == 1;
    if is_only || lasts(claim.text, claim) {
        return None;
    }
    let title = format!("Remove the rule about `{}`, which every run has otherwise", claim.path);
    let removed = Step::new(title, attempt.manuscript.remove(trace.rule.span))?;
    Some(removed.reaching(Reach::Loosened))
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
fn as_well(policy: &PolicyTrace<'_, '_>, of_claim: OfClaim, attempt: &Attempt<'_>) -> Option<Step> {
    let own = policy.policy;
    let mut rules: Vec<(&str, Cow<'_, str>)> = Vec::new();
    let (mut differing, mut any, mut announces) = (Vec::new(), String::new(), Vec::new());
    for trace in &policy.rules {
        let path = &*trace.rule.path.text;
        let written = &*trace.rule.pattern.as_ref()?.text;
        let claim = closest(trace).map(|actual| claim(path, actual, attempt));
        if trace.outcome != Outcome::Fail && claim.is_none_or(|claim| lasts(written, claim)) {
            rules.push((path, written.into()));
            continue;
        }
        let (value, text) = of_claim(written, claim?)?;
        if trace.outcome == Outcome::Fail {
            differing.push(named(path, &text));
        }
        any += &value.for_any();
        announces.extend(value.announces);
        rules.push((path, text.into()));
    }
    let title = format!("Trust {} as well{any}", differing.join(" with "));
    let copy = NewPolicy {
        token_type: own.token_type?,
        target: own.target().map(|target| &*target.text),
        admin: own.grants_admin(),
        rules,
    };
    let fits = own.decision == Some(Decision::Allow) && policy.target.outcome != Outcome::Fail;
    let added = attempt.manuscript.add_policy(&copy).filter(|_| fits && has_no_role(own));
    announcing(Step::new(title, added), &announces)
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
) -> Option<Step> {
    let rule = trace.rule;
    let (expected, actual) = (&*rule.pattern.as_ref()?.text, closest(trace)?);
    let generated = actual.strip_prefix(expected).is_some_and(|rest| rest.starts_with('-'));
    let tests_subject = policy.policy.rules.iter().any(|rule| rule.path.text == "sub");
    if rule.path.text != POD || !generated || tests_subject {
        return None;
    }
    let subject = exact(attempt.decision.asked.token.claim_text("sub")?)?;
    let mut edits = attempt.manuscript.replace(rule.path.span, "sub")?;
    edits.extend(attempt.manuscript.replace(rule.pattern.as_ref()?.span, subject)?);
    let title = format!("Trust every pod of `{subject}` in place of the pod `{expected}`");
    Some(Step::new(title, Some(edits))?.announcing(EVERYONE))
}

/// One of the values of a list in the place of a pattern, or what the token has.
fn no_pattern(trace: &RuleTrace<'_, '_>, attempt: &Attempt<'_>) -> Option<Step> {
    let rule = trace.rule;
    let Found::Claim(claim) = KeyPath::read(&rule.path.text).ok()?.find(&attempt.decision.asked.token.claims)
    else {
        return None;
    };
    let actual = match claim {
        Value::Array(elements) => elements.first()?.value.scalar_text(),
        claim => claim.scalar_text(),
    };
    let value = Lasting::own(self::claim(&rule.path.text, actual?, attempt));
    let text = pattern(&value)?;
    let title = format!("Write `{text}` as the one pattern of `{}`{}", rule.path.text, value.for_any());
    announcing(Step::new(title, attempt.manuscript.set(rule.value_span, &Draw::text(text))), &value.announces)
}
