//! Places in a text that somebody pasted: byte spans, and lines and columns for people.

use serde::Serialize;

/// A half-open range of bytes in the text it was read from.
///
/// Both ends lie on character boundaries of that text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A [`Span`] with the line and column where it starts, as reports show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
    /// Line of the first byte, counted from 1.
    pub line: usize,
    /// Column of the first byte, counted from 1 in characters.
    pub column: usize,
}

/// Finds lines and columns in one text; built once, each question costs a binary search.
///
/// ```
/// use whydenied::span::{Lines, Span};
///
/// let lines = Lines::new("{\n  \"ü\": 1\n}");
/// let place = lines.place(Span::new(8, 9));
/// assert_eq!((place.line, place.column), (2, 6));
/// ```
#[derive(Clone, Debug)]
pub struct Lines {
    /// Offset at which each line starts.
    starts: Vec<usize>,
    /// Offset of each UTF-8 continuation byte, which is no character of its own.
    continuations: Vec<usize>,
}

impl Lines {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let mut continuations = Vec::new();
        for (offset, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                starts.push(offset + 1);
            } else if byte & 0b1100_0000 == 0b1000_0000 {
                continuations.push(offset);
            }
        }
        Self { starts, continuations }
    }

    /// The place of `span`.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let line = self.starts.partition_point(|&start| start <= span.start).max(1);
        let line_start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = |offset| self.continuations.partition_point(|&byte| byte < offset);
        let continuations = before(span.start) - before(line_start);
        Place { start: span.start, end: span.end, line, column: span.start - line_start - continuations + 1 }
    }
}
