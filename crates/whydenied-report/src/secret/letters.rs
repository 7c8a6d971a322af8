//! The letters that a text stands for, whoever escaped them: JSON, YAML, a web form, a shell.

/// A letter, and where what stands for it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// `' '` or `'\n'` for white space of any kind, [`NOTHING`] for what stands for no letter.
    pub(super) letter: char,
    pub(super) end: usize,
}

/// The colours of a terminal, and quotes of a shell that close and open again within a word.
pub(super) const NOTHING: char = '\0';

/// How many backslashes stand before one letter, in JSON within JSON within a shell.
const MAX_BACKSLASHES: usize = 8;
/// How long what turns a terminal's colour may be.
const MAX_COLOUR: usize = 24;

impl Letter {
    pub(super) const fn is_blank(self) -> bool {
        matches!(self.letter, ' ' | '\n' | NOTHING)
    }
}

/// The letter that starts at the byte `start`.
pub(super) fn at(text: &str, start: usize) -> Option<Letter> {
    let bytes = text.as_bytes();
    let first = *bytes.get(start)?;
    match first {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Some(Letter { letter: char::from(first), end: start + 1 }),
        b'%' => Some(code(bytes, start + 1, 2).map_or(Letter { letter: '%', end: start + 1 }, blank_or)),
        b'\\' => Some(escaped(text, start)),
        b'\x1b' => Some(Letter { letter: NOTHING, end: colour(bytes, start) }),
        b'"' | b'\'' => Some(quote(bytes, start, first)),
        0..=0x7f => Some(blank_or(Letter { letter: char::from(first), end: start + 1 })),
        _ => {
            let letter = text.get(start..)?.chars().next()?;
            Some(blank_or(Letter { letter, end: start + letter.len_utf8() }))
        }
    }
}

/// White space of any kind is one kind here, and so is what has no width.
fn blank_or(letter: Letter) -> Letter {
    let shown = match letter.letter {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        other if other.is_whitespace() || other.is_control() => ' ',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => ' ',
        other => other,
    };
    Letter { letter: shown, end: letter.end }
}

/// The letter whose code is `digits` hexadecimal digits at `start`.
fn code(bytes: &[u8], start: usize, digits: usize) -> Option<Letter> {
    let mut code = 0;
    for &digit in bytes.get(start..start + digits)? {
        code = code * 16 + char::from(digit).to_digit(16)?;
    }
    Some(Letter { letter: char::from_u32(code).unwrap_or('\u{fffd}'), end: start + digits })
}

/// The letter whose code stands at `start`, up to a closing brace.
fn braced(bytes: &[u8], start: usize) -> Option<Letter> {
    let digits = bytes.iter().skip(start).take(6).take_while(|digit| digit.is_ascii_hexdigit()).count();
    let letter = code(bytes, start, digits).filter(|letter| bytes.get(letter.end) == Some(&b'}'))?;
    Some(Letter { end: letter.end + 1, ..letter })
}

/// What a backslash begins: several stand before one letter where a text was escaped more than once.
fn escaped(text: &str, start: usize) -> Letter {
    let bytes = text.as_bytes();
    let run = bytes.iter().skip(start).take(MAX_BACKSLASHES).take_while(|&&byte| byte == b'\\').count();
    let at = start + run;
    let space = |letter| Letter { letter, end: at + 1 };
    // One that ends a line, or that escapes nothing.
    let alone = Letter { letter: ' ', end: at };
    match bytes.get(at) {
        Some(b'n' | b'r') => space('\n'),
        Some(b't' | b'f' | b'b') => space(' '),
        Some(b'x') => code(bytes, at + 1, 2).map_or(alone, blank_or),
        Some(b'u') if bytes.get(at + 1) == Some(&b'{') => braced(bytes, at + 2).map_or(alone, blank_or),
        Some(b'u') => code(bytes, at + 1, 4).map_or(alone, blank_or),
        Some(&other) if other.is_ascii_graphic() => Letter { letter: char::from(other), end: at + 1 },
        _ => alone,
    }
}

/// A quote, or what a shell takes for nothing: one that closes and one that opens again, a line's end between them.
fn quote(bytes: &[u8], start: usize, quote: u8) -> Letter {
    let continued = match bytes.get(start + 1..start + 3) {
        Some(b"\\\n") => 2,
        _ => 0,
    };
    match bytes.get(start + 1 + continued) {
        Some(b'"' | b'\'') => Letter { letter: NOTHING, end: start + 2 + continued },
        _ => Letter { letter: char::from(quote), end: start + 1 },
    }
}

/// Where what turns a terminal's colour ends.
fn colour(bytes: &[u8], start: usize) -> usize {
    if bytes.get(start + 1) != Some(&b'[') {
        return start + 1;
    }
    let rest = bytes.iter().skip(start + 2).take(MAX_COLOUR);
    let length = rest.take_while(|&&byte| byte.is_ascii_digit() || byte == b';').count();
    let last = start + 2 + length;
    if bytes.get(last).is_some_and(u8::is_ascii_alphabetic) { last + 1 } else { start + 1 }
}

/// The next letter from `at` on that is no white space, where it starts, and whether any was passed.
pub(super) fn after_blank(text: &str, mut at: usize) -> Option<(Letter, usize, bool)> {
    let mut passed = false;
    loop {
        let letter = self::at(text, at)?;
        if !letter.is_blank() {
            return Some((letter, at, passed));
        }
        passed |= letter.letter != NOTHING;
        at = letter.end;
    }
}

/// Whether it is a letter of base64, in either alphabet.
pub(super) const fn is_base64(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '+' | '/')
}

/// Whether a name may start with it, or a word.
pub(super) const fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

/// What stands before the place at which a secret may start.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The last letter, and the one before it.
    last: [char; 2],
    /// Where the last letter is written.
    pub(super) written: (usize, usize),
}

impl Before {
    /// Passes a letter.
    pub(super) fn pass(&mut self, letter: Letter, start: usize) {
        if letter.letter != NOTHING {
            let [last, _] = self.last;
            self.last = [letter.letter, last];
        } else if self.last == [NOTHING; 2] {
            self.last = [' ', NOTHING];
        }
        self.written = (start, letter.end);
    }

    /// Whether a word may start here.
    pub(super) fn ends_word(&self) -> bool {
        let [last, _] = self.last;
        !last.is_alphanumeric()
    }

    /// Whether a name may start here.
    pub(super) fn ends_name(&self) -> bool {
        let [last, _] = self.last;
        !last.is_alphanumeric() && !matches!(last, '-' | '_')
    }

    /// Whether what starts here may be a part of a URN, or of a condition key.
    pub(super) fn is_in_urn(&self) -> bool {
        let [last, earlier] = self.last;
        last == ':' && earlier != ':'
    }

    /// Whether a quote stands here.
    pub(super) fn is_quote(&self) -> bool {
        let [last, _] = self.last;
        matches!(last, '"' | '\'')
    }
}
