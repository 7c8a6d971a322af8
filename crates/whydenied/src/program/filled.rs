//! What an expression of a program was found to stand for.

use std::borrow::Cow;

use crate::report::{HoleKind, HoleReport, ResolvedBy};
use crate::span::{Lines, Span};
use crate::text::Stands;

/// What says what an expression stands for; the later wins where several do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    /// The expression itself.
    Expression,
    /// Another part of the text.
    Text,
    /// It is the role's own account or partition.
    Pseudo,
    /// A default.
    Default,
    /// Whoever asked.
    Given,
    /// The token's issuer, since it stands where a provider does: an assumption.
    Issuer,
}

/// What of a provider an expression is, if it is any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// Its URL without `https://`, or its ARN, as its place wants.
    #[default]
    AsWanted,
    /// Its URL with `https://`.
    WithScheme,
    /// The host of its URL, the path lost.
    Host,
    /// No expression of a language: whichever of both its place wants.
    Either,
}

/// A part of what an expression stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part<'t> {
    /// This text; where it stands letter by letter, if it does.
    Literal(Cow<'t, str>, Option<Span>),
    /// What this expression stands for.
    Hole(Open<'t>),
}

/// An expression that stays open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Open<'t> {
    pub(crate) expression: Cow<'t, str>,
    /// What it can stand for.
    pub(crate) stands: Stands,
    pub(crate) form: Form,
    pub(crate) by: Option<By>,
}

/// An expression of a program, and what it was found to stand for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Filled<'t> {
    /// As people wrote it, white space folded.
    pub(crate) expression: Cow<'t, str>,
    /// Where it stands.
    pub(crate) spans: Vec<Span>,
    /// What it stands for; `None` while it is open.
    pub(crate) value: Option<Vec<Part<'t>>>,
    /// What says so.
    pub(crate) by: Option<By>,
    /// What it may stand for, where the text says several things.
    pub(crate) candidates: Vec<String>,
    /// What it can stand for, while it is open.
    pub(crate) stands: Stands,
    /// What of a provider it is, if it is any.
    pub(crate) form: Form,
    /// Where it cuts the provider's path off: what it splits at.
    pub(crate) cuts: Vec<Span>,
    /// What kind of an expression it is.
    pub(crate) kind: HoleKind,
}

impl From<By> for ResolvedBy {
    fn from(by: By) -> Self {
        match by {
            By::Given => Self::Given,
            By::Expression => Self::Expression,
            By::Text => Self::Text,
            By::Pseudo => Self::Pseudo,
            By::Default => Self::Default,
            By::Issuer => Self::Issuer,
        }
    }
}

impl Filled<'_> {
    /// What a report says of it, where nothing is assumed and nothing asked.
    pub(crate) fn report(&self, lines: &Lines) -> HoleReport {
        HoleReport {
            expression: self.expression.clone().into_owned(),
            kind: self.kind,
            spans: self.spans.iter().map(|span| lines.place(*span)).collect(),
            value: self.value.as_deref().map(plain),
            resolved_by: self.by.map(Into::into),
            candidates: self.candidates.clone(),
            needs: Vec::new(),
            is_example: false,
            may_be_pattern: false,
            must_not_be: Vec::new(),
            fits: match &self.stands {
                Stands::Fitting(pattern) => Some(pattern.clone()),
                _ => None,
            },
            decides: false,
        }
    }

    /// The same, borrowing nothing.
    pub(crate) fn into_owned(self) -> Filled<'static> {
        let own = |text: Cow<'_, str>| Cow::<'static, str>::Owned(text.into_owned());
        let own_part = |part: Part<'_>| match part {
            Part::Literal(text, span) => Part::Literal(own(text), span),
            Part::Hole(open) => Part::Hole(Open { expression: own(open.expression), ..open }),
        };
        Filled {
            expression: own(self.expression),
            spans: self.spans,
            value: self.value.map(|parts| parts.into_iter().map(own_part).collect()),
            by: self.by,
            candidates: self.candidates,
            stands: self.stands,
            form: self.form,
            cuts: self.cuts,
            kind: self.kind,
        }
    }
}

/// The expressions that are given a value under that name: the one that is written so, or else those of which it is the
/// last name.
pub(crate) fn named<'f>(filled: &'f [Filled<'_>], name: &'f str) -> impl Iterator<Item = &'f str> {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let written = bare(name);
    let expressions = || filled.iter().map(|filled| &*filled.expression);
    let is_written = expressions().any(|expression| bare(expression) == written);
    expressions().filter(
        move |expression| {
            if is_written { bare(expression) == written } else { name_of(expression) == name }
        },
    )
}

/// The expressions that the text does not say.
pub(crate) fn open_expressions<'f>(filled: &'f [Filled<'_>]) -> impl Iterator<Item = &'f str> {
    filled.iter().filter(|filled| filled.value.is_none()).map(|filled| &*filled.expression)
}

/// Where an expression stands for what somebody else sets, unless nobody does.
#[cfg(feature = "mend")]
pub(crate) fn default_places(filled: &Filled<'_>) -> Vec<Span> {
    let parts = filled.value.iter().flatten().filter(|_| filled.by == Some(By::Default));
    let place = |part: &Part<'_>| match part {
        Part::Literal(_, place) => *place,
        Part::Hole(_) => None,
    };
    parts.filter_map(place).collect()
}

/// An expression on one line.
pub(crate) fn folded(written: &str) -> Cow<'_, str> {
    let written = written.trim();
    if !written.contains(['\n', '\t', '\r']) && !written.contains("  ") {
        return Cow::Borrowed(written);
    }
    written.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// What an expression is called by whoever gives it a value: the last name of a path, or the one text that a call asks for.
pub(crate) fn name_of(expression: &str) -> &str {
    let between = |quote: char| {
        let mut parts = expression.split(quote);
        let (name, rest) = (parts.nth(1)?, parts.next()?);
        (parts.next().is_none() && rest.trim_start_matches([')', ']']).is_empty()).then_some(name)
    };
    let path = || {
        let expression = expression.trim_start_matches('$');
        let is_path = expression.chars().all(|letter| letter.is_alphanumeric() || "._-".contains(letter));
        Some(expression.rsplit('.').next().unwrap_or(expression)).filter(|_| is_path)
    };
    between('"').or_else(|| between('\'')).or_else(path).unwrap_or(expression)
}

/// The text of parts, holes by their expressions in double braces.
pub(crate) fn plain(parts: &[Part<'_>]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Literal(literal, _) => text.push_str(literal),
            Part::Hole(open) => {
                text.push_str("{{");
                text.push_str(&open.expression);
                text.push_str("}}");
            }
        }
    }
    text
}
