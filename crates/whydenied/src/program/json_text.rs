//! JSON in a text of a program, with expressions in it.
//!
//! The expressions are put out of the way before the JSON is read, each by one letter that no text has, and the places of
//! what was read are led back to where it stands in the program.

use std::borrow::Cow;

use super::filled::{Form, Open, Part};
use super::written::Written;
use crate::json::{self, Member, Node, Value};
use crate::span::Span;
use crate::text::{Hole, Holes};

/// The letters that stand for expressions.
const FIRST_STAND_IN: u32 = 0xF_0000;
const LAST_STAND_IN: u32 = 0xF_FFFD;

/// JSON as it would be without its program.
struct Plain<'t> {
    text: String,
    /// From where in the text, which part of the program.
    origins: Vec<(usize, Span)>,
    holes: Vec<Open<'t>>,
    /// The place of all of it.
    whole: Span,
}

/// The tree of the JSON that the parts of a text make, with its texts; `whole` is where the text stands.
pub(super) fn tree<'t>(
    parts: &[Part<'t>],
    whole: Span,
) -> Result<(Node<'t>, Vec<Written>), (json::ErrorKind, Span)> {
    let plain = Plain::of(parts, whole);
    let document = json::parse(&plain.text).map_err(|error| (error.kind, plain.origin(error.span)))?;
    let mut texts = Vec::new();
    let root = plain.node(document.root, &mut texts);
    Ok((root, texts))
}

