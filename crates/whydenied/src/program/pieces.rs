//! The texts of a template, taken apart: what they say, and the expressions in them.

use std::borrow::Cow;

use super::expr::{Ex, Piece};
use super::marked::Marked;
use crate::span::Span;

/// What stands between `${` and `}`, as the tool of a template takes it.
pub(super) enum Inside<'t> {
    /// An expression.
    Hole(Ex<'t>),
    /// This text.
    Literal(String),
    /// No expression: the letters as they are.
    Text,
}

/// A text of a template, and where it stands.
pub(super) struct Scalar<'s, 't> {
    /// The template.
    pub(super) text: &'t str,
    pub(super) marked: &'s Marked<'t>,
    pub(super) said: &'s str,
    pub(super) span: Span,
    /// Whether `$$` is a dollar sign.
    pub(super) doubles: bool,
}

impl<'t> Scalar<'_, 't> {
    /// Its pieces; `read` says what expressions between `${` and `}` are, and `filled` what those between `{{` and `}}` are.
    pub(super) fn pieces(
        &self,
        read: &dyn Fn(&str, Span) -> Inside<'t>,
        filled: &dyn Fn(Span) -> Ex<'t>,
    ) -> Vec<Piece<'t>> {
        let lines = self.lines();
        let nowhere = Span::new(self.span.start, self.span.start);
        let place = |start: usize, end: usize| {
            let line = lines.partition_point(|(from, _)| *from <= start).checked_sub(1);
            let line = line.and_then(|line| lines.get(line));
            line.map_or(nowhere, |(from, at)| Span::new(at + start - from, at + end - from))
        };
        let mut pieces = Vec::new();
        let (mut from, mut at) = (0, 0);
        while let Some((letter, start)) = self.next(at) {
            let rest = self.said.get(start..).unwrap_or_default();
            let (piece, length) = if let Some(span) = self.marked.span_of(letter) {
                (Piece::Hole(filled(span)), span.end - span.start)
            } else if self.doubles && rest.starts_with("$$") {
                (Piece::Literal("$".into(), nowhere), 2)
            } else {
                let inside = closing(rest).and_then(|end| rest.get(2..end));
                let read = inside.map(|inside| read(inside, place(start + 2, start + 2 + inside.len())));
                let length = inside.map_or(1, |inside| inside.len() + 3);
                match read.unwrap_or(Inside::Text) {
                    Inside::Hole(hole) => (Piece::Hole(hole), length),
                    Inside::Literal(text) => (Piece::Literal(text.into(), nowhere), length),
                    Inside::Text => {
                        at = start + 1;
                        continue;
                    }
                }
            };
            self.literal(&mut pieces, from, start, &place);
            pieces.push(piece);
            at = start + length;
            from = at;
        }
        self.literal(&mut pieces, from, self.said.len(), &place);
        pieces
    }

    /// The next letter that may start an expression, and its place in the text.
    fn next(&self, at: usize) -> Option<(char, usize)> {
        let rest = self.said.get(at..)?;
        let starts = |letter: char| letter == '$' || self.marked.span_of(letter).is_some();
        let (start, letter) = rest.char_indices().find(|(_, letter)| starts(*letter))?;
        Some((letter, at + start))
    }

    /// Adds what stands between two expressions, line by line, since a block of YAML starts each elsewhere.
    fn literal(
        &self,
        pieces: &mut Vec<Piece<'t>>,
        start: usize,
        end: usize,
        place: &dyn Fn(usize, usize) -> Span,
    ) {
        let mut at = start;
        for line in self.said.get(start..end).unwrap_or_default().split_inclusive('\n') {
            let span = place(at, at + line.len());
            let is_there = self.text.get(span.start..span.end) == Some(line);
            let span = if is_there { span } else { Span::new(span.start, span.start) };
            pieces.push(Piece::Literal(Cow::Owned(line.to_owned()), span));
            at += line.len();
        }
    }

    /// Where each line of the text starts, in it and in the template.
    fn lines(&self) -> Vec<(usize, usize)> {
        let mut lines = Vec::new();
        let (mut at, mut from) = (self.span.start, 0);
        for line in self.said.split_inclusive('\n') {
            let bare = line.trim_end_matches('\n');
            let found = self.marked.text.get(at..self.span.end).and_then(|rest| rest.find(bare));
            let Some(found) = found else { return Vec::new() };
            lines.push((from, at + found));
            at += found + bare.len();
            from += line.len();
        }
        lines
    }
}

/// Where the brace stands that closes the `${` which a text starts with, in its line.
fn closing(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut before = 0;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'\n' => return None,
            b'{' if before == b'$' => depth += 1,
            b'}' if depth == 1 => return Some(at),
            b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        before = byte;
        if at == 0 && byte != b'$' || at == 1 && byte != b'{' {
            return None;
        }
    }
    None
}

/// Whether that is the name of a variable of IAM, which it fills in itself when the policy is judged.
pub(super) fn is_of_iam(name: &str) -> bool {
    matches!(name, "*" | "?" | "$")
        || (name.matches(':').count() == 1 && !name.starts_with(':') && !name.ends_with(':'))
}

/// Whether that is a variable of Serverless: `AWS::Region` is one of `CloudFormation`.
pub(super) fn is_of_serverless(inside: &str) -> bool {
    let (source, rest) = inside.split_once([':', '(']).unwrap_or(("", ""));
    !source.is_empty() && source.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !rest.starts_with(':')
}
