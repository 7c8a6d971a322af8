//! For whom a token must be meant.

pub(crate) mod audience_under_like;
pub(crate) mod no_audience_condition;
pub(crate) mod wildcard_audience;

use super::grant::Grant;
use super::opening::anyone;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::finding::known::Known;
use crate::operator::Test;
use crate::report::{Finding, Severity};

crate::finding::entry::entries![audience_under_like, no_audience_condition, wildcard_audience,];

/// `opened` says whether strangers were found to get in; the risks from `told` on are about this statement.
pub(crate) fn lint(grant: &Grant<'_>, opened: bool, told: usize, findings: &mut Findings<'_>) {
    let mut tested = false;
    // Where the audience names the customer, it was told who gets in.
    let known = Known::of(findings.risks.get(told..).unwrap_or_default());
    for condition in ["aud", "oaud", "app_id"].into_iter().flat_map(|name| grant.tests(name)) {
        let Some(operator) = condition.operator.filter(|operator| operator.test != Test::Null) else {
            continue;
        };
        tested = true;
        if operator.test != Test::StringLike || operator.negated {
            continue;
        }
        for value in &condition.values {
            if value.text.contains(['*', '?']) {
                let message = Message::new(
                    format!("`{}` lets in audiences that you do not know", value.text),
                    "A token for another service passes as one for AWS, if whoever gets hold of it uses it here.",
                    "name each audience whole, under `StringEquals`",
                );
                let found = findings.at(&wildcard_audience::KIND, value.span, message);
                if !known.has(&found) {
                    findings.risks.push(Finding { severity: Severity::Warning, ..found });
                }
            } else {
                let message = Message::new(
                    "`StringLike` tests an audience that has no wildcard",
                    "It works like `StringEquals` until somebody adds a `*`, which lets in audiences of others.",
                    "use `StringEquals` for the audience",
                );
                findings.risk(&audience_under_like::KIND, condition.operator_name.span, message);
                break;
            }
        }
    }
    if !tested && !opened {
        none(grant, findings);
    }
}

fn none(grant: &Grant<'_>, findings: &mut Findings<'_>) {
    let url = &grant.provider.url;
    let built_in = grant.provider.is_built_in();
    let message = if built_in {
        Message::new(
            "No audience is tested, so a token made for any other application will do",
            format!("{} has one, and AWS keeps no list of client IDs for this provider.", anyone(grant)),
            format!("test `{url}:aud`"),
        )
    } else {
        Message::new(
            "No audience is tested: the client IDs of the IAM provider decide alone",
            "Every client ID that is ever added to the provider can assume the role then.",
            format!("test `{url}:aud`"),
        )
    };
    let severity = if built_in { Severity::Warning } else { Severity::Hint };
    findings.risks.push(Finding {
        severity,
        ..findings.at(&no_audience_condition::KIND, grant.trust.place(), message)
    });
}
