//! Which of the expected values comes closest, and where the two part.

use std::borrow::Cow;

use crate::aws::evaluate::ConditionTrace;
use crate::aws::policy::ConditionValue;
use crate::operator::Operator;
use crate::pattern::{Divergence, diverge};
use crate::report::Nearest;

/// The expected value that comes closest to a request value, and where the two part.
pub(crate) fn nearest(trace: &ConditionTrace<'_, '_>, actual: &[Cow<'static, str>]) -> Option<Nearest> {
    closest(trace, candidates(trace, actual))
}

/// The closest of the candidates; of equally close ones the first.
pub(crate) fn closest(
    trace: &ConditionTrace<'_, '_>,
    candidates: impl IntoIterator<Item = Nearest>,
) -> Option<Nearest> {
    let agreed = |nearest: &Nearest| {
        let length = trace.condition.values.get(nearest.expected_index).map_or(0, |value| value.text.len());
        nearest.expected.0 + (length - nearest.expected.1)
    };
    candidates.into_iter().reduce(|best, next| if agreed(&best) >= agreed(&next) { best } else { next })
}

/// Each pair of an expected value and one of the request, and where the two part.
pub(crate) fn candidates(trace: &ConditionTrace<'_, '_>, actual: &[Cow<'static, str>]) -> Vec<Nearest> {
    let Some(operator) = trace.condition.operator.filter(|operator| !operator.is_negated()) else {
        return Vec::new();
    };
    let values = || trace.condition.values.iter().enumerate();
    let pairs = actual.iter().enumerate().flat_map(|actual| values().map(move |expected| (expected, actual)));
    pairs
        .filter_map(|((expected_index, expected), (actual_index, actual))| {
            let parts = parting(operator, expected, actual)?;
            Some(Nearest { expected_index, actual_index, expected: parts.pattern, actual: parts.text })
        })
        .collect()
}

/// Where the two part; `None` for operators that do not compare texts, and with policy variables.
fn parting(operator: Operator, expected: &ConditionValue<'_>, actual: &str) -> Option<Divergence> {
    if expected.template.is_some() || !operator.compares_text() {
        return None;
    }
    diverge(&expected.text, operator.unit(), actual)
}
