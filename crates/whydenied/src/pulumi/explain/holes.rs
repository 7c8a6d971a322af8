//! The expressions of the program that the authorization policies were read from, as the report shows them.

use crate::pattern::Unit;
use crate::program::Filled;
use crate::pulumi::compare::{Reason, RuleTrace};
use crate::pulumi::decision;
use crate::pulumi::policy::Decision;
use crate::report::HoleReport;
use crate::text::Text;

/// What they were taken for, and what those that are open would have to be.
pub(crate) fn holes(decision: &decision::Decision<'_>) -> Vec<HoleReport> {
    let decides = decision.expressions();
    let report = |filled: &Filled<'_>| {
        let mut own = filled.report(decision.lines());
        own.decides = decides.iter().any(|name| *name == filled.expression);
        if own.decides {
            say_needs(&mut own, decision);
        }
        own
    };
    decision.asked.document.filled.iter().map(report).collect()
}

/// What the rules that rest on an expression would have to find in its place.
fn say_needs(hole: &mut HoleReport, decision: &decision::Decision<'_>) {
    for policy in &decision.trace.policies {
        let wanted = match policy.policy.decision {
            Some(Decision::Allow) => &mut hole.needs,
            Some(Decision::Deny) => &mut hole.must_not_be,
            None => continue,
        };
        for text in policy.rules.iter().filter_map(|rule| needed(rule, &hole.expression)).flatten() {
            if !wanted.contains(&text) {
                wanted.push(text);
            }
        }
    }
    // A pattern is written there.
    hole.may_be_pattern = !hole.needs.is_empty();
}

/// The texts of which the expression would have to be one, if it is the only one of the pattern and no wildcard beside it
/// leaves a choice.
fn needed(rule: &RuleTrace<'_, '_>, expression: &str) -> Option<Vec<String>> {
    let pattern = rule.rule.pattern.as_ref().filter(|_| rule.reason == Reason::Open)?;
    let (before, after) = around(pattern, expression)?;
    if !before.chars().chain(after.chars()).all(|letter| Unit::pulumi(letter) == Unit::Char(letter)) {
        return None;
    }
    let between = |text: &str| Some(text.strip_prefix(before)?.strip_suffix(after)?.to_owned());
    Some(rule.actual.iter().filter_map(|text| between(text)).collect())
}

/// What a text says before and after its only hole, which is that expression.
fn around<'p>(text: &'p Text<'_>, expression: &str) -> Option<(&'p str, &'p str)> {
    let [hole] = &*text.holes else { return None };
    (hole.expression == expression)
        .then_some((text.text.get(..hole.part.start)?, text.text.get(hole.part.end..)?))
}
