//! A text of a document, and where it stands; what can be seen of any text.

use std::borrow::Cow;

pub use whydenied_report::visible::{is_invisible, is_unclear, visible, visible_lines};

use crate::span::Span;

/// A text and its place, quotes included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'t> {
    /// The text, unescaped.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
}

impl Text<'_> {
    /// Where the bytes `part` of the text stand in `source`, from which it was read: escapes and
    /// quotes make that differ. The whole place where the text was folded from several lines.
    ///
    /// ```
    /// use whydenied::{json, span::Span, text::Text};
    ///
    /// let source = r#"{ "\"kubernetes.io\".pod": "busybox" }"#;
    /// let document = json::parse(source).unwrap();
    /// let member = &document.root.members()[0];
    /// let path = Text { text: member.key.clone(), span: member.key_span };
    /// assert_eq!(&*path.text, r#""kubernetes.io".pod"#);
    ///
    /// let pod = path.part(source, Span::new(16, 19));
    /// assert_eq!(&source[pod.start..pod.end], "pod");
    /// ```
    #[must_use]
    pub fn part(&self, source: &str, part: Span) -> Span {
        let written = source.get(self.span.start..self.span.end).unwrap_or_default();
        let place = |offset| Some(self.span.start + offset_in(written, &self.text, offset)?);
        match (place(part.start), place(part.end)) {
            (Some(start), Some(end)) => Span::new(start, end.max(start)),
            _ => self.span,
        }
    }
}

/// The offset in `written` at which the byte `offset` of the text that it stands for begins.
fn offset_in(written: &str, text: &str, offset: usize) -> Option<usize> {
    let quote = written.chars().next().filter(|first| matches!(first, '"' | '\''));
    let Some(quote) = quote else {
        return (written == text).then_some(offset);
    };
    let mut rest = written.get(1..)?;
    for letter in text.get(..offset)?.chars() {
        let taken = match rest.chars().next()? {
            '\\' if quote == '"' => escape_length(rest)?,
            '\'' if quote == '\'' => rest.starts_with("''").then_some(2)?,
            same if same == letter => letter.len_utf8(),
            _ => return None,
        };
        rest = rest.get(taken..)?;
    }
    Some(written.len() - rest.len())
}

/// How long the escape at the start of `rest` is, a surrogate pair counted as one.
fn escape_length(rest: &str) -> Option<usize> {
    let code = rest.get(1..)?.chars().next()?;
    Some(match code {
        'x' => 4,
        'U' => 10,
        'u' => {
            let high = rest.get(2..6).and_then(|digits| u16::from_str_radix(digits, 16).ok())?;
            if (0xD800..0xDC00).contains(&high) { 12 } else { 6 }
        }
        other => 1 + other.len_utf8(),
    })
}