impl<'t> Plain<'t> {
    fn of(parts: &[Part<'t>], whole: Span) -> Self {
        let mut plain = Self { text: String::new(), origins: Vec::new(), holes: Vec::new(), whole };
        let mut quoted = Quoted::default();
        for part in parts {
            let at = plain.text.len();
            match part {
                Part::Literal(text, span) => {
                    plain.origins.push((at, span.unwrap_or(Span::new(whole.start, whole.start))));
                    quoted.read(text);
                    plain.text.push_str(text);
                }
                Part::Hole(open) => {
                    plain.origins.push((at, Span::new(whole.start, whole.start)));
                    let count = u32::try_from(plain.holes.len()).unwrap_or(u32::MAX);
                    let stand_in = char::from_u32(FIRST_STAND_IN.saturating_add(count).min(LAST_STAND_IN));
                    let stand_in = stand_in.unwrap_or(' ');
                    if quoted.inside {
                        plain.text.push(stand_in);
                    } else {
                        plain.text.extend(['"', stand_in, '"']);
                    }
                    plain.holes.push(open.clone());
                }
            }
        }
        plain
    }

    /// Where in the program a place of the JSON is.
    fn origin(&self, span: Span) -> Span {
        let start = self.place(span.start).unwrap_or(self.whole.start);
        let end = match span.end.checked_sub(1) {
            Some(last) => self.place(last).map(|place| place + 1),
            None => None,
        };
        match end {
            Some(end) if end > start && self.whole.start <= start && end <= self.whole.end => {
                Span::new(start, end)
            }
            _ if self.whole.start < start && start < self.whole.end => Span::new(start, self.whole.end),
            _ => self.whole,
        }
    }

    /// The same of one letter; `None` where it stands nowhere.
    fn place(&self, at: usize) -> Option<usize> {
        let index = self.origins.partition_point(|(from, _)| *from <= at).checked_sub(1)?;
        let (from, span) = self.origins.get(index)?;
        let place = span.start + (at - from);
        (place < span.end).then_some(place)
    }

    fn node(&self, node: Node<'_>, texts: &mut Vec<Written>) -> Node<'t> {
        let span = self.origin(node.span);
        let value = match node.value {
            Value::Bool(value) => Value::Bool(value),
            Value::Number(text) => Value::Number(Cow::Owned(text.into_owned())),
            Value::String(text) => {
                texts.push(self.written(&text, node.span));
                let (text, holes) = self.text(&text);
                value(text, holes)
            }
            // JSON itself has no open strings.
            Value::Null | Value::Open(_) => Value::Null,
            Value::Array(nodes) => {
                Value::Array(nodes.into_iter().map(|node| self.node(node, texts)).collect())
            }
            Value::Object(members) => {
                Value::Object(members.into_iter().map(|member| self.member(member, texts)).collect())
            }
        };
        Node { value, span }
    }

    fn member(&self, member: Member<'_>, texts: &mut Vec<Written>) -> Member<'t> {
        let key_span = self.origin(member.key_span);
        texts.push(self.written(&member.key, member.key_span));
        let (key, key_holes) = self.text(&member.key);
        Member { key: key.into(), key_holes, key_span, node: self.node(member.node, texts) }
    }

    /// Where the letters of a text stand, which is at a place of the JSON.
    fn written(&self, text: &str, span: Span) -> Written {
        let mut written = Written::at(self.origin(span));
        let inside = span.start + 1..span.end.saturating_sub(1);
        let is_verbatim = self.text.get(inside) == Some(text);
        for (at, letter) in text.char_indices() {
            let start = self.place(span.start + 1 + at).filter(|_| is_verbatim);
            if self.stand_in(letter).is_some() {
                written.open();
            } else {
                let place = start.map(|start| Span::new(start, start + letter.len_utf8()));
                written.known(letter.encode_utf8(&mut [0; 4]), place);
            }
        }
        written
    }

    /// The expression that a letter stands for.
    fn stand_in(&self, letter: char) -> Option<&Open<'t>> {
        let at = u32::from(letter).checked_sub(FIRST_STAND_IN)?;
        self.holes.get(usize::try_from(at).ok()?)
    }

    /// A text of the JSON with its expressions.
    fn text(&self, text: &str) -> (String, Holes<'t>) {
        let mut parts = Vec::new();
        let mut literal = String::new();
        for letter in text.chars() {
            match self.stand_in(letter) {
                Some(open) => {
                    parts.push(Part::Literal(std::mem::take(&mut literal).into(), None));
                    parts.push(Part::Hole(open.clone()));
                }
                None => literal.push(letter),
            }
        }
        parts.push(Part::Literal(literal.into(), None));
        text_of(&parts)
    }
}

/// A text with holes, or a string where it has none.
pub(super) fn value(text: String, holes: Holes<'_>) -> Value<'_> {
    if holes.is_empty() {
        Value::String(text.into())
    } else {
        Value::Open(Box::new(json::Open { text: text.into(), holes }))
    }
}

/// The parts as one text, its expressions as they are written in a template.
pub(super) fn text_of<'t>(parts: &[Part<'t>]) -> (String, Holes<'t>) {
    let is_alone = |part: &Part<'_>| !matches!(part, Part::Literal(text, _) if text.is_empty());
    let alone = parts.iter().filter(|part| is_alone(part)).count() == 1;
    let mut text = String::new();
    let mut holes = Vec::new();
    for part in parts {
        match part {
            Part::Literal(literal, _) => text.push_str(literal),
            Part::Hole(open) => {
                let start = text.len();
                if alone && !open.expression.is_empty() {
                    text.push_str(&open.expression);
                } else {
                    text.push_str("${");
                    text.push_str(&open.expression);
                    text.push('}');
                }
                holes.push(Hole {
                    part: Span::new(start, text.len()),
                    expression: open.expression.clone(),
                    stands: open.stands.clone(),
                });
            }
        }
    }
    (text, holes.into())
}

/// The parts of a text with holes, none of them with its place.
pub(super) fn parts(text: &str, holes: &[Hole<'_>]) -> Vec<Part<'static>> {
    let mut parts = Vec::new();
    let mut from = 0;
    let literal = |from: usize, to: usize| {
        let text = text.get(from..to).filter(|text| !text.is_empty())?;
        Some(Part::Literal(Cow::Owned(text.to_owned()), None))
    };
    for hole in holes {
        parts.extend(literal(from, hole.part.start));
        parts.push(Part::Hole(Open {
            expression: Cow::Owned(hole.expression.clone().into_owned()),
            stands: hole.stands.clone(),
            form: Form::AsWanted,
            by: None,
        }));
        from = hole.part.end;
    }
    parts.extend(literal(from, text.len()));
    parts
}

/// Whether JSON that was read so far ends inside of a string.
#[derive(Default)]
struct Quoted {
    inside: bool,
    escaped: bool,
}

impl Quoted {
    fn read(&mut self, text: &str) {
        for byte in text.bytes() {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.inside => self.escaped = true,
                b'"' => self.inside = !self.inside,
                _ => {}
            }
        }
    }
}
