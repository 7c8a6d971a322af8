//! Wildcards that let in more of the same owner, or of the same project, than one means to.

mod broad_wildcard;
mod expected;
mod no_subject_condition;
mod trusts_pull_requests;

use super::grant::Grant;
use crate::finding::collected::Findings;
use expected::Expected;

/// Adds what lets in more than one project of an owner, or than one branch of a project.
pub(crate) fn lint(grant: &Grant<'_>, findings: &mut Findings<'_>) {
    let Some(tenancy) = grant.tenancy else { return };
    let mut tests_subject = false;
    for condition in grant.tests("sub") {
        let Some(operator) = condition.operator.filter(|operator| !operator.tests_presence()) else {
            continue;
        };
        tests_subject = true;
        let values =
            condition.values.iter().filter(|value| value.template.is_none() && !operator.is_negated());
        for value in values {
            let Some(pattern) = grant.pattern(value, operator) else { return };
            for shape in grant.shapes() {
                if lint_value(&Expected { grant, tenancy, value, pattern: &pattern, shape }, findings) {
                    break;
                }
            }
        }
    }
    if !tests_subject && tenancy.any_project_is_risky {
        no_subject_condition::lint(grant, tenancy, findings);
    }
}

/// Adds that a value lets in too many; whether it does. What lets in every project lets in every branch of one,
/// and need not be said.
fn lint_value(expected: &Expected<'_>, findings: &mut Findings<'_>) -> bool {
    if broad_wildcard::lint_projects(expected, findings) {
        return true;
    }
    if !expected.tenancy.any_rest_is_risky {
        return false;
    }
    let admitted = expected.admitted_rests();
    trusts_pull_requests::lint(expected, &admitted, findings)
        || broad_wildcard::lint_rests(expected, &admitted, findings)
}
