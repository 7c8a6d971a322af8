//! Documents inside of strings: URL-encoded, or JSON in JSON.

use std::borrow::Cow;

use crate::report::{Input, InputError};
use crate::span::Span;

/// A text, decoded from a place of what was pasted.
pub(crate) struct Layer<'t> {
    pub(crate) text: Cow<'t, str>,
    pasted: &'t str,
    /// Where it came from, unless it is what was pasted.
    pub(crate) origin: Option<Span>,
    /// The offset in what was pasted at which it stands letter by letter, if it does.
    verbatim_at: Option<usize>,
}

impl<'t> Layer<'t> {
    /// What was pasted.
    pub(crate) fn outermost(pasted: &'t str) -> Self {
        Self { text: Cow::Borrowed(pasted), pasted, origin: None, verbatim_at: Some(0) }
    }

    /// What was decoded from `span` of this layer.
    pub(crate) fn inner(self, span: Span, text: String) -> Self {
        // Between its quotes, unless it was decoded in any way.
        let inside = span.start + 1..span.end.saturating_sub(1);
        let verbatim = self.text.get(inside) == Some(&*text);
        Self {
            origin: self.origin.or(Some(span)),
            verbatim_at: self.verbatim_at.filter(|_| verbatim).map(|offset| offset + span.start + 1),
            text: Cow::Owned(text),
            pasted: self.pasted,
        }
    }

    /// Points an error in this layer into what was pasted.
    pub(crate) fn locate(&self, error: InputError) -> InputError {
        let Some(origin) = self.origin else { return error };
        let (span, message) = if let Some(offset) = self.verbatim_at {
            (Span::new(offset + error.span.start, offset + error.span.end), error.message)
        } else {
            let (line, column) = (error.span.line, error.span.column);
            (origin, format!("once decoded, line {line}, column {column}: {}", error.message).into())
        };
        InputError {
            message,
            help: error.help,
            ..InputError::at(error.input, self.pasted, error.code, span, "".into(), "")
        }
    }
}

/// The text that the URL-encoded `part` of `text` stands for, as IAM encodes documents (RFC 3986).
pub(crate) fn percent_decode(text: &str, part: Span) -> Result<String, InputError> {
    let encoded = text.get(part.start..part.end).unwrap_or_default();
    let failure = |start: usize, end: usize, message: String| {
        InputError::at(
            Input::Policy,
            text,
            "invalid-url-encoding",
            Span::new(start, end),
            message.into(),
            "copy the encoded document again, from its first to its last character; each `%` is followed by two \
             hexadecimal digits",
        )
    };
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let Some((plain, tail)) = rest.split_once('%') {
        bytes.extend_from_slice(plain.as_bytes());
        let digits = tail.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) else {
            let start = part.start + encoded.len() - tail.len() - 1;
            let found: String = tail.chars().take(2).take_while(|letter| !letter.is_whitespace()).collect();
            let message = format!("`%{found}` is no URL-encoded character");
            return Err(failure(start, start + 1 + found.len(), message));
        };
        bytes.push(byte);
        rest = tail.get(2..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes)
        .map_err(|_| failure(part.start, part.end, "this is URL-encoded, but not of UTF-8 text".to_owned()))
}
