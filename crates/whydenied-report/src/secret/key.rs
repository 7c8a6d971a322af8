//! Private keys: in PEM, and as the private members of a JWK.

use super::letters::{self, NOTHING, after_blank, is_base64};
use super::{Kind, Secret, table};
use crate::span::Span;

const BEGIN: &str = "-----BEGIN";
const END: &str = "-----END";
/// How much a PEM file says of its kind of key: `ENCRYPTED PRIVATE KEY`.
const MAX_LABEL: usize = 40;

/// Reads the keys of a text from its start to its end.
pub(super) struct Reader<'t> {
    text: &'t str,
    /// Whether no key ends in what is left of the text.
    never_ends: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, never_ends: false }
    }

    /// The private key whose PEM file starts at `at`: all that stands between its first line and its last.
    pub(super) fn at(&mut self, at: usize) -> Option<Secret> {
        letters::at(self.text, at).filter(|first| first.letter == '-')?;
        let label = table::after(self.text, at, BEGIN)?;
        let mut start = label;
        let mut words = String::new();
        while let Some(letter) = letters::at(self.text, start)
            && letter.letter != '-'
        {
            words.push(letter.letter);
            start = letter.end;
            if words.len() > MAX_LABEL {
                return None;
            }
        }
        if !words.contains("PRIVATE") {
            return None;
        }
        while let Some(letter) = letters::at(self.text, start).filter(|letter| letter.letter == '-') {
            start = letter.end;
        }
        let end = self.last_line(start).unwrap_or_else(|| self.body(start));
        (end > start).then(|| Secret { span: Span::new(start, end), kind: Kind::PrivateKey })
    }

    fn last_line(&mut self, start: usize) -> Option<usize> {
        if self.never_ends {
            return None;
        }
        let found = self.text.get(start..).and_then(|rest| rest.find(END));
        self.never_ends = found.is_none();
        found.map(|length| start + length)
    }

    /// Where the base64 ends that starts at `start`, of a key that was cut off.
    fn body(&self, start: usize) -> usize {
        let mut end = start;
        while let Some((letter, ..)) = after_blank(self.text, end)
            && (is_base64(letter.letter) || letter.letter == '=')
        {
            end = letter.end;
        }
        end
    }
}

/// Whether a PEM file starts at `at`.
pub(super) fn is_pem(text: &str, at: usize) -> bool {
    table::after(text, at, BEGIN).is_some()
}

/// Whether `name` is the name of a member of a JWK that only its owner knows: RFC 7518, section 6.
pub(super) fn is_private_member(name: &[u8]) -> bool {
    matches!(name, b"d" | b"p" | b"q" | b"dp" | b"dq" | b"qi" | b"k" | b"t")
}

/// Whether a value may be such a member: a number in base64url.
pub(super) fn is_number(value: &str) -> bool {
    const LEAST: usize = 16;
    let mut at = 0;
    let mut length = 0;
    while let Some(letter) = letters::at(value, at) {
        if letter.letter != NOTHING && !is_base64(letter.letter) && !letter.is_blank() {
            return false;
        }
        length += usize::from(!letter.is_blank());
        at = letter.end;
    }
    length >= LEAST
}
