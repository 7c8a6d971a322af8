//! Edits of a trust policy that let a denied call in.
//!
//! What stands in the way is found in the evaluation, not in the words about it: [`obstacle`] names
//! it, [`step`] knows what can be done about each kind, the [search](crate::mend::search) removes one after the other until
//! the policy lets the call in. [`strangers`] measures whom else it lets in then. The edits keep the
//! look of the text ([`edit`]). What no edit of the policy can mend is a [`remedy`].

mod attempt;
pub(crate) mod edit;
mod obstacle;
mod remedy;
mod step;
mod strangers;
mod trial;

use crate::aws::decision::{Call, Decision};
use crate::aws::explain::report::explain;
use crate::aws::policy::{Policy, Problem, ProblemKind, Side};
use crate::mend::found::Found;
use crate::mend::search::Search;
use crate::mend::{MOST_REMEDIED, by_weight, is_long};
use crate::outcome::Verdict;
use crate::report::{Elsewhere, Finding, Input, Remedy, Report, Severity, title};
use crate::span::Span;
use attempt::{Attempt, Target};
use strangers::Strangers;
use trial::OfCall;

/// The longest policy that is edited, in bytes. IAM takes 4,096 characters at most.
const MAX_LENGTH: usize = 32_768;

/// Adds to a report's findings the edits that let the call in, and what can be changed elsewhere.
pub(crate) fn offer(decision: &Decision<'_>, report: &mut Report) {
    let call = decision.call;
    let is_long = call.policy.own_text().len() > MAX_LENGTH || is_long(call.token);
    if !is_long {
        offer_remedies(decision, report);
    }
    let is_trust = |problem: &Problem| problem.kind != ProblemKind::PermissionsPolicy;
    if let Some(program) = call.policy.beside(Side::Program) {
        if report.verdict == Verdict::Denied && !is_long {
            offer_in_program(call, program, report);
        }
        return;
    }
    let of_role = call.policy.problems.iter().all(is_trust);
    let program = call.policy.program.as_ref();
    let is_text = program.is_none_or(|program| program.manuscript.is_some());
    if report.verdict != Verdict::Depends && !is_long && of_role && is_text {
        offer_fixes(call, &Strangers::of(decision), report);
    }
}

fn offer_remedies(decision: &Decision<'_>, report: &mut Report) {
    let explains = |finding: &Finding| finding.severity == Severity::Cause || finding.input == Input::Token;
    let findings = report.findings.iter().enumerate();
    let explaining = findings.filter(|(_, finding)| explains(finding)).map(|(index, _)| index);
    for index in explaining.take(MOST_REMEDIED).collect::<Vec<_>>() {
        let Some(finding) = report.findings.get(index) else { continue };
        let remedies = remedy::remedies(finding, report, decision);
        if let Some(finding) = report.findings.get_mut(index) {
            finding.remedies = remedies;
        }
    }
}

fn offer_fixes(call: Call<'_>, strangers: &Strangers, report: &mut Report) {
    let mut search = Search::new();
    let mut served = Vec::new();
    for index in by_weight(report) {
        let Some(finding) = report.findings.get(index) else { continue };
        let Some((target, policy, place)) = place_of(finding, &call) else { continue };
        let trial = OfCall { call, target, strangers };
        let found = if report.verdict == Verdict::Denied {
            let explains = matches!(finding.severity, Severity::Cause | Severity::Error);
            let statement = (target, statement_of(policy, place));
            // One fix does all there is to do for a statement.
            if !explains || served.contains(&statement) {
                continue;
            }
            served.push(statement);
            search.fixes(&trial, policy.own_text(), place)
        } else {
            let mend = |attempt: &Attempt<'_>| step::mend(place, attempt);
            let step = call.attempt(target, policy.own_text(), mend).flatten();
            let mended = step.and_then(|step| search.mended(&trial, policy.own_text(), step));
            mended.into_iter().collect()
        };
        if let Some(finding) = report.findings.get_mut(index) {
            Found::offer(found, policy.part.start, finding);
        }
    }
}

/// Adds to the finding that is read first what is to be changed in the program, tried on what the program says.
fn offer_in_program(call: Call<'_>, program: &Policy<'_>, report: &mut Report) {
    let own = Call { policy: program, ..call };
    let decision = own.decide();
    let is_text = program.program.as_ref().is_some_and(|program| program.manuscript.is_some());
    if decision.verdict != Verdict::Denied || !is_text {
        return;
    }
    let mut of_program = explain(&decision);
    offer_fixes(own, &Strangers::of(&decision), &mut of_program);
    let Some(fix) = of_program.fixes().first().map(|(_, fix)| (*fix).clone()) else { return };
    let first = by_weight(report).first().and_then(|index| report.findings.get_mut(*index));
    let Some(finding) = first else { return };
    // What AWS has stays as it is until the program is deployed, so that it is no edit of what is judged.
    let line = fix.edits.first().map(|edit| program.lines().place(Span::new(edit.start, edit.end)).line);
    finding.remedies.push(Remedy {
        place: Elsewhere::Program,
        title: match line {
            Some(line) => title::fit(format!("{}, in line {line}", fix.title)),
            None => fix.title,
        },
        snippet: None,
        claims: Vec::new(),
        parameters: Vec::new(),
        verdict_after: fix.verdict_after,
        remains: fix.needs,
    });
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
