//! The parser: one pass, no recursion deeper than [`MAX_DEPTH`], no panic on any text.

use std::borrow::Cow;

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
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: 0,
        depth: 0,
        relaxations: Vec::new(),
    };
    if text.starts_with('\u{feff}') {
        parser.at = '\u{feff}'.len_utf8();
        parser.relax(RelaxationKind::ByteOrderMark, 0);
    }
    parser.skip_blank()?;
    if parser.peek().is_none() {
        return Err(Error {
            kind: ErrorKind::Empty,
            span: Span::new(0, text.len()),
        });
    }
    let root = parser.value()?;
    parser.skip_blank()?;
    if parser.peek().is_some() {
        return Err(Error {
            kind: ErrorKind::TrailingText,
            span: Span::new(parser.at, text.len()),
        });
    }
    Ok(Document {
        root,
        relaxations: parser.relaxations,
    })
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    depth: usize,
    relaxations: Vec<Relaxation>,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn skip_while(&mut self, keep: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&keep) {
            self.at += 1;
        }
    }

    fn source(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn relax(&mut self, kind: RelaxationKind, start: usize) {
        self.relaxations.push(Relaxation {
            kind,
            span: Span::new(start, self.at),
        });
    }

    /// The character at `at`, whole, so that an error's span never splits one.
    fn here(&self) -> Span {
        let len = self
            .text
            .get(self.at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        Span::new(self.at, self.at + len)
    }

    fn fail<T>(&self, kind: ErrorKind) -> Result<T, Error> {
        Err(Error {
            kind,
            span: self.here(),
        })
    }

    fn fail_from<T>(&self, start: usize, kind: ErrorKind) -> Result<T, Error> {
        Err(Error {
            kind,
            span: Span::new(start, self.at),
        })
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
        Ok(Node {
            value,
            span: Span::new(start, self.at),
        })
    }

    fn nested(
        &mut self,
        read: fn(&mut Self) -> Result<Value<'t>, Error>,
    ) -> Result<Value<'t>, Error> {
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
            members.push(Member {
                key,
                key_span,
                node,
            });
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
                Err(Error {
                    kind: ErrorKind::Unclosed { open, opened },
                    span: Span::new(end, end),
                })
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
                    self.relaxations.push(Relaxation {
                        kind: RelaxationKind::TrailingComma,
                        span,
                    });
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

    fn unexpected<T>(&self, expected: Expected) -> Result<T, Error> {
        let next = self.source(self.at, self.text.len()).chars().next();
        self.fail(match next {
            Some('“' | '”' | '„' | '‘' | '’' | '«' | '»') => {
                ErrorKind::TypographicQuote
            }
            Some('\'') => ErrorKind::SingleQuote,
            _ => ErrorKind::Unexpected(expected),
        })
    }

    fn word(&mut self) -> Result<Value<'t>, Error> {
        let start = self.at;
        self.skip_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        match self.source(start, self.at) {
            "null" => Ok(Value::Null),
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            "" => self.unexpected(Expected::Value),
            _ => self.fail_from(start, ErrorKind::UnquotedWord),
        }
    }

    fn number(&mut self) -> Result<Value<'t>, Error> {
        let start = self.at;
        self.skip_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
        let text = self.source(start, self.at);
        if is_json_number(text) {
            Ok(Value::Number(Cow::Borrowed(text)))
        } else {
            self.fail_from(start, ErrorKind::InvalidNumber)
        }
    }

    fn string(&mut self) -> Result<Cow<'t, str>, Error> {
        let start = self.at;
        self.at += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let plain = self.at;
            self.skip_while(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            let run = self.source(plain, self.at);
            if text.is_empty() {
                text = Cow::Borrowed(run);
            } else {
                text.to_mut().push_str(run);
            }
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    let character = self.escape()?;
                    text.to_mut().push(character);
                }
                // A tab is refused by JSON but harmless, and people paste them.
                Some(b'\t') => {
                    self.at += 1;
                    text.to_mut().push('\t');
                }
                _ => return self.fail_from(start, ErrorKind::UnclosedString),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Error> {
        let start = self.at;
        self.at += 1;
        let code = self.peek();
        self.at += usize::from(code.is_some_and(|byte| byte.is_ascii()));
        let character = match code {
            Some(byte @ (b'"' | b'\\' | b'/')) => Some(char::from(byte)),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            Some(b'u') => self.unicode_escape(),
            _ => None,
        };
        match character {
            Some(character) => Ok(character),
            None => self.fail_from(start, ErrorKind::InvalidEscape),
        }
    }

    /// The character of `\uXXXX`, or of a surrogate pair of them, after the `u`.
    fn unicode_escape(&mut self) -> Option<char> {
        let high = self.four_hex_digits()?;
        if !(0xD800..0xDC00).contains(&high) {
            return char::from_u32(high);
        }
        if !(self.eat(b'\\') && self.eat(b'u')) {
            return None;
        }
        let low = self
            .four_hex_digits()
            .filter(|low| (0xDC00..0xE000).contains(low))?;
        char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    }

    fn four_hex_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let code = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.at += if code { 4 } else { 0 };
        code.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    }
}

/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
fn is_json_number(text: &str) -> bool {
    fn digits(text: &str) -> Option<&str> {
        let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
        (rest.len() < text.len()).then_some(rest)
    }
    let text = text.strip_prefix('-').unwrap_or(text);
    let leading_zero = text.starts_with('0');
    let Some(mut rest) = digits(text) else {
        return false;
    };
    if leading_zero && text.len() - rest.len() > 1 {
        return false;
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        let Some(after) = digits(fraction) else {
            return false;
        };
        rest = after;
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let Some(after) = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)) else {
            return false;
        };
        rest = after;
    }
    rest.is_empty()
}
