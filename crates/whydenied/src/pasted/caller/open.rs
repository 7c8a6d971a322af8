//! Texts of which a part is not known, on their way into claims.
//!
//! While a subject is put together its open parts stand in it between marks that no text has; what is finished is a value
//! with holes, in which the text of a hole is the pattern of what may stand there.

use crate::Token;
use crate::json::{Node, Open, Value};
use crate::span::Span;
use crate::text::Hole;

const START: char = '\u{f0000}';
const MIDDLE: char = '\u{f0001}';
const END: char = '\u{f0002}';

/// A part that is not known: a pattern, in which `*` is any text, and what people call it.
pub(super) fn open(pattern: &str, expression: &str) -> String {
    format!("{START}{pattern}{MIDDLE}{expression}{END}")
}

/// Whether a part of it is not known.
pub(super) fn is_open(text: &str) -> bool {
    text.contains(START)
}

/// What is known of its beginning.
pub(super) fn known_start(text: &str) -> &str {
    text.split(START).next().unwrap_or_default()
}

/// The text as people read it.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, pattern, expression, after)) = next(rest) {
        shown += before;
        shown += if before.is_empty() && after.is_empty() { expression } else { pattern };
        rest = after;
    }
    shown + rest
}

/// The text with the patterns of its open parts.
pub(super) fn shown_pattern(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, pattern, _, after)) = next(rest) {
        shown = shown + before + pattern;
        rest = after;
    }
    shown + rest
}

/// The text before the next open part, its pattern and its name, and the text after it.
fn next(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, rest) = text.split_once(START)?;
    let (pattern, rest) = rest.split_once(MIDDLE)?;
    let (expression, after) = rest.split_once(END)?;
    Some((before, pattern, expression, after))
}

/// The value that the text is.
pub(super) fn value(marked: &str) -> Value<'static> {
    let mut text = String::new();
    let mut holes = Vec::new();
    let mut rest = marked;
    while let Some((before, pattern, expression, after)) = next(rest) {
        text += before;
        let part = Span::new(text.len(), text.len() + pattern.len());
        text += pattern;
        holes.push(Hole::any(part, expression.to_owned().into()));
        rest = after;
    }
    text += rest;
    if holes.is_empty() {
        return Value::String(text.into());
    }
    Value::Open(Box::new(Open { text: text.into(), holes: holes.into() }))
}

/// The token with these claims, of which those that it does not name are not known.
pub(super) fn token(mut claims: Node<'static>) -> Token {
    settle(&mut claims);
    Token { claims, is_partial: true, ..Token::bare() }
}

/// Puts holes where marks are. Claims nest no deeper than the tables of their issuers.
fn settle(node: &mut Node<'static>) {
    match &mut node.value {
        Value::String(text) if is_open(text) => node.value = value(text),
        Value::Object(members) => members.iter_mut().for_each(|member| settle(&mut member.node)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{is_open, known_start, open, shown, value};
    use crate::json::Value;

    #[test]
    fn a_hole_has_its_pattern_and_its_name() {
        let text = format!("refs/heads/{}", open("release/*", "branch that fits release/**"));
        assert!(is_open(&text));
        assert_eq!(known_start(&text), "refs/heads/");
        assert_eq!(shown(&text), "refs/heads/release/*");
        let Value::Open(open) = value(&text) else { unreachable!("it is open") };
        assert_eq!(open.text, "refs/heads/release/*");
        assert_eq!(
            open.holes.first().map(|hole| (hole.part.start, &*hole.expression)),
            Some((11, "branch that fits release/**"))
        );
        assert_eq!(value("main"), Value::String("main".into()));
    }
}
