//! One finding beside the first cause: a further cause, a risk, a hint.

use whydenied::report::{Confidence, Finding, Input, Words};

use crate::mark::{Mark as _, shape};
use crate::markup::{Element, el, link, unseen};
use crate::prose::{confidence_badge, line_of, paragraph, prose, sentence};

/// A finding with all it says.
pub fn finding_row(finding: &Finding, fresh: bool) -> Element {
    let mark = finding.severity.mark();
    let title = el("h3")
        .child(unseen(format!("{}: ", finding.severity.word())))
        .children(prose(&sentence(&finding.title)));
    el("article").class(format!("row finding {mark}")).child(shape(mark)).child(
        el("div")
            .child(title)
            .children(paragraph("detail", &finding.detail))
            .children(paragraph("help", &finding.help))
            .child(provenance(finding, fresh)),
    )
}

/// Where it is, how surely it is known, where it says so, and its code.
pub(super) fn provenance(finding: &Finding, fresh: bool) -> Element {
    let location = finding.span.map(|span| {
        let text = match finding.input {
            Input::Policy => line_of(span),
            Input::Token => format!("token, {}", line_of(span)),
            Input::Provider => format!("provider, {}", line_of(span)),
            Input::Jwks => format!("keys, {}", line_of(span)),
            Input::Request => format!("request, {}", line_of(span)),
            Input::ResourceControlPolicy => format!("resource control policy, {}", line_of(span)),
        };
        link(text).at(finding.input, span).flag("disabled", !fresh)
    });
    let documented = (finding.confidence == Confidence::Documented).then(|| el("span").child("documented"));
    let source = finding.source.clone().map(|source| {
        el("a").attr("href", source).attr("target", "_blank").attr("rel", "noreferrer").child("source")
    });
    el("p")
        .class("provenance")
        .children(location)
        .children(documented)
        .children(confidence_badge(finding.confidence))
        .children(source)
        .child(code(finding.code.clone()))
}

/// The code, which is the way to what it means.
fn code(code: Words) -> Element {
    el("button")
        .attr("type", "button")
        .class("code link")
        .attr("data-explains", code.clone())
        .attr("title", "What this means")
        .child(code)
}
