//! A text of a document, where it stands, and which parts of it are not known; what can be seen of any text.

use std::borrow::Cow;
use std::ops::Deref;

pub use whydenied_report::visible::{is_invisible, is_unclear, visible, visible_lines};

use crate::span::Span;

/// A text and its place, quotes included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'t> {
    /// The text, unescaped; where it has holes, with their expressions as they are written.
    pub text: Cow<'t, str>,
    /// Its parts that are not known.
    pub holes: Holes<'t>,
    /// Where it stands.
    pub span: Span,
}

/// An expression in a text, such as `var.branch` of a program: it stays open which text it stands for, but it is the
/// same wherever the same expression stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole<'t> {
    /// Which bytes of the text it takes.
    pub part: Span,
    /// The expression as people know it.
    pub expression: Cow<'t, str>,
    /// What it can stand for.
    pub stands: Stands,
}

/// What an expression can stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stands {
    /// Any text.
    #[default]
    ForAny,
    /// The account that the policy's role is in.
    ForOwnAccount,
    /// The partition that the policy's role is in.
    ForOwnPartition,
    /// A text that fits this pattern, such as the name that a tool gives with letters at random.
    Fitting(String),
    /// One of these texts.
    OneOf(Vec<String>),
    /// Any text, which need not be the same elsewhere: one of a list, or what a function makes of the expression.
    Varying,
}

impl<'t> Hole<'t> {
    /// An expression that can stand for any text.
    #[must_use]
    pub const fn any(part: Span, expression: Cow<'t, str>) -> Self {
        Self { part, expression, stands: Stands::ForAny }
    }
}

/// The holes of a text, in order and apart. Nearly every text has none, for which this is one empty pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::box_collection, reason = "every key and value of a document has it")]
pub struct Holes<'t>(Option<Box<Vec<Hole<'t>>>>);

impl<'t> Holes<'t> {
    /// Those of a text that has none.
    pub const NONE: Self = Self(None);

    /// One, of all that a text says.
    pub(crate) fn whole(text: &str, expression: Cow<'t, str>) -> Self {
        vec![Hole::any(Span::new(0, text.len()), expression)].into()
    }
}

impl<'t> From<Vec<Hole<'t>>> for Holes<'t> {
    fn from(holes: Vec<Hole<'t>>) -> Self {
        Self(if holes.is_empty() { None } else { Some(Box::new(holes)) })
    }
}

impl<'t> FromIterator<Hole<'t>> for Holes<'t> {
    fn from_iter<I: IntoIterator<Item = Hole<'t>>>(holes: I) -> Self {
        holes.into_iter().collect::<Vec<_>>().into()
    }
}

impl<'t> IntoIterator for Holes<'t> {
    type Item = Hole<'t>;
    type IntoIter = std::vec::IntoIter<Hole<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.map(|holes| *holes).unwrap_or_default().into_iter()
    }
}

impl<'t> Deref for Holes<'t> {
    type Target = [Hole<'t>];

    fn deref(&self) -> &Self::Target {
        self.0.as_ref().map_or(&[], |holes| holes.as_slice())
    }
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'p> {
    /// It says what it says.
    Literal(&'p str),
    /// Some text, for which this expression stands.
    Hole(&'p str, &'p Stands),
}

/// The text in its parts, of which no literal one is empty.
pub fn parts<'p>(text: &'p str, holes: &'p [Hole<'_>]) -> impl Iterator<Item = Part<'p>> {
    let ends = holes.iter().map(|hole| hole.part.start).chain([text.len()]);
    let starts = [0].into_iter().chain(holes.iter().map(|hole| hole.part.end));
    let literals = starts.zip(ends).map(|(start, end)| text.get(start..end).unwrap_or_default());
    let holes = holes.iter().map(|hole| Some(Part::Hole(&hole.expression, &hole.stands))).chain([None]);
    let both = literals.zip(holes);
    both.flat_map(|(text, hole)| [Some(text).filter(|text| !text.is_empty()).map(Part::Literal), hole])
        .flatten()
}

impl<'t> Text<'t> {
    /// A text of which all is known.
    #[must_use]
    pub const fn literal(text: Cow<'t, str>, span: Span) -> Self {
        Self { text, holes: Holes::NONE, span }
    }

    /// The same with a text in the place of each hole that has one.
    pub(crate) fn with(&self, text_of: impl Fn(&Hole<'t>) -> Option<String>) -> Self {
        let (mut text, mut holes, mut from) = (String::new(), Vec::new(), 0);
        for hole in self.holes.iter() {
            text += self.text.get(from..hole.part.start).unwrap_or_default();
            from = hole.part.end;
            let start = text.len();
            if let Some(known) = text_of(hole) {
                text += &known;
                continue;
            }
            text += self.text.get(hole.part.start..hole.part.end).unwrap_or_default();
            holes.push(Hole { part: Span::new(start, text.len()), ..hole.clone() });
        }
        text += self.text.get(from..).unwrap_or_default();
        Self { text: text.into(), holes: holes.into(), span: self.span }
    }

    /// The expressions in it that stay open.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = &str> {
        self.holes.iter().map(|hole| &*hole.expression)
    }
}

impl Text<'_> {
    /// Whether a part of it is not known.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.holes.is_empty()
    }

    /// Whether nothing of it is known: one expression stands for all of it.
    pub(crate) fn is_a_hole(&self) -> bool {
        self.holes.first().is_some_and(|hole| hole.part == Span::new(0, self.text.len()))
    }

    /// Where the bytes `part` of the text stand in `source`, from which it was read: escapes and
    /// quotes make that differ. The whole place where the text was folded from several lines.
    ///
    /// ```
    /// use whydenied::{json, span::Span, text::Text};
    ///
    /// let source = r#"{ "\"kubernetes.io\".pod": "busybox" }"#;
    /// let document = json::parse(source).unwrap();
    /// let member = &document.root.members()[0];
    /// let path = Text::literal(member.key.clone(), member.key_span);
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
