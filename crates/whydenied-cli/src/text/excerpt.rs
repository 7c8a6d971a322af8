//! The lines of a text around a place, no more of them than show it: to draw is as much work as what it is
//! drawn from, and a line may be as long as the text.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Snippet};
use whydenied::report::Place;

use super::shown::Shown;
use crate::screen::{BLUE, Screen, visible};

/// Bytes of a line that are drawn before a place, of it, and after it: more than a screen has columns.
const AROUND: usize = 512;
/// The bytes of the longest place that is marked over several lines; of a longer one its start is.
const LONGEST: usize = 16_384;

/// A place with the part of the text that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Excerpt<'t> {
    text: &'t str,
    /// The line of its first letter.
    line: usize,
    /// Which bytes of it are marked.
    start: usize,
    end: usize,
    /// Where the place stands in the whole text.
    place: Place,
}

impl<'t> Excerpt<'t> {
    /// `None` for a place that is none of this text.
    pub(super) fn of(text: &'t str, place: Place) -> Option<Self> {
        let marked = marked(text, place.start..place.end)?;
        // After its last line break a text has no line to be seen: the one before it is drawn.
        let is_last = marked.start == text.len() && text.ends_with('\n');
        let seen = marked.start - usize::from(is_last);
        let from = text.floor_char_boundary(seen.saturating_sub(AROUND));
        let start = text.get(from..seen)?.rfind('\n').map_or(from, |at| from + at + 1);
        let upto = text.ceil_char_boundary(marked.end.saturating_add(AROUND));
        let end = text.get(marked.end..upto)?.find('\n').map_or(upto, |at| marked.end + at);
        Some(Self {
            text: text.get(start..end)?,
            line: place.line - usize::from(is_last),
            start: marked.start - start,
            end: marked.end - start,
            place,
        })
    }

    /// The picture of it, with what is said about the place.
    pub(super) fn drawn(self, label: Option<String>) -> Snippet<'t, Annotation<'t>> {
        let shown = Shown::of(self.text);
        let marked = AnnotationKind::Primary.span(shown.place(self.start..self.end));
        let marked = marked.highlight_source(true).label(label);
        Snippet::source(shown.text).line_start(self.line).annotation(marked)
    }

    /// The place in the file of that name.
    pub(super) fn address(self, name: &str) -> String {
        format!("{}:{}:{}", visible(name), self.place.line, self.place.column)
    }
}

/// As much of a place as is marked.
fn marked(text: &str, place: Range<usize>) -> Option<Range<usize>> {
    let whole = text.get(place.clone())?;
    let is_long = |line: &str| line.len() > AROUND;
    if whole.len() <= LONGEST && !whole.lines().any(is_long) {
        return Some(place);
    }
    let line = whole.lines().next().unwrap_or_default();
    Some(place.start..place.start + line.floor_char_boundary(AROUND))
}

/// Groups of which the first begins with its title and a picture, and the address of that.
pub(super) fn render(groups: &[Group<'_>], address: Option<String>, screen: Screen) -> String {
    let picture = screen.renderer().render(groups);
    let Some((address, (title, rest))) = address.zip(picture.split_once('\n')) else { return picture };
    // As it would be drawn for a picture of the whole text, in front of the bar of the line below.
    let bar = rest.len() - rest.trim_start_matches(' ').len();
    let arrow = screen.paint(BLUE, "--> ");
    format!("{title}\n{}{arrow}{address}\n{rest}", " ".repeat(bar.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use whydenied::span::Span;

    use super::*;

    fn excerpt(text: &str, start: usize, end: usize) -> Excerpt<'_> {
        Excerpt::of(text, Place::of(text, Span::new(start, end))).unwrap()
    }

    #[test]
    fn only_the_lines_of_the_place_are_drawn() {
        let text = "a\nbc\nde\nf\n";
        let seen = excerpt(text, 3, 6);
        assert_eq!((seen.text, seen.line, seen.start, seen.end), ("bc\nde", 2, 1, 4));
        assert_eq!(seen.address("a.json"), "a.json:2:2");
        let end = excerpt(text, 10, 10);
        assert_eq!((end.text, end.line, end.start, end.end), ("f\n", 4, 2, 2));
        let nothing = excerpt("", 0, 0);
        assert_eq!((nothing.text, nothing.line), ("", 1));
    }

    #[test]
    fn a_long_line_is_drawn_around_the_place() {
        let text = format!("{}WRONG{}", "ü".repeat(100_000), "z".repeat(100_000));
        let seen = excerpt(&text, 200_000, 200_005);
        assert_eq!(&seen.text[seen.start..seen.end], "WRONG");
        assert!(seen.text.len() <= 3 * AROUND, "{}", seen.text.len());
        assert_eq!(seen.address("a.json"), "a.json:1:100001");
    }

    #[test]
    fn of_a_long_place_the_start_is_marked() {
        for text in ["a".repeat(100_000), "a\n".repeat(100_000), format!("a\n{}", "b".repeat(1_000))] {
            let seen = excerpt(&text, 0, text.len());
            assert!(seen.end <= AROUND && seen.text.len() <= 3 * AROUND, "{}", seen.text.len());
        }
    }
}
