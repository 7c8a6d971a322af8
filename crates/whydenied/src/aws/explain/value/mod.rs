//! Why a value of the request does not match what a policy expects.

pub(crate) mod audience;
pub(crate) mod cognito_amr_mismatch;
mod failed_test;
mod filled;
pub(crate) mod form;
pub(crate) mod key_must_be_absent;
mod key_values_swapped;
mod mismatch;
pub(crate) mod module_changes_value;
pub(crate) mod multivalued_without_set_operator;
mod nearest;
pub(crate) mod value_mismatch;
pub(crate) mod value_ruled_out;
pub(crate) mod variable_needs_2012;
pub(crate) mod variable_unresolved;

use failed_test::FailedTest;
use mismatch::Mismatch;
pub(crate) use nearest::nearest;
use nearest::{candidates, closest};

use crate::Token;
use crate::aws::context::Context;
use crate::aws::evaluate::ConditionTrace;
use crate::aws::policy::Version;
use crate::finding::kind::Cause;
use crate::issuer::Peculiarity;
use crate::near_miss::placeholder::{self, unreplaced_placeholder};
use crate::near_miss::subject::{self, github};

crate::finding::entry::entries![
    cognito_amr_mismatch,
    key_must_be_absent,
    module_changes_value,
    multivalued_without_set_operator,
    value_mismatch,
    value_ruled_out,
    variable_needs_2012,
    variable_unresolved,
];

/// What the test itself shows, before any two values are compared; in the order in which it is looked for.
const OF_TEST: &[fn(&FailedTest<'_>) -> Option<Cause>] = &[
    multivalued_without_set_operator::cause,
    key_must_be_absent::cause,
    value_mismatch::of_null,
    value_ruled_out::cause,
    unreplaced,
    variable_needs_2012::cause,
    variable_unresolved::cause,
];

/// The cause of a denial in which the comparison itself failed, and which of the listed values it is
/// about.
pub(crate) fn cause(
    trace: &ConditionTrace<'_, '_>,
    version: Version,
    token: &Token,
    context: &Context,
) -> (Cause, Option<usize>) {
    let found = context.lookup(&trace.condition.key.text);
    let values = found.values().unwrap_or_default();
    let filled = values.first().and_then(|actual| filled::beside(trace.condition, actual));
    let beside = filled.as_ref().map(|condition| ConditionTrace { condition, ..*trace });
    let trace = beside.as_ref().unwrap_or(trace);
    let unlike = || (value_mismatch::unlike(trace, context), None);
    let Some(test) = FailedTest::of(trace, values, version, token, context) else { return unlike() };
    if let Some(cause) = OF_TEST.iter().find_map(|cause| cause(&test)) {
        return (cause, None);
    }
    let candidates = candidates(trace, values);
    let Some(nearest) = closest(trace, candidates.iter().copied()) else { return unlike() };
    let it = test.mismatch(nearest);
    let about = Some(nearest.expected_index);
    if let Some(placeholder) = placeholder::needed(it.expected, it.actual) {
        return (unreplaced_placeholder::of_value(placeholder, it.actual), about);
    }
    // A value that is right but for its form is closer than any other.
    if it.choices > 1
        && let Some((near, cause)) =
            candidates.iter().find_map(|near| Some((near, form::cause(&test.mismatch(*near))?)))
    {
        return (cause, Some(near.expected_index));
    }
    (of_mismatch(&it), about)
}

/// The only listed value has a placeholder.
fn unreplaced(test: &FailedTest<'_>) -> Option<Cause> {
    let [value] = &*test.condition.values else { return None };
    let placeholder = placeholder::needed(&value.text, test.first())?;
    Some(unreplaced_placeholder::of_value(placeholder, test.first()))
}

/// Why two texts do not match.
fn of_mismatch(it: &Mismatch<'_>) -> Cause {
    form::cause(it)
        .or_else(|| of_claim(it))
        .or_else(|| form::partial_value::cause(it))
        .unwrap_or_else(|| value_mismatch::cause(it))
}

/// What the key's claim shows.
fn of_claim(it: &Mismatch<'_>) -> Option<Cause> {
    let swapped = |may_be| key_values_swapped::cause(it, may_be);
    let is_github = it.context.provider.issuer.is_some_and(|issuer| issuer.is(Peculiarity::GitHubActions));
    match it.name {
        "aud" => swapped(|claim| claim == "sub").or_else(|| Some(audience::cause(it))),
        "sub" => swapped(|claim| claim == "aud")
            .or_else(|| subject::cause(&it.subjects()))
            .or_else(|| swapped(|_| true)),
        "environment" if is_github => Some(github::environments(it.actual, it.expected)),
        "ref" if is_github => Some(github::refs(it.actual, it.expected)),
        "amr" => cognito_amr_mismatch::cause(it).or_else(|| Some(value_mismatch::cause(it))),
        _ => swapped(|_| true),
    }
}
