//! What a trust policy lets happen.

use leptos::prelude::*;
use whydenied_report::{Finding, Report, Verdict};

use crate::each::Placed;
use crate::verdict::{Shown, Told, findings_pane, told};

/// What the advice says of AWS and the verdict does not.
#[component]
pub(crate) fn Risks(shown: Shown) -> impl IntoView {
    let answers = shown.answers;
    let risks = Memo::new(move |_| {
        answers.advice.with(|advice| {
            let Some(report) = &advice.report else { return Placed::new() };
            // The advice follows the verdict: seen from another one, all of its places would be others.
            answers.report.with_untracked(|shown| risks(report, shown.as_deref()))
        })
    });
    let title = Signal::derive(move || {
        let verdict = answers.advice.with(|advice| advice.report.as_ref().map(|report| report.verdict));
        if verdict == Some(Verdict::Allowed) { "Allowed, and who else is" } else { "Risks of the policy" }
    });
    findings_pane(shown.links(), "risks-title", title, risks)
}

fn risks(report: &Report, shown: Option<&Report>) -> Placed<Told> {
    let is_shown = |finding: &&Finding| {
        shown
            .into_iter()
            .flat_map(|report| &report.findings)
            .any(|one| (&one.code, one.span, &one.title) == (&finding.code, finding.span, &finding.title))
    };
    report.findings.iter().filter(|finding| !is_shown(finding)).map(told).collect()
}
