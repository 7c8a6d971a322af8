//! Texts in quotes, taken apart into what they say and the expressions in them.

use std::borrow::Cow;

use super::expr::{Ex, Expr, Kind, Piece};
use super::token::{Dialect, heredoc_head, quoted_end, regex_in_hole};
use crate::span::Span;

/// Reads the expression that a part of a text is, in a dialect, so deep in the texts of others.
pub(super) type Reader = for<'t> fn(&'t str, Span, Dialect, usize) -> Option<Ex<'t>>;

/// How a text marks the expressions in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// It has none.
    None,
    /// `${…}`
    Dollar,
    /// `{…}`, and `{{` for a brace.
    Brace,
}

/// How a text is written.
struct Written<'t> {
    text: &'t str,
    dialect: Dialect,
    marks: Marks,
    /// Whether `\n` is the end of a line.
    escapes: bool,
    /// Whether `""` is a quote.
    doubles: bool,
    /// How deep it lies in the texts of others.
    depth: usize,
    read: Reader,
}

/// The pieces of the text in quotes that stands at `span`.
pub(super) fn pieces(text: &str, span: Span, dialect: Dialect, depth: usize, read: Reader) -> Vec<Piece<'_>> {
    let written = text.get(span.start..span.end).unwrap_or_default();
    let prefix = written.find(['"', '\'', '`']).unwrap_or(0);
    let letters = written.get(..prefix).unwrap_or_default();
    let quote = written.as_bytes().get(prefix).copied().unwrap_or(b'"');
    let is_triple = quote != b'`' && written.as_bytes().get(prefix..prefix + 3) == Some(&[quote; 3]);
    let width = if is_triple { 3 } else { 1 };
    let start = (span.start + prefix + width).min(span.end);
    let closes = written.len() >= prefix + 2 * width
        && written.as_bytes().get(written.len() - width..).is_some_and(|end| end.iter().all(|b| *b == quote));
    let end = if closes { span.end - width } else { span.end };
    let marks = if letters.contains(['f', 'F', '$']) {
        Marks::Brace
    } else if quote == b'`' || (quote == b'"' && dialect == Dialect::Hcl) {
        Marks::Dollar
    } else {
        Marks::None
    };
    let verbatim = letters.contains('@');
    let escapes = !verbatim && !letters.contains(['r', 'R']);
    let written = Written { text, dialect, marks, escapes, doubles: verbatim, depth, read };
    written.pieces(Span::new(start, end.max(start)), 0)
}

/// The pieces of the heredoc that stands at `span`.
pub(super) fn heredoc(text: &str, span: Span, depth: usize, read: Reader) -> Vec<Piece<'_>> {
    let Some((word, start)) = heredoc_head(text, span.start) else { return Vec::new() };
    let whole = text.get(start..span.end).unwrap_or_default();
    let body = whole.trim_end().strip_suffix(word).unwrap_or(whole);
    let body = body.get(..body.rfind('\n').map_or(0, |at| at + 1)).unwrap_or_default();
    let is_indented =
        text.get(span.start..).is_some_and(|head| head.starts_with("<<-") || head.starts_with("<<~"));
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let lines = body.lines().filter(|line| !line.trim().is_empty());
    let dedent = if is_indented { lines.map(indent).min().unwrap_or(0) } else { 0 };
    let written = Written {
        text,
        dialect: Dialect::Hcl,
        marks: Marks::Dollar,
        escapes: false,
        doubles: false,
        depth,
        read,
    };
    written.pieces(Span::new(start, start + body.len()), dedent)
}

/// The pieces of a template that stands at `span`, as `templatefile` reads it.
pub(super) fn template(text: &str, span: Span, read: Reader) -> Vec<Piece<'_>> {
    let (dialect, marks) = (Dialect::Hcl, Marks::Dollar);
    let written = Written { text, dialect, marks, escapes: false, doubles: false, depth: 0, read };
    written.pieces(span, 0)
}

