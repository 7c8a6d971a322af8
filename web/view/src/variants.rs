//! What the policy lets in: tokens like the one at hand, each with its verdict.

use whydenied::report::{ClaimChange, Report, Variant, Verdict};

use crate::mark::{Mark as _, shape};
use crate::markup::{Element, el, unseen};
use crate::prose::{prose, sentence};

/// The id of what is told of the chosen one.
const DETAIL: &str = "variant";

/// The row as it stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row<'r> {
    /// The token at hand first.
    pub variants: &'r [Variant],
    /// Which one is looked at.
    pub chosen: Option<usize>,
    /// The report on that one.
    pub report: Option<&'r Report>,
    /// Which one stands in place of the token that was pasted.
    pub tried: Option<usize>,
    /// Whether anything stands in its place.
    pub changed: bool,
}

impl Row<'_> {
    /// The pane: those that get in, those that may, those that are kept out. Nothing where there are no
    /// other tokens.
    pub fn pane(&self) -> Option<Element> {
        let others = self.variants.len().checked_sub(1).filter(|others| *others > 0)?;
        let count = self.variants.iter().filter(|one| one.verdict == Verdict::Allowed).count();
        let facts = format!("{count} of {} tokens like this one get in", others + 1);
        let changed = self.changed.then(|| {
            el("p")
                .class("note changed")
                .child("You are trying another token than the one you pasted. ")
                .child(crate::markup::link("Bring the pasted token back").attr("data-restores", ""))
        });
        let groups = [Verdict::Allowed, Verdict::Depends, Verdict::Denied];
        Some(
            el("section")
                .class("pane variants")
                .attr("aria-labelledby", "variants-title")
                .child(
                    el("header")
                        .class("pane-head")
                        .child(el("h2").attr("id", "variants-title").child("What this policy lets in"))
                        .child(el("p").class("facts").child(facts)),
                )
                .children(changed)
                .children(groups.into_iter().filter_map(|verdict| self.group(verdict))),
        )
    }

    fn group(&self, verdict: Verdict) -> Option<Element> {
        let own = self.variants.iter().enumerate().filter(|(_, one)| one.verdict == verdict);
        let chips: Vec<_> = own.map(|(index, one)| el("li").child(self.chip(index, one))).collect();
        let chosen = self.chosen.and_then(|index| Some((index, self.variants.get(index)?)));
        let detail = chosen.filter(|(_, one)| one.verdict == verdict);
        (!chips.is_empty()).then(|| {
            el("div")
                .class(format!("group {}", verdict.mark()))
                .child(el("h3").child(shape(quiet(verdict))).child(words(verdict)))
                .child(el("ul").class("chips").children(chips))
                .children(detail.map(|(index, one)| self.detail(index, one)))
        })
    }

    fn chip(&self, index: usize, variant: &Variant) -> Element {
        let chosen = self.chosen == Some(index);
        let tag =
            if variant.is_this { Some("yours") } else { (self.tried == Some(index)).then_some("tried") };
        el("button")
            .attr("type", "button")
            .class(format!("chip {}{}", variant.verdict.mark(), if chosen { " chosen" } else { "" }))
            .attr("data-variant", index.to_string())
            .attr("aria-expanded", if chosen { "true" } else { "false" })
            .attr("aria-controls", DETAIL)
            .child(shape(if variant.is_this { variant.verdict.mark() } else { quiet(variant.verdict) }))
            .child(unseen(format!("{}: ", words(variant.verdict))))
            .child(el("span").children(prose(&variant.label)))
            .children(tag.map(|tag| el("span").class("tag").child(tag)))
    }

    /// What the chosen one would be, and the way to try it.
    fn detail(&self, index: usize, variant: &Variant) -> Element {
        let cause = self.report.and_then(Report::main_finding).filter(|_| variant.verdict == Verdict::Denied);
        let why = match (variant.verdict, cause) {
            (Verdict::Depends, _) => {
                let keys: Vec<_> = variant.depends_on.iter().map(|key| format!("`{key}`")).collect();
                Some(format!("it rests on {}", keys.join(" and ")))
            }
            (_, cause) => cause.map(|cause| cause.title.clone()),
        };
        let changes = (!variant.changes.is_empty())
            .then(|| el("dl").class("changes").children(variant.changes.iter().map(change)));
        let none = variant.is_this.then(|| el("p").class("note").child("This is the token that you pasted."));
        let is_there = if self.changed { self.tried == Some(index) } else { variant.is_this };
        let action = match (is_there, variant.is_this) {
            (true, _) => None,
            (false, true) => Some(el("button").attr("data-restores", "").child("Bring it back")),
            (false, false) => {
                Some(el("button").class("main").attr("data-tries", index.to_string()).child("Try this token"))
            }
        };
        el("div")
            .class("detail")
            .attr("id", DETAIL)
            .child(
                el("p")
                    .class("what")
                    .child(el("b").children(prose(&capital(&variant.label))))
                    .child(": ")
                    .child(words(variant.verdict).to_lowercase())
                    .child("."),
            )
            .children(why.map(|why| el("p").class("why").children(prose(&sentence(&why)))))
            .children(none)
            .children(changes)
            .children(action.map(|button| button.attr("type", "button")))
    }
}

/// The label as it begins a sentence.
fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters
        .next()
        .map(|first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str()))
        .unwrap_or_default()
}

/// That others are kept out is as it should be.
fn quiet(verdict: Verdict) -> &'static str {
    if verdict == Verdict::Denied { "kept-out" } else { verdict.mark() }
}

const fn words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allowed => "Gets in",
        Verdict::Denied => "Kept out",
        Verdict::Depends => "It depends",
    }
}

fn change(change: &ClaimChange) -> Element {
    let value = |class: &'static str, says: &'static str, text: Option<&str>| {
        let value = match text {
            None => el("span").class("nothing").child("none"),
            Some("") => el("span").class("nothing").child("empty"),
            Some(text) => el("code").child(text.to_owned()),
        };
        el("dd").class(class).child(unseen(says)).child(value)
    };
    el("div")
        .child(el("dt").child(el("code").child(change.claim.clone())))
        .child(value("before", "yours: ", change.before.as_deref()))
        .child(value("after", "here: ", change.after.as_deref()))
}
