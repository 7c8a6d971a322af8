//! Edits of authorization policies that let a denied exchange happen.
//!
//! As for trust policies: [`obstacle`] names what stands in the way, [`step`] knows what can be done
//! about it, the [search](crate::mend::search) removes one after the other until the policies let the exchange
//! happen, and [`strangers`] measures who else could exchange then. The policies are JSON or YAML, and stay
//! it ([`manuscript`], [`outline`](crate::mend::outline), [`scalar`](crate::mend::scalar)). What no edit of them can mend is a [`remedy`].

mod attempt;
mod manuscript;
mod obstacle;
mod remedy;
mod step;
mod strangers;
mod trial;

use crate::mend::found::Found;
use crate::mend::search::Search;
use crate::mend::{by_weight, is_long};
use crate::outcome::Verdict;
use crate::pulumi::decision::Decision;
use crate::report::{Finding, Input, Report, Severity};
use crate::span::Span;
use strangers::Strangers;

/// The longest text that is edited, in bytes: 40 policies in a program.
const MAX_LENGTH: usize = 65_536;

/// So many policies are mended, the one that comes nearest first.
const MOST_SERVED: usize = 3;

/// Adds to a report's findings the edits that let the exchange happen, and what can be changed elsewhere.
pub(crate) fn offer(decision: &Decision<'_>, report: &mut Report) {
    let asked = decision.asked;
    if asked.document.text.len() > MAX_LENGTH || is_long(asked.token) {
        return;
    }
    remedy::offer(decision, report);
    if report.verdict == Verdict::Depends {
        return;
    }
    let strangers = Strangers::of(decision);
    let trial = trial::OfExchange { asked, strangers: &strangers };
    let (mut search, mut served) = (Search::new(), Vec::new());
    for index in by_weight(report) {
        let Some(finding) = report.findings.get(index) else { continue };
        let Some(place) = finding.span.filter(|_| finding.input == Input::Policy) else { continue };
        let place = Span::new(place.start, place.end);
        let text = asked.document.text;
        let found = if report.verdict == Verdict::Denied {
            let policy = asked.policy_at(place);
            // One fix does all there is to do for a policy.
            if !explains(finding) || served.contains(&policy) || served.len() == MOST_SERVED {
                continue;
            }
            served.push(policy);
            search.fixes(&trial, text, place)
        } else {
            let step = asked.attempt(text, |attempt| step::mend(place, attempt)).flatten();
            step.and_then(|step| search.mended(&trial, text, step)).into_iter().collect()
        };
        if let Some(finding) = report.findings.get_mut(index) {
            Found::offer(found, 0, finding);
        }
    }
}

fn explains(finding: &Finding) -> bool {
    matches!(finding.severity, Severity::Cause | Severity::Error)
}