impl<'t> Written<'t> {
    /// The pieces of a part, at most `dedent` blanks at the start of each line left out.
    fn pieces(&self, part: Span, dedent: usize) -> Vec<Piece<'t>> {
        let mut pieces = Vec::new();
        let mut from = part.start;
        let mut at = part.start;
        let mut starts_line = true;
        while at < part.end {
            if starts_line && dedent > 0 {
                let line = self.text.get(at..part.end).unwrap_or_default();
                let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
                self.literal(&mut pieces, from, at);
                at += blanks.min(dedent);
                from = at;
            }
            starts_line = false;
            let rest = self.text.get(at..part.end).unwrap_or_default();
            let Some(letter) = rest.chars().next() else { break };
            if let Some((said, length)) = self.escaped(rest) {
                self.literal(&mut pieces, from, at);
                pieces.push(Piece::Literal(said, Span::new(at, at + length)));
                at += length;
                from = at;
            } else if let Some(width) = self.opens(rest) {
                self.literal(&mut pieces, from, at);
                let end = self.hole_end(at + width, part.end);
                let inside = Span::new(at + width, end);
                let after = if end < part.end { end + 1 } else { end };
                let hole = (self.read)(self.text, self.without_format(inside), self.dialect, self.depth + 1);
                let hole = hole.unwrap_or_else(|| Expr::new(Kind::Open, inside));
                pieces.push(Piece::Hole(hole));
                at = after;
                from = at;
            } else {
                starts_line = letter == '\n';
                at += letter.len_utf8();
            }
        }
        self.literal(&mut pieces, from, part.end);
        pieces
    }

    fn literal(&self, pieces: &mut Vec<Piece<'t>>, from: usize, to: usize) {
        if let Some(text) = self.text.get(from..to).filter(|text| !text.is_empty()) {
            pieces.push(Piece::Literal(Cow::Borrowed(text), Span::new(from, to)));
        }
    }

    /// What the escape at the start of `rest` says, and its length.
    fn escaped(&self, rest: &'t str) -> Option<(Cow<'t, str>, usize)> {
        let said = |text, length| Some((Cow::Borrowed(text), length));
        match self.marks {
            Marks::Dollar if self.dialect == Dialect::Hcl && rest.starts_with("$${") => return said("${", 3),
            Marks::Dollar if self.dialect == Dialect::Hcl && rest.starts_with("%%{") => return said("%{", 3),
            Marks::Brace if rest.starts_with("{{") => return said("{", 2),
            Marks::Brace if rest.starts_with("}}") => return said("}", 2),
            _ if self.doubles && rest.starts_with("\"\"") => return said("\"", 2),
            _ => {}
        }
        let after = rest.strip_prefix('\\').filter(|_| self.escapes)?;
        let letter = after.chars().next()?;
        let code = |digits: usize| {
            let digits = after.get(1..=digits)?;
            u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
        };
        match letter {
            'n' => said("\n", 2),
            't' => said("\t", 2),
            'r' => said("\r", 2),
            '\n' => said("", 2),
            'u' if after.starts_with("u{") => {
                let digits = after.get(2..)?.split('}').next()?;
                let letter = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
                Some((letter.to_string().into(), digits.len() + 4))
            }
            'u' => code(4).map(|letter| (letter.to_string().into(), 6)),
            'U' => code(8).map(|letter| (letter.to_string().into(), 10)),
            'x' => code(2).map(|letter| (letter.to_string().into(), 4)),
            _ => said(after.get(..letter.len_utf8())?, 1 + letter.len_utf8()),
        }
    }

    /// How long the mark is that starts an expression here.
    fn opens(&self, rest: &str) -> Option<usize> {
        match self.marks {
            Marks::None => None,
            Marks::Dollar => rest.starts_with("${").then_some(2),
            Marks::Brace => rest.starts_with('{').then_some(1),
        }
    }

    /// Where the bracket stands that closes the expression which starts at `at`.
    fn hole_end(&self, mut at: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        while at < end {
            match bytes.get(at) {
                Some(b'{') => depth += 1,
                Some(b'}') if depth == 0 => return at,
                Some(b'}') => depth -= 1,
                Some(b'/') => {
                    at = regex_in_hole(self.text, at, self.dialect).map_or(at + 1, |after| after.min(end));
                    continue;
                }
                Some(b'"' | b'\'' | b'`') => {
                    at = quoted_end(self.text, at, 0, self.dialect).min(end).max(at + 1);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        end
    }

    /// The expression without how it is to be written: `x!r`, `x:>8`.
    fn without_format(&self, inside: Span) -> Span {
        if self.marks != Marks::Brace {
            return inside;
        }
        let written = self.text.get(inside.start..inside.end).unwrap_or_default();
        let mut depth = 0_usize;
        for (at, byte) in written.bytes().enumerate() {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                b'!' if depth == 0 && written.as_bytes().get(at + 1) != Some(&b'=') => {
                    return Span::new(inside.start, inside.start + at);
                }
                b':' if depth == 0 && !written.contains(['"', '\'']) => {
                    return Span::new(inside.start, inside.start + at);
                }
                _ => {}
            }
        }
        inside
    }
}
