//! Errors about a text in which no authorization policies are found.

use crate::finding::kind::Kind;
use crate::json::Node;
use crate::report::{Input, InputError, Words};
use crate::span::Span;

/// What to paste where the text is of no known kind.
pub(crate) const PASTE: &str = "paste the policies as JSON or YAML: the answer of the API, the body of a PATCH, or the inputs of \
                                an `OidcIssuer`";

/// An error at a place of the text.
pub(crate) fn error(
    kind: &Kind,
    text: &str,
    span: Span,
    message: impl Into<Words>,
    help: impl Into<Words>,
) -> InputError {
    let error = InputError::at(Input::Policy, text, kind.code, span, message.into(), "");
    InputError { help: help.into(), ..error }
}

/// A text that was read as JSON or YAML and has no policies in it.
pub(crate) struct NoDocument<'a> {
    pub(crate) text: &'a str,
    /// The values that stand in it, one after the other.
    pub(crate) roots: &'a [Node<'a>],
    /// Whether one of them registers an issuer.
    pub(crate) has_registration: bool,
}

impl NoDocument<'_> {
    /// Whether one of the values has a member of one of these names.
    pub(crate) fn has_any(&self, names: &[&str]) -> bool {
        self.roots.iter().any(|root| names.iter().any(|name| root.get(name).is_some()))
    }

    /// An error about all that stands in the text.
    pub(crate) fn error(&self, kind: &Kind, message: impl Into<Words>, help: &'static str) -> InputError {
        let span = self.roots.iter().map(|root| root.span).reduce(Span::to).unwrap_or_default();
        error(kind, self.text, span, message, help)
    }
}
