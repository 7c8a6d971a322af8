//! What the code of a finding means, in the words of `whydenied explain`.

use whydenied::{Example, Explanation};
use whydenied_view::mark::{Mark as _, shape};
use whydenied_view::markup::{Element, el};
use whydenied_view::place::draw;
use whydenied_view::prose::{confidence_badge, paragraph, prose};

/// Draws what the code means into the dialog that is open for it; whether there is such a code.
pub(crate) fn explain(code: &str) -> bool {
    let Some(told) = whydenied::explain(code) else { return false };
    draw("#explanation-title", prose(told.title));
    let body = [head(&told)].into_iter().chain(paragraph("why", told.why)).chain([help(&told)]);
    let examples = [("What triggers it", &told.example), ("What comes close and does not", &told.near)];
    let examples = examples.into_iter().flat_map(|(title, it)| example(title, it));
    draw("#explanation-body", body.chain(examples).map(Into::into).collect());
    true
}

/// How much it matters, how surely it is known, and who says so.
fn head(told: &Explanation) -> Element {
    let analyzer = told
        .access_analyzer
        .map(|issue| el("span").child("IAM Access Analyzer: ").child(el("code").child(issue)));
    let source = told.source.map(|source| {
        el("a").attr("href", source).attr("target", "_blank").attr("rel", "noreferrer").child("source")
    });
    el("p")
        .class("provenance")
        .child(shape(told.severity.mark()))
        .child(el("span").child(told.severity.word()))
        .child(el("code").class("code").child(told.code))
        .children(confidence_badge(told.confidence))
        .children(analyzer)
        .children(source)
}

fn help(told: &Explanation) -> Element {
    el("p").child(el("b").child("What to do: ")).children(prose(told.help)).child(".")
}

/// The texts of an example, each under what it is.
fn example(title: &'static str, example: &Example) -> Vec<Element> {
    let part = |(name, text): (&'static str, &str)| {
        let text =
            el("pre").attr("tabindex", "0").attr("aria-label", name).child(el("code").child(text.to_owned()));
        [el("h4").child(name), text]
    };
    std::iter::once(el("h3").child(title)).chain(example.parts().flat_map(part)).collect()
}
