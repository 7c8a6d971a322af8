//! A text of a document, and where it stands.

use std::borrow::Cow;

use crate::span::Span;

/// A text and its place, quotes included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'t> {
    /// The text, unescaped.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
}
