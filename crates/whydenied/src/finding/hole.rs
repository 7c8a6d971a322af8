//! That a verdict rests on an expression of a program: what it would have to be, and how it is set.

mod setting;

use super::kind::Message;
use super::list::quoted;
use crate::report::HoleReport;
use crate::span::{Lines, Span};

/// Where the first of the expressions stands that decide, and what to say of them; `None` where none does. `paste` says
/// what to paste in place of the program, whose text and lines are given.
pub(crate) fn message(
    mut holes: Vec<HoleReport>,
    text: &str,
    lines: &Lines,
    paste: &str,
) -> Option<(Option<Span>, Message)> {
    holes.retain(|hole| hole.decides && hole.value.is_none());
    let first = holes.first()?;
    let detail = match holes.as_slice() {
        [_] => "The program leaves that open, and the verdict depends on it.".to_owned(),
        all => {
            let names: Vec<_> = all.iter().map(|hole| hole.expression.clone()).collect();
            format!("The program leaves {} open, and the verdict depends on them.", quoted(&names))
        }
    };
    let say = format!("say what it is (`--set NAME=VALUE` in the command), or paste {paste}");
    let help = match setting::way(first, text, lines) {
        Some(way) => format!("{way}; to have it judged here {say}"),
        None => say,
    };
    let place = first.spans.first().map(|place| Span::new(place.start, place.end));
    Some((place, Message::new(title(first), detail, help)))
}

fn title(hole: &HoleReport) -> String {
    let expression = &hole.expression;
    let listed = |texts: &[String]| {
        let quoted: Vec<_> = texts.iter().map(|text| format!("`{text}`")).collect();
        quoted.join(" or ")
    };
    match (hole.needs.as_slice(), hole.must_not_be.as_slice()) {
        ([], []) => format!("The program does not say what `{expression}` is"),
        ([], texts) => format!("It gets in unless `{expression}` is {}", listed(texts)),
        (texts, _) => {
            let does = if hole.may_be_pattern { "fits" } else { "is" };
            let example = if hole.is_example { ", for example" } else { "" };
            format!("It gets in if `{expression}` {does} {}{example}", listed(texts))
        }
    }
}
