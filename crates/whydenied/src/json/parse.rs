//! The parser: one pass, no recursion deeper than [`MAX_DEPTH`], no panic on any text.

use super::value::{Member, Node, Value};
use crate::span::Span;

/// How deep arrays and objects may nest.
pub const MAX_DEPTH: usize = 64;

/// A text that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document<'t> {
    /// The one value of the text.
    pub root: Node<'t>,
    /// What strict JSON would have refused, in source order.
    pub relaxations: Vec<Relaxation>,
}

/// Something that strict JSON, and so IAM, would refuse but that is clear enough to read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// What it is.
    pub kind: RelaxationKind,
    /// Where it stands.
    pub span: Span,
}

/// What strict JSON would have refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelaxationKind {
    /// `// …`, `# …` or `/* … */`
    Comment,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A byte order mark before the first character.
    ByteOrderMark,
}

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
    /// Nothing but white space.
    Empty,
    /// Something else was expected here.
    Unexpected(Expected),
    /// The text ends inside the array or object that was opened at this place.
    Unclosed {
        /// `{` or `[`.
        open: char,
        /// Where it was opened.
        opened: Span,
    },
    /// A bracket of the other kind closes what was opened at this place.
    MismatchedClose {
        /// `{` or `[`.
        open: char,
        /// Where it was opened.
        opened: Span,
    },
    /// A string without its closing quote on the same line.
    UnclosedString,
    /// A `/*` without its `*/`.
    UnclosedComment,
    /// A backslash followed by what is no escape.
    InvalidEscape,
    /// A number that JSON does not write so.
    InvalidNumber,
    /// A typographic quotation mark, as word processors and chats put it.
    TypographicQuote,
    /// A string in single quotes.
    SingleQuote,
    /// A word without quotes that is not `true`, `false` or `null`.
    UnquotedWord,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// More text after the value.
    TrailingText,
}

/// What the grammar allows at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A value.
    Value,
    /// A key in double quotes.
    Key,
    /// The colon between a key and its value.
    Colon,
    /// A comma before the next entry, or the closing bracket.
    Comma,
}

/// Reads one JSON value with its comments and trailing commas.
///
/// # Errors
/// The first thing that cannot be read, with its place.
pub fn parse(text: &str) -> Result<Document<'_>, Error> {
    parse_part(text, Span::new(0, text.len()))
}

/// Reads the one JSON value that stands at `part` of a text; places count from the text's start.
///
/// # Errors
/// The first thing that cannot be read, with its place.
pub fn parse_part(text: &str, part: Span) -> Result<Document<'_>, Error> {
    let text = text.get(..part.end).unwrap_or(text);
    let mut parser =
        Parser { text, bytes: text.as_bytes(), at: part.start, depth: 0, relaxations: Vec::new() };
    if part.start == 0 && text.starts_with('\u{feff}') {
        parser.at = '\u{feff}'.len_utf8();
        parser.relax(RelaxationKind::ByteOrderMark, 0);
    }
    parser.skip_blank()?;
    if parser.peek().is_none() {
        return Err(Error { kind: ErrorKind::Empty, span: Span::new(part.start, text.len()) });
    }
    let root = parser.value()?;
    parser.skip_blank()?;
    if parser.peek().is_some() {
        return Err(Error { kind: ErrorKind::TrailingText, span: Span::new(parser.at, text.len()) });
    }
    Ok(Document { root, relaxations: parser.relaxations })
}

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    bytes: &'t [u8],
    pub(super) at: usize,
    depth: usize,
    relaxations: Vec<Relaxation>,
}

