//! Examples to begin with, which the page shows where a verdict will be.

use whydenied::report::Verdict;

use crate::mark::{Mark as _, shape};
use crate::markup::{Element, el};

/// One of `web/gallery/examples.jsonl`: its id, the verdict, whose token it is, and the title.
pub type Example = (&'static str, Verdict, &'static str, &'static str);

/// A list of them, each a button that shows it.
pub fn examples(all: &[Example]) -> Element {
    el("ul").class("examples").children(all.iter().map(example))
}

fn example((id, verdict, issuer, title): &Example) -> Element {
    let mark = verdict.mark();
    let button = el("button")
        .attr("type", "button")
        .class("example")
        .attr("data-example", *id)
        .child(shape(mark))
        .child(el("b").child(*title))
        .child(el("span").class("from").child(format!("{} · {issuer}", verdict.word())));
    el("li").child(button)
}
