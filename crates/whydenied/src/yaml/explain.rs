//! The parser's errors in the terms of somebody who wrote a policy.

use granit_parser::{ErrorKind as Of, ScanError};

use super::error::{Error, ErrorKind};
use crate::span::Span;

pub(super) fn explain(text: &str, error: &ScanError) -> Error {
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let at = text.floor_char_boundary(at);
    let letter = text.get(at..).and_then(|rest| rest.chars().next());
    let here = Span::new(at, at + letter.map_or(0, char::len_utf8));
    let kind = match error.kind() {
        Of::InvalidTrailingDoubleQuotedScalar | Of::InvalidTrailingSingleQuotedScalar => {
            return match key_around(text, at) {
                Some(span) => Error { kind: ErrorKind::QuotedKeyGoesOn, span },
                None => Error { kind: ErrorKind::TextAfterQuote, span: here },
            };
        }
        Of::MappingValueNotAllowed if line_before(text, at).contains(": ") => ErrorKind::ColonInText,
        Of::TabNotAllowed
        | Of::TabInBlockIndentation
        | Of::TabInIndentation
        | Of::TabAtBlockScalarStart
        | Of::TabInPlainScalar => ErrorKind::Tab,
        Of::MappingValueNotAllowed
        | Of::InvalidIndentation
        | Of::ExpectedBlockMappingKey
        | Of::ExpectedBlockSequenceEntry
        | Of::BlockSequenceEntryNotAllowed
        | Of::InvalidBlockScalarIndent => ErrorKind::Indentation,
        Of::SimpleKeyExpected | Of::InvalidSimpleKey => ErrorKind::MissingColon,
        Of::UnexpectedCharacter { .. } | Of::MissingAnchorOrAliasName | Of::UnknownAnchor => {
            ErrorKind::ReservedCharacter
        }
        Of::UnclosedQuotedScalar
        | Of::InvalidQuotedScalarIndent
        | Of::UnclosedFlowCollection { .. }
        | Of::UnexpectedEofFlowMapping
        | Of::UnexpectedEofFlowSequence
        | Of::InvalidColonPlacement
        | Of::ExpectedFlowMappingSeparator
        | Of::ExpectedFlowSequenceSeparator => ErrorKind::Unclosed,
        Of::UnknownQuotedScalarEscape
        | Of::InvalidQuotedScalarHexEscape
        | Of::InvalidUnicodeEscape
        | Of::InvalidLowSurrogateHexEscape
        | Of::InvalidLowSurrogate
        | Of::MissingLowSurrogate
        | Of::UnpairedLowSurrogate => ErrorKind::InvalidEscape,
        Of::RecursionLimitExceeded => ErrorKind::TooDeep,
        _ => ErrorKind::Syntax,
    };
    let tab = line_before(text, here.end).rfind('\t').filter(|_| kind == ErrorKind::Tab);
    let span = tab.map_or(here, |tab| {
        let start = here.end - line_before(text, here.end).len() + tab;
        Span::new(start, start + 1)
    });
    Error { kind, span }
}

/// The line of `at`, up to it.
fn line_before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default()
}

/// The key whose quotes close right before `at`, if one was meant: a colon follows on its line.
fn key_around(text: &str, at: usize) -> Option<Span> {
    let before = line_before(text, at);
    let quote = before.chars().next_back().filter(|last| matches!(last, '"' | '\''))?;
    let opening = before.get(..before.len() - 1)?.rfind(quote)?;
    // Nothing but what leads up to a key may stand before it.
    let lead = before.get(..opening)?.trim_end();
    let is_key = lead.is_empty() || lead.ends_with(['-', '?', '{', ',']);
    let line = text.get(at..)?.lines().next()?;
    let length = match line.find(": ") {
        Some(colon) => colon,
        None => line.trim_end().strip_suffix(':')?.len(),
    };
    is_key.then(|| Span::new(at - before.len() + opening, at + length))
}
