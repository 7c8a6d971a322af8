//! What AWS has is denied, and the program that makes the role stands beside it: what to do is an edit of the program.

use super::{Strangers, offer_fixes};
use crate::aws::decision::Call;
use crate::aws::explain::report::explain;
use crate::aws::policy::Policy;
use crate::mend::by_weight;
use crate::outcome::Verdict;
use crate::report::{Elsewhere, Remedy, Report, title};
use crate::span::Span;

/// Adds to the finding that is read first what is to be changed in the program, tried on what the program says.
pub(super) fn offer(call: Call<'_>, program: &Policy<'_>, report: &mut Report) {
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
