//! Why a YAML text could not be read, and where.

use crate::span::Span;

/// Why a text could not be read, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    /// What was wrong.
    pub kind: ErrorKind,
    /// Where reading stopped.
    pub span: Span,
}

/// What was wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// Nothing but white space and comments.
    Empty,
    /// A key that starts with quotes and goes on after them, such as `"kubernetes.io".pod: x`: the
    /// quotes end the key. The place is the key's.
    QuotedKeyGoesOn,
    /// More text after the closing quote of a value.
    TextAfterQuote,
    /// A colon with a space after it inside of a text without quotes.
    ColonInText,
    /// A tab where the indentation must be made of spaces.
    Tab,
    /// A line that is indented as no line above it is.
    Indentation,
    /// A key without its colon.
    MissingColon,
    /// A text that starts with a character that YAML keeps for itself, such as `*`, `@` or `` ` ``.
    ReservedCharacter,
    /// A quote, bracket or brace that is never closed.
    Unclosed,
    /// A backslash followed by what is no escape.
    InvalidEscape,
    /// A key that is no text.
    KeyNotText,
    /// Nested deeper than [`json::MAX_DEPTH`](crate::json::MAX_DEPTH).
    TooDeep,
    /// Aliases that stand for too much.
    TooManyAliases,
    /// Anything else.
    Syntax,
}
