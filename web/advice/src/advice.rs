//! What there is to say beyond the verdict on a trust policy.

use std::cell::RefCell;

use whydenied::case::aws::Case;
use whydenied::report::{Finding, Fix, Report, Verdict};
use whydenied_fields::texts::Texts;
use whydenied_view::call;
use whydenied_view::fix::fixes;
use whydenied_view::markup::{Element, Markup, el};
use whydenied_view::place::draw;
use whydenied_view::verdict::finding_row;

use crate::actions::actions;
use crate::variants;

thread_local! {
    /// The edits that are offered, in the order of their buttons, and the text that they are edits of.
    static OFFERED: RefCell<(String, Vec<Fix>)> = const { RefCell::new((String::new(), Vec::new())) };
}

/// Draws what can be done about the verdict on the texts, and the risks of the policy; nothing where
/// there is no verdict.
pub(crate) fn advise(texts: &Texts, pasted: Option<String>, now: i64) {
    let of_call = call::texts(texts);
    let case = call::case(&texts.request, &of_call, now);
    let reports = case.explain().ok().zip(case.check().ok());
    let (mut drawn, mut offered) = (Vec::new(), Vec::new());
    if let Some((told, report)) = &reports {
        if let Some(finding) = report.main_finding() {
            drawn.extend(fixes(finding, &texts.policy));
            offered.extend(finding.fix.iter().chain(&finding.alternatives).cloned());
        }
        drawn.push(actions("policy"));
        drawn.extend(risks(told, report));
    }
    OFFERED.set((texts.policy.clone(), offered));
    draw("[data-advice=fix]", drawn.into_iter().map(Markup::from).collect());
    draw("[data-advice=variants]", let_in(texts, &case, pasted, now).into_iter().map(Markup::from).collect());
}

/// What else the policy lets in, seen from the token that was pasted.
fn let_in(texts: &Texts, case: &Case<'_>, pasted: Option<String>, now: i64) -> Option<Element> {
    let changed = pasted.is_some();
    let in_place = case.token.read()?;
    let seen = Texts { token: pasted.unwrap_or_else(|| texts.token.clone()), ..texts.clone() };
    let of_call = call::texts(&seen);
    let case = call::case(&seen.request, &of_call, now);
    variants::pane(case.variants().ok()?, in_place, changed, |other| case.explain_for(other).ok())
}

/// What the report says beside what the page has told already.
fn risks(told: &Report, report: &Report) -> Option<Element> {
    let is_told = |finding: &&Finding| {
        told.findings
            .iter()
            .any(|one| (&one.code, one.span, &one.title) == (&finding.code, finding.span, &finding.title))
    };
    let risks: Vec<_> = report.findings.iter().filter(|finding| !is_told(finding)).collect();
    let title = match report.verdict {
        Verdict::Allowed => "Allowed, and who else is",
        _ => "Risks of the policy",
    };
    (!risks.is_empty()).then(|| {
        el("section")
            .class("pane findings")
            .attr("aria-labelledby", "risks-title")
            .child(el("header").class("pane-head").child(el("h2").attr("id", "risks-title").child(title)))
            .children(risks.into_iter().map(|finding| finding_row(finding, true)))
    })
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
