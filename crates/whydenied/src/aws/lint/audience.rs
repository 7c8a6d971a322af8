//! For whom a token must be meant.

pub(crate) mod audience_under_like;
pub(crate) mod no_audience_condition;
pub(crate) mod wildcard_audience;

use super::grant::Grant;
use crate::finding::collected::Findings;
use crate::finding::known::Known;

crate::finding::entry::entries![audience_under_like, no_audience_condition, wildcard_audience,];

/// Adds what is wrong with the tests of the audience, or that there is none. `opened` says whether strangers
/// were found to get in; the risks from `first` on are about this statement.
pub(crate) fn lint(grant: &Grant<'_>, opened: bool, first: usize, findings: &mut Findings<'_>) {
    let mut tested = false;
    // Where the audience names the customer, it was reported who gets in.
    let known = Known::of(findings.risks.get(first..).unwrap_or_default());
    for condition in ["aud", "oaud", "app_id"].into_iter().flat_map(|name| grant.tests(name)) {
        let Some(operator) = condition.operator.filter(|operator| !operator.tests_presence()) else {
            continue;
        };
        tested = true;
        if operator.compares_patterns() && !operator.is_negated() {
            wildcard_audience::lint(condition, &known, findings);
            audience_under_like::lint(condition, findings);
        }
    }
    if !tested && !opened {
        no_audience_condition::lint(grant, findings);
    }
}
