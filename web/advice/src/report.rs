//! The report on the texts of one side, to be taken along.

use whydenied::report::{Report, to_json};
use whydenied_view::call;
use whydenied_view::mark::Mark as _;

use crate::exchange;
use crate::texts::Texts;

/// The report on what is asked: about an exchange where there are policies of Pulumi Cloud, else about a
/// trust policy. Nothing where a text is missing or cannot be read.
fn report(named: Vec<String>, now: i64) -> Option<Report> {
    let texts = Texts::of(named);
    if texts.given(exchange::POLICY).is_some() {
        return exchange::case(&texts, now).check().ok();
    }
    let texts = whydenied_fields::texts::Texts::of(texts.named());
    call::case(&texts.request, &call::texts(&texts), now).check().ok()
}

/// The word of the verdict, and the code of its first cause.
pub(crate) fn judged(named: Vec<String>, now: i64) -> Vec<String> {
    let Some(report) = report(named, now) else { return Vec::new() };
    let cause = report.main_finding().map(|finding| finding.code.to_string());
    [report.verdict.word().to_owned()].into_iter().chain(cause).collect()
}

/// The report as Markdown.
pub(crate) fn markdown(named: Vec<String>, now: i64) -> Option<String> {
    report(named, now).map(|report| report.to_markdown())
}

/// The report as the command prints it with `--format json`.
pub(crate) fn json(named: Vec<String>, now: i64) -> Option<String> {
    to_json(&report(named, now)?).ok()
}
