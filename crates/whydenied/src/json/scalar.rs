//! Strings, numbers and words.

use std::borrow::Cow;

use super::parse::{Error, ErrorKind, Expected, Parser};
use super::value::Value;

impl<'t> Parser<'t> {
    pub(super) fn word(&mut self) -> Result<Value<'t>, Error> {
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

    pub(super) fn number(&mut self) -> Result<Value<'t>, Error> {
        let start = self.at;
        self.skip_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
        let text = self.source(start, self.at);
        if is_number(text) {
            Ok(Value::Number(Cow::Borrowed(text)))
        } else {
            self.fail_from(start, ErrorKind::InvalidNumber)
        }
    }

    pub(super) fn string(&mut self) -> Result<Cow<'t, str>, Error> {
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
        let low = self.four_hex_digits().filter(|low| (0xDC00..0xE000).contains(low))?;
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
pub(crate) fn is_number(text: &str) -> bool {
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
