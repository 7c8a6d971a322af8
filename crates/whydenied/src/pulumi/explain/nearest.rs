//! Where a rule's pattern and the token's claim part.

use crate::pattern::{Unit, diverge};
use crate::pulumi::compare::RuleTrace;
use crate::report::Nearest;

/// The text of the claim that comes closest to the pattern and where the two part; with the number
/// of bytes of the pattern that agree.
pub(crate) fn nearest(trace: &RuleTrace<'_, '_>) -> Option<(Nearest, usize)> {
    let pattern = &*trace.rule.pattern.as_ref()?.text;
    let parted = trace.actual.iter().enumerate().filter_map(|(actual_index, actual)| {
        let parts = diverge(pattern, Unit::pulumi, actual)?;
        let agreed = parts.pattern.0 + (pattern.len() - parts.pattern.1);
        let nearest =
            Nearest { expected_index: 0, actual_index, expected: parts.pattern, actual: parts.text };
        Some((nearest, agreed))
    });
    // Of equally close ones the first.
    parted.reduce(|best, next| if next.1 > best.1 { next } else { best })
}
