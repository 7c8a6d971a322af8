//! What there is to say beyond the verdict on a trust policy.

use std::cell::RefCell;

use whydenied::aws;
use whydenied::report::{Fix, Report};
use whydenied_view::fix::fixes;
use whydenied_view::markup::Markup;
use whydenied_view::texts::Texts;

use crate::place::draw;

thread_local! {
    /// The edits that are offered, in the order of their buttons, and the text that they are edits of.
    static OFFERED: RefCell<(String, Vec<Fix>)> = const { RefCell::new((String::new(), Vec::new())) };
}

/// Draws what can be done about the verdict on the texts; nothing where there is none.
pub(crate) fn advise(texts: &Texts, now: i64) {
    let report = texts.judged(now, aws::check_under);
    let main = report.as_ref().and_then(Report::main_finding);
    let drawn = main.map(|finding| fixes(finding, &texts.policy)).unwrap_or_default();
    let offered = main.map(|finding| finding.fix.iter().chain(&finding.alternatives).cloned().collect());
    OFFERED.set((texts.policy.clone(), offered.unwrap_or_default()));
    draw("[data-advice=fix]", drawn.into_iter().map(Markup::from).collect());
}

/// The policy's text after one of the edits that are offered.
pub(crate) fn fixed(index: usize) -> Option<String> {
    OFFERED.with_borrow(|(text, offered)| {
        let mut edited = text.clone();
        for edit in offered.get(index)?.edits.iter().rev() {
            edited.get(edit.start..edit.end)?;
            edited.replace_range(edit.start..edit.end, &edit.text);
        }
        Some(edited)
    })
}
