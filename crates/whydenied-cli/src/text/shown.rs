//! The text that an excerpt is taken from, with everything in it visible.

use std::ops::Range;

use whydenied::text::visible_lines;

/// A text as it is shown, and where its parts stand there.
#[derive(Clone, Debug)]
pub(super) struct Shown<'t> {
    source: &'t str,
    pub(super) text: String,
}

impl<'t> Shown<'t> {
    pub(super) fn of(source: &'t str) -> Self {
        Self { source, text: visible_lines(source) }
    }

    /// The place of a part of the source.
    pub(super) fn place(&self, part: Range<usize>) -> Range<usize> {
        self.offset(part.start)..self.offset(part.end)
    }

    fn offset(&self, offset: usize) -> usize {
        match self.source.get(offset..) {
            // What is written out is longer.
            Some(rest) if self.text.len() > self.source.len() => self.text.len() - visible_lines(rest).len(),
            _ => offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn a_part_is_found_where_it_is_shown() {
        let source = "{\u{feff}\r\n\t\"a\u{202e}b\": \"c\u{85}\" }\r\n";
        let shown = Shown::of(source);
        assert_eq!(shown.text, "{\\u{feff}\r\n\t\"a\\u{202e}b\": \"c\\u{85}\" }\r\n");
        for (part, expected) in
            [("b\"", "b\""), ("\u{202e}", "\\u{202e}"), ("c\u{85}", "c\\u{85}"), ("\n\t", "\n\t")]
        {
            let start = source.find(part).unwrap();
            assert_eq!(&shown.text[shown.place(start..start + part.len())], expected);
        }
        assert_eq!(shown.place(source.len()..source.len()), shown.text.len()..shown.text.len());
    }
}
