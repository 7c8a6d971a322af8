//! Findings besides the main one, each in a few lines.

use whydenied::report::{Confidence, Finding, Report};

use super::fix::{number, remaining};
use super::mark::Mark;
use super::{MOST_FINDINGS, more};
use crate::input::Documents;
use crate::screen::{BOLD, DIM, Screen, visible};

/// Columns of the severity: those of its longest word.
const SEVERITY: usize = 7;
/// Columns before the words.
const INDENT: usize = 2 + SEVERITY + 2;

pub(super) fn list<'a>(
    findings: impl Iterator<Item = &'a Finding>,
    report: &Report,
    documents: &Documents,
    screen: Screen,
) -> Option<String> {
    let findings: Vec<_> = findings.collect();
    let told = findings.iter().take(MOST_FINDINGS);
    let rows: String = told.map(|finding| row(finding, report, documents, screen)).collect();
    let more = more(findings.len()).map(|more| format!("  {more}")).unwrap_or_default();
    (!rows.is_empty()).then(|| format!("{}\n{rows}{more}", screen.paint(BOLD, "Also found")))
}

fn row(finding: &Finding, report: &Report, documents: &Documents, screen: Screen) -> String {
    let mark = Mark::of_severity(finding.severity).paint(SEVERITY, screen);
    let document = documents.get(finding.input, finding.document);
    let place = finding.span.zip(document).map_or_else(String::new, |(span, document)| {
        format!(" {}:{}:{}", visible(&document.name), span.line, span.column)
    });
    let title = screen.paint(BOLD, &screen.hang(&visible(&finding.title), INDENT));
    let mut text = vec![format!("  {mark}  {title}\n")];
    let fix = finding.fix.as_ref();
    let fix = fix.map(|fix| format!("fix {}: {}", number(fix, report), visible(&fix.title)));
    let remedies = finding.remedies.iter();
    let remedies = remedies.map(|it| {
        let title = format!("in {}: {}", it.place.name(), visible(&it.title));
        [title].into_iter().chain(remaining(it)).collect::<Vec<_>>().join("; ")
    });
    let notes = [
        Some(visible(&finding.detail)).filter(|detail| !detail.is_empty()),
        finding.plain_help().map(|help| format!("help: {}", visible(help))),
        basis(finding.confidence).map(|basis| format!("basis: {basis}")),
        fix,
    ];
    for note in notes.into_iter().flatten().chain(remedies) {
        text.push(format!("{:INDENT$}{}\n", "", screen.hang(&note, INDENT)));
    }
    let code = screen.paint(DIM, &format!("[{}]{place}", finding.code));
    text.push(format!("{:INDENT$}{code}\n", ""));
    text.concat()
}

/// How a finding is known, where documentation does not say it.
pub(super) const fn basis(confidence: Confidence) -> Option<&'static str> {
    match confidence {
        Confidence::Documented => None,
        Confidence::Observed => Some("seen from the real service, documented nowhere"),
        Confidence::Inferred => Some("inferred from what is documented"),
        Confidence::Unconfirmed => Some("nothing published settles it"),
    }
}
