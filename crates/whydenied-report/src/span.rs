//! Places in a text that somebody pasted: byte spans, and lines and columns for people.

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

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

/// A place in a text, with the line and column where it starts. Offsets count bytes of the text's UTF-8 form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Span"))]
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

impl Place {
    /// The one place of `text` that is asked for. Who asks for more is served faster by [`Lines`].
    ///
    /// ```
    /// use whydenied::span::{Place, Span};
    ///
    /// let place = Place::of("{\n  \"ü\": 1\n}", Span::new(8, 9));
    /// assert_eq!((place.line, place.column), (2, 6));
    /// ```
    #[must_use]
    #[expect(clippy::naive_bytecount, reason = "the compiler makes the same of it as the crate does")]
    pub fn of(text: &str, span: Span) -> Self {
        let bytes = text.as_bytes();
        let before = bytes.get(..span.start).unwrap_or(bytes);
        // A search in text looks at many bytes at once: a policy may stand at the end of a line of a megabyte.
        let whole = text.get(..text.floor_char_boundary(span.start)).unwrap_or_default();
        let line_start = whole.rfind('\n').map_or(0, |at| at + 1);
        let line = before.get(line_start..).unwrap_or_default();
        let continues = |byte: &&u8| **byte & 0b1100_0000 == 0b1000_0000;
        Self {
            start: span.start,
            end: span.end,
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            column: span.start - line_start - line.iter().filter(continues).count() + 1,
        }
    }
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

/// The lines of one text for all that is read from it, found when the first asks: an answer of AWS may have
/// thousands of policies.
#[derive(Clone, Debug, Default)]
pub struct SharedLines(Arc<OnceLock<Lines>>);

impl SharedLines {
    /// The lines of `text`, which is the same whenever it is asked.
    #[must_use]
    pub fn of(&self, text: &str) -> &Lines {
        self.0.get_or_init(|| Lines::new(text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Place, Span};

    #[test]
    fn one_place_is_found_as_several_are() {
        let text = "a\n\nüñ日\r\n🦀b\n";
        let lines = Lines::new(text);
        for start in (0..=text.len()).filter(|start| text.is_char_boundary(*start)) {
            let span = Span::new(start, text.len());
            assert_eq!(Place::of(text, span), lines.place(span), "{start}");
        }
    }
}
