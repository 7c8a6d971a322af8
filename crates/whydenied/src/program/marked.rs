//! Templates of templates: what Helm, Kustomize or Jinja fill in with `{{ … }}` is put out of the way before YAML is read.
//!
//! What takes its place is as long, so that all places stay: one letter that nobody types, which says which expression it
//! was, and filling.

use std::borrow::Cow;

use crate::span::Span;

/// The first of the letters that stand for expressions.
const FIRST: u32 = 0xE000;
/// How many expressions are put out of the way: as many letters are there for nobody's use.
const MOST: usize = 6_400;
/// How many bytes such a letter has.
const WIDTH: usize = 3;

/// A text whose expressions between braces are out of the way.
#[derive(Debug)]
pub(super) struct Marked<'t> {
    pub(super) text: Cow<'t, str>,
    /// Where the expressions stand, with their braces.
    spans: Vec<Span>,
}

impl<'t> Marked<'t> {
    /// A text in which nothing is put out of the way.
    pub(super) fn none(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), spans: Vec::new() }
    }

    /// The same with what other tools fill in out of the way.
    pub(super) fn of(text: &'t str) -> Self {
        let mut marked = Self::none(text);
        if !text.contains("{{") && !text.contains("{%") {
            return marked;
        }
        let mut own = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(start) = next(text, at) {
            let rest = text.get(start..).unwrap_or_default();
            let close = if rest.starts_with("{{") { "}}" } else { "%}" };
            let Some(length) = rest.find(close).map(|length| length + close.len()) else { break };
            let span = Span::new(start, start + length);
            own.push_str(text.get(at..start).unwrap_or_default());
            own.push_str(&marked.filling(text, span));
            at = span.end;
        }
        own.push_str(text.get(at..).unwrap_or_default());
        marked.text = Cow::Owned(own);
        marked
    }

    /// What takes the place of an expression, or of a line that only steers.
    fn filling(&mut self, text: &str, span: Span) -> String {
        let length = span.end - span.start;
        let written = text.get(span.start..span.end).unwrap_or_default();
        let line_start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let before = text.get(line_start..span.start).unwrap_or_default();
        let after = text.get(span.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let letter = u32::try_from(self.spans.len()).ok().and_then(|at| char::from_u32(FIRST + at));
        let is_alone = before.trim().is_empty() && after.trim().is_empty();
        if is_alone || written.starts_with("{%") || self.spans.len() >= MOST {
            // The ends of lines stay, so that lines are what they are.
            return written
                .chars()
                .map(|letter| if letter == '\n' { "\n".into() } else { " ".repeat(letter.len_utf8()) })
                .collect();
        }
        self.spans.push(span);
        letter.into_iter().chain(std::iter::repeat_n('x', length.saturating_sub(WIDTH))).collect()
    }

    /// The place of the expression that a letter stands for.
    pub(super) fn span_of(&self, letter: char) -> Option<Span> {
        let at = u32::from(letter).checked_sub(FIRST)?;
        self.spans.get(usize::try_from(at).ok()?).copied()
    }
}

/// Where the next expression starts; `${{ … }}` is one of another tool.
fn next(text: &str, mut at: usize) -> Option<usize> {
    loop {
        let rest = text.get(at..)?;
        let start = rest.match_indices('{').map(|(start, _)| start).find(|start| {
            rest.get(*start..).is_some_and(|here| here.starts_with("{{") || here.starts_with("{%"))
        })?;
        if !rest.get(..start).is_some_and(|before| before.ends_with('$')) {
            return Some(at + start);
        }
        at += start + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::Marked;

    #[test]
    fn all_places_stay() {
        let text = "a: {{ .Values.x | quote }}\n{{- if .y }}\nb: \"{{é}}z\"\n{{- end }}\nc: ${{ d }}\n";
        let marked = Marked::of(text);
        assert_eq!(marked.text.len(), text.len());
        assert_eq!(marked.spans.len(), 2);
        for span in &marked.spans {
            assert!(text.get(span.start..span.end).is_some_and(|written| written.starts_with("{{")));
        }
        let lines: Vec<_> = marked.text.lines().map(str::len).collect();
        assert_eq!(lines, text.lines().map(str::len).collect::<Vec<_>>());
        assert!(marked.text.contains("${{ d }}") && marked.text.contains("z\""));
    }

    #[test]
    fn what_is_not_closed_stays() {
        assert_eq!(Marked::of("a: {{ b\nc: d").text, "a: {{ b\nc: d");
        assert_eq!(Marked::of("a: b").text, "a: b");
    }
}
