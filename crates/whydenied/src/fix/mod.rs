//! Edits of a policy that let a denied call in, each tried before it is offered.
//!
//! What stands in the way is found in the evaluation, not in the words about it: [`obstacle`] names
//! it, [`repair`] knows what can be done about each kind, [`search`] removes one after the other until
//! the policy lets the call in. [`strangers`] measures whom else it lets in then. The edits keep the
//! look of the text ([`layout`], [`style`]). What no edit of the policy can mend is a [`remedy`].

mod amend;
mod attempt;
mod draft;
mod layout;
mod obstacle;
mod remedy;
mod repair;
mod search;
mod strangers;
mod style;
mod title;

use crate::aws::context::Context;
use crate::aws::policy::{Policy, Problem, ProblemKind};
use crate::outcome::Verdict;
use crate::report::{DecidedBy, Edit, Finding, Fix, Input, Report, Severity, Words};
use crate::span::Span;
pub(crate) use attempt::Call;
use attempt::Target;
use search::{Found, Search};
use strangers::Strangers;

/// The longest policy that is edited, in bytes. IAM takes 4,096 characters at most.
const MAX_LENGTH: usize = 32_768;

/// Adds to a report's findings the edits that let the call in, and what can be changed elsewhere.
pub(crate) fn offer(call: Call<'_>, report: &mut Report) {
    let strangers = Strangers::of(&call);
    offer_remedies(call, strangers.context(), report);
    let is_trust = |problem: &Problem| problem.kind != ProblemKind::PermissionsPolicy;
    let of_role = call.policy.problems.iter().all(is_trust);
    if report.verdict != Verdict::Depends && call.policy.own_text().len() <= MAX_LENGTH && of_role {
        offer_fixes(call, Search::new(call, strangers), report);
    }
}

fn offer_remedies(call: Call<'_>, context: &Context, report: &mut Report) {
    let explains = |finding: &Finding| finding.severity == Severity::Cause || finding.input == Input::Token;
    for index in 0..report.findings.len() {
        let Some(finding) = report.findings.get(index).filter(|finding| explains(finding)) else { continue };
        let remedies = remedy::remedies(finding, report, call, context);
        if let Some(finding) = report.findings.get_mut(index) {
            finding.remedies = remedies;
        }
    }
}

fn offer_fixes(call: Call<'_>, mut search: Search<'_>, report: &mut Report) {
    let mut served = Vec::new();
    for index in by_weight(report) {
        let Some(finding) = report.findings.get(index) else { continue };
        let Some((target, policy, place)) = place_of(finding, &call) else { continue };
        let found = if report.verdict == Verdict::Denied {
            let explains = matches!(finding.severity, Severity::Cause | Severity::Error);
            let statement = (target, statement_of(policy, place));
            // One fix does all there is to do for a statement.
            if !explains || served.contains(&statement) {
                continue;
            }
            served.push(statement);
            search.fixes(target, policy.own_text(), place)
        } else {
            search.mended(target, policy.own_text(), place).into_iter().collect()
        };
        let mut titles = Vec::new();
        let mut fixes = found.into_iter().map(|found| {
            let fix = fix(found, policy.part.start, &titles);
            titles.push(fix.title.clone());
            fix
        });
        let (first, others) = (fixes.next(), fixes.collect());
        if let Some(finding) = report.findings.get_mut(index) {
            (finding.fix, finding.alternatives) = (first, others);
        }
    }
}

/// The findings, the one that a person reads first in front.
fn by_weight(report: &Report) -> Vec<usize> {
    let main = report.main_finding();
    let is_main = |finding: &Finding| main.is_some_and(|main| std::ptr::eq(main, finding));
    let mut order: Vec<_> = report.findings.iter().map(|finding| !is_main(finding)).enumerate().collect();
    order.sort_by_key(|(_, later)| *later);
    order.into_iter().map(|(index, _)| index).collect()
}

/// The document that a finding points into, and its place in the policy's own text.
fn place_of<'a>(finding: &Finding, call: &Call<'a>) -> Option<(Target, &'a Policy<'a>, Span)> {
    let target = match finding.input {
        Input::Policy => Target::Trust,
        Input::ResourceControlPolicy => Target::ResourceControl(finding.document),
        _ => return None,
    };
    let policy = call.document(target)?;
    let (span, start) = (finding.span?, policy.part.start);
    Some((target, policy, Span::new(span.start.checked_sub(start)?, span.end.checked_sub(start)?)))
}

/// The statement that a place is in.
fn statement_of(policy: &Policy<'_>, place: Span) -> Option<usize> {
    let start = policy.part.start;
    let holds = |span: Span| span.start <= place.start + start && place.end + start <= span.end;
    policy.statements.iter().position(|statement| holds(statement.span))
}

/// A text that was found, as edits of the text that the policy stands in, under a title of its own.
fn fix(found: Found<'_>, offset: usize, taken: &[String]) -> Fix {
    let edits = found.draft.edits().into_iter();
    let edits = edits.map(|edit| Edit { start: edit.start + offset, end: edit.end + offset, ..edit });
    Fix {
        title: title::title(&found, taken),
        edits: edits.collect(),
        verdict_after: found.verdict,
        needs: needs(&found),
        admits: found.admits.into_iter().map(Words::from).collect(),
    }
}

/// What the call still needs.
fn needs(found: &Found<'_>) -> Vec<Words> {
    match found.verdict {
        Verdict::Allowed => Vec::new(),
        Verdict::Depends => found
            .depends_on
            .iter()
            .map(|key| format!("a value of `{key}` that the policy lets in").into())
            .collect(),
        Verdict::Denied if found.decided_by == DecidedBy::Request => {
            vec!["parameters of the call that AWS takes".into()]
        }
        Verdict::Denied => vec!["a token that AWS takes".into()],
    }
}