impl<'t> Parser<'t> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(super) fn skip_while(&mut self, keep: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|&byte| !keep(byte)).unwrap_or(rest.len());
    }

    pub(super) fn source(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn relax(&mut self, kind: RelaxationKind, start: usize) {
        self.relaxations.push(Relaxation { kind, span: Span::new(start, self.at) });
    }

    /// The character at `at`, whole, so that an error's span never splits one.
    fn here(&self) -> Span {
        let len = self.text.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span::new(self.at, self.at + len)
    }

    fn fail<T>(&self, kind: ErrorKind) -> Result<T, Error> {
        Err(Error { kind, span: self.here() })
    }

    pub(super) fn fail_from<T>(&self, start: usize, kind: ErrorKind) -> Result<T, Error> {
        Err(Error { kind, span: Span::new(start, self.at) })
    }

    fn skip_blank(&mut self) -> Result<(), Error> {
        loop {
            self.skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
            let start = self.at;
            match (self.peek(), self.bytes.get(self.at + 1)) {
                (Some(b'#'), _) | (Some(b'/'), Some(b'/')) => self.skip_while(|byte| byte != b'\n'),
                (Some(b'/'), Some(b'*')) => {
                    let rest = self.source(start + 2, self.text.len());
                    let Some(len) = rest.find("*/") else {
                        return Err(Error {
                            kind: ErrorKind::UnclosedComment,
                            span: Span::new(start, start + 2),
                        });
                    };
                    self.at = start + 2 + len + 2;
                }
                _ => return Ok(()),
            }
            self.relax(RelaxationKind::Comment, start);
        }
    }

    fn value(&mut self) -> Result<Node<'t>, Error> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::array)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { value, span: Span::new(start, self.at) })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value<'t>, Error>) -> Result<Value<'t>, Error> {
        if self.depth == MAX_DEPTH {
            return self.fail(ErrorKind::TooDeep);
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Result<Value<'t>, Error> {
        let opened = self.here();
        let mut members = Vec::new();
        self.at += 1;
        while !self.closes('{', b'}', opened)? {
            if self.peek() != Some(b'"') {
                return self.unexpected(Expected::Key);
            }
            let key_start = self.at;
            let key = self.string()?;
            let key_span = Span::new(key_start, self.at);
            self.skip_blank()?;
            if !self.eat(b':') {
                return self.fail(ErrorKind::Unexpected(Expected::Colon));
            }
            self.skip_blank()?;
            let node = self.value()?;
            members.push(Member::new(key, key_span, node));
            self.separator(b'}')?;
        }
        Ok(Value::Object(members))
    }

    fn array(&mut self) -> Result<Value<'t>, Error> {
        let opened = self.here();
        let mut nodes = Vec::new();
        self.at += 1;
        while !self.closes('[', b']', opened)? {
            nodes.push(self.value()?);
            self.separator(b']')?;
        }
        Ok(Value::Array(nodes))
    }

    /// Skips to the next entry, or past the bracket that closes `open`.
    fn closes(&mut self, open: char, close: u8, opened: Span) -> Result<bool, Error> {
        self.skip_blank()?;
        match self.peek() {
            // The bracket is missing after the last thing that stands there.
            None => {
                let end = self.text.trim_end().len();
                Err(Error { kind: ErrorKind::Unclosed { open, opened }, span: Span::new(end, end) })
            }
            Some(byte @ (b'}' | b']')) if byte != close => {
                self.fail(ErrorKind::MismatchedClose { open, opened })
            }
            _ => Ok(self.eat(close)),
        }
    }

    /// Reads the comma after an entry; the bracket or the end of the text is left to `closes`.
    fn separator(&mut self, close: u8) -> Result<(), Error> {
        let after_value = self.at;
        self.skip_blank()?;
        let comma = self.at;
        match self.peek() {
            None | Some(b'}' | b']') => Ok(()),
            Some(b',') => {
                self.at += 1;
                self.skip_blank()?;
                if self.peek() == Some(close) {
                    let span = Span::new(comma, comma + 1);
                    self.relaxations.push(Relaxation { kind: RelaxationKind::TrailingComma, span });
                }
                Ok(())
            }
            // The missing comma belongs right after the value, not before the next line's text.
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9') => Err(Error {
                kind: ErrorKind::Unexpected(Expected::Comma),
                span: Span::new(after_value, after_value),
            }),
            Some(_) => self.unexpected(Expected::Comma),
        }
    }

    pub(super) fn unexpected<T>(&self, expected: Expected) -> Result<T, Error> {
        let next = self.source(self.at, self.text.len()).chars().next();
        self.fail(match next {
            Some('“' | '”' | '„' | '‘' | '’' | '«' | '»') => ErrorKind::TypographicQuote,
            Some('\'') => ErrorKind::SingleQuote,
            _ => ErrorKind::Unexpected(expected),
        })
    }
}
