//! Which of the expected values comes closest, and where the two part.

use std::borrow::Cow;

use crate::aws::evaluate::ConditionTrace;
use crate::aws::operator::Test;
use crate::aws::policy::ConditionValue;
use crate::pattern::{Divergence, Unit, diverge};
use crate::report::Nearest;

/// The expected value that comes closest to a request value, and where the two part.
pub(crate) fn nearest(trace: &ConditionTrace<'_, '_>, actual: &[Cow<'static, str>]) -> Option<Nearest> {
    let agreed = |nearest: &Nearest| {
        let length = trace.condition.values.get(nearest.expected_index).map_or(0, |value| value.text.len());
        nearest.expected.0 + (length - nearest.expected.1)
    };
    // Of equally close ones the first.
    candidates(trace, actual).fold(None, |best, next| match best {
        Some(best) if agreed(&best) >= agreed(&next) => Some(best),
        _ => Some(next),
    })
}

/// Each expected value beside each of the request, and where the two part.
pub(super) fn candidates<'a>(
    trace: &'a ConditionTrace<'_, '_>,
    actual: &'a [Cow<'static, str>],
) -> impl Iterator<Item = Nearest> + 'a {
    let operator = trace.condition.operator.filter(|operator| !operator.negated);
    let values = || trace.condition.values.iter().enumerate();
    actual.iter().enumerate().flat_map(move |(actual_index, actual)| {
        values().filter_map(move |(expected_index, expected)| {
            let parts = parting(operator?.test, expected, actual)?;
            Some(Nearest { expected_index, actual_index, expected: parts.pattern, actual: parts.text })
        })
    })
}

/// Where the two part; `None` for tests that do not compare texts, and with policy variables.
fn parting(test: Test, expected: &ConditionValue<'_>, actual: &str) -> Option<Divergence> {
    if expected.template.is_some() {
        return None;
    }
    match test {
        Test::StringLike => diverge(&expected.text, Unit::aws, actual),
        Test::StringEquals | Test::StringEqualsIgnoreCase => diverge(&expected.text, Unit::Char, actual),
        _ => None,
    }
}
