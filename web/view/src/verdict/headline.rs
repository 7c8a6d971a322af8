//! The verdict in one word, by shape, word and colour, and what the service would answer.

use whydenied::report::{Report, ServiceError, Verdict};

use crate::mark::Mark as _;
use crate::markup::{Element, el};
use crate::prose::{confidence_badge, prose};

/// What the service answers, and what it answered before, as far as that is known.
fn service_answer(error: &ServiceError) -> Element {
    if error.message.is_empty() {
        let code = el("code").child(error.code.to_string());
        return el("p").child(code).child(", in words that nobody has published");
    }
    let older = error.older_message.as_ref();
    let older = older.map(|older| el("span").class("older").child(format!("Until 2025: {older}")));
    el("p").child(el("code").child(format!("{}: {}", error.code, error.message))).children(older)
}

/// The word and the service's answer.
pub(super) fn headline(report: &Report) -> Element {
    let answer = match &report.error {
        Some(error) => service_answer(error),
        None => el("p").children(prose(&report.lead)),
    };
    sealed(report, answer)
}

/// The verdict over what there is to say of the answer.
pub(super) fn sealed(report: &Report, answer: Element) -> Element {
    el("header").class(format!("headline {}", report.verdict.mark())).child(seal(report.verdict)).child(
        el("div")
            .child(el("h2").child(report.verdict.word()).children(confidence_badge(report.confidence)))
            .child(answer),
    )
}

/// On `depends`: the keys that nobody gave, each with a way to give it.
pub(super) fn unknown_keys(report: &Report, fresh: bool) -> Option<Element> {
    let key = |key: &String| {
        let ask = el("button").attr("type", "button").attr("data-ask", key.clone()).flag("disabled", !fresh);
        el("li").child(el("code").child(key.clone())).child(ask.child("Give a value"))
    };
    (!report.depends_on.is_empty()).then(|| {
        el("section")
            .class("unknown-keys")
            .attr("aria-labelledby", "unknown-keys-title")
            .child(
                el("h3")
                    .attr("id", "unknown-keys-title")
                    .child("Tell what the request carries, and it is settled"),
            )
            .child(el("ul").children(report.depends_on.iter().map(key)))
    })
}

/// Each verdict has an outline of its own, drawn in `index.html`.
fn seal(verdict: Verdict) -> Element {
    let name = match verdict {
        Verdict::Allowed => "#seal-allowed",
        Verdict::Denied => "#seal-denied",
        Verdict::Depends => "#seal-depends",
    };
    el("svg").class("icon").attr("aria-hidden", "true").child(el("use").attr("href", name))
}
