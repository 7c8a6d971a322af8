//! JWTs and JWEs, also broken over lines, escaped or padded.

use super::letters::{self, Letter, NOTHING, after_blank, is_base64};
use super::{Kind, Secret};
use crate::span::Span;

/// A JWE has five parts.
const MAX_PARTS: usize = 5;
/// So many letters of a part tell whether it is a JSON object: three bytes for each four.
const TELLING: usize = 12;
/// A header has more letters; a word that starts like one may have fewer.
const LEAST: usize = 8;
/// As many bytes in one piece are a header also where they are damaged.
const PLAINLY: usize = 20;
/// A piece of a token that is as long looks like nothing else.
const LONG_PIECE: usize = 16;
/// A piece that looks like a word is one, unless it is short and a long piece follows.
const SHORT_PIECE: usize = 8;

/// Reads the tokens of a text from its start to its end.
pub(super) struct Reader<'t> {
    text: &'t str,
    stretch: Stretch,
    /// The last dot that no part of a token stands after.
    ends_nothing: Option<usize>,
}

/// Base64 and white space that were read to their end.
#[derive(Clone, Copy, Default)]
struct Stretch {
    span: Span,
    /// Where the last white space in it ends.
    last_gap: usize,
    /// What stands behind it.
    behind: Option<Letter>,
}

/// A piece of a part: letters of base64 without white space between them.
struct Piece {
    end: usize,
    length: usize,
    /// Whether it may be a word of the text around a token.
    is_word: bool,
    /// Whether it may be a name there: what stands behind it says so.
    is_name: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, stretch: Stretch::default(), ends_nothing: None }
    }

    /// The token that starts at `at`.
    pub(super) fn at(&mut self, at: usize) -> Option<Secret> {
        if !self.starts_header(at) {
            return None;
        }
        let dot = self.dot_after(at).filter(|dot| self.ends_nothing != Some(dot.end))?;
        let header = self.stretch;
        let in_one_piece = at >= header.last_gap && header.span.end - at >= PLAINLY;
        if !in_one_piece && !self.is_object(at, |byte| byte.is_ascii()) {
            return None;
        }
        let Some(end) = self.parts(dot.end) else {
            self.ends_nothing = Some(dot.end);
            self.stretch = header;
            return None;
        };
        Some(Secret { span: Span::new(at, self.padded(end)), kind: Kind::Jwt })
    }

    /// Whether `eyJ` stands at `at`: `{"` in base64.
    fn starts_header(&self, at: usize) -> bool {
        let Some(first) = letters::at(self.text, at).filter(|first| first.letter == 'e') else {
            return false;
        };
        let second = after_blank(self.text, first.end).filter(|(letter, ..)| letter.letter == 'y');
        let third = second.and_then(|(second, ..)| after_blank(self.text, second.end));
        third.is_some_and(|(letter, ..)| letter.letter == 'J')
    }

    /// Whether the first letters of base64 from `at` on, without the white space between them, stand for the start of a
    /// JSON object, of bytes that may stand there.
    fn is_object(&self, mut at: usize, may_stand: impl Fn(u8) -> bool) -> bool {
        let mut letters = [0; TELLING];
        let mut length = 0;
        while let Some(place) = letters.get_mut(length)
            && let Some(letter) = letters::at(self.text, at)
            && (letter.is_blank() || is_base64(letter.letter))
        {
            if !letter.is_blank() {
                *place = sextet(letter.letter);
                length += 1;
            }
            at = letter.end;
        }
        let (groups, _) = letters.get(..length).unwrap_or_default().as_chunks::<4>();
        let mut bytes =
            groups.iter().flat_map(|&[a, b, c, d]| [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]);
        let is_text =
            |byte| matches!(byte, b'\t' | b'\n' | b'\r') || byte >= b' ' && byte != 0x7f && may_stand(byte);
        length >= LEAST && bytes.next() == Some(b'{') && bytes.all(is_text)
    }

    /// Where the parts after the header end, the first of which starts at `at`.
    fn parts(&mut self, mut at: usize) -> Option<usize> {
        let mut end = None;
        for part in 1..MAX_PARTS {
            let taken = self.part(at, part);
            end = taken.or(end);
            match after_blank(self.text, self.padded(taken.unwrap_or(at))) {
                Some((dot, ..)) if dot.letter == '.' => at = dot.end,
                _ => break,
            }
        }
        end
    }

    /// Where the part ends that starts at `at`; nothing where it is empty, or where the text around the token goes on.
    fn part(&mut self, at: usize, part: usize) -> Option<usize> {
        if part == 1 && self.is_object(at, |_| true) && self.dot_after(at).is_some() {
            return Some(self.stretch.span.end);
        }
        let (piece, apart) = self.piece_after(at)?;
        if apart && (piece.is_word || piece.is_name) {
            return None;
        }
        let mut end = piece.end;
        while let Some((next, true)) = self.piece_after(self.padded(end)) {
            if next.is_name || next.is_word && !self.is_within(&next) {
                break;
            }
            end = next.end;
        }
        Some(end)
    }

    /// Whether what looks like a word is a piece of a token: a long piece follows.
    fn is_within(&self, word: &Piece) -> bool {
        let follows = || {
            self.piece_after(word.end)
                .is_some_and(|(next, _)| next.length >= LONG_PIECE && !next.is_word && !next.is_name)
        };
        let starts =
            |(letter, start, _): (Letter, usize, bool)| letter.letter == 'e' && self.starts_header(start);
        word.length <= SHORT_PIECE && follows() && !after_blank(self.text, word.end).is_some_and(starts)
    }

    /// The piece that comes next, and whether white space stands before it.
    fn piece_after(&self, at: usize) -> Option<(Piece, bool)> {
        let (letter, start, apart) = after_blank(self.text, at)?;
        is_base64(letter.letter).then(|| (self.piece(start), apart))
    }

    /// The piece that starts at `start`.
    fn piece(&self, start: usize) -> Piece {
        let (mut at, mut end, mut length) = (start, start, 0);
        let mut shape = Shape::default();
        let mut next = None;
        while let Some(letter) = letters::at(self.text, at) {
            if is_base64(letter.letter) {
                shape.take(letter.letter);
                length += 1;
                end = letter.end;
            } else if letter.letter != NOTHING {
                next = Some(letter);
                break;
            }
            at = letter.end;
        }
        let is_name = next.is_some_and(|next| match next.letter {
            ':' | '(' | '@' => true,
            '=' => letters::at(self.text, self.padded(end))
                .is_some_and(|value| is_base64(value.letter) || matches!(value.letter, '$' | '{' | '<')),
            _ => false,
        });
        Piece { end, length, is_word: shape.is_word(), is_name }
    }

    /// The dot after the base64 and white space that stand at `at`.
    fn dot_after(&mut self, at: usize) -> Option<Letter> {
        let Span { start, end } = self.stretch.span;
        if !(start..end).contains(&at) {
            let mut stretch = Stretch { span: Span::new(at, at), last_gap: at, behind: None };
            while let Some(letter) = letters::at(self.text, stretch.span.end) {
                if !letter.is_blank() && letter.letter != '=' && !is_base64(letter.letter) {
                    stretch.behind = Some(letter);
                    break;
                }
                stretch.span.end = letter.end;
                if letter.is_blank() {
                    stretch.last_gap = letter.end;
                }
            }
            self.stretch = stretch;
        }
        self.stretch.behind.filter(|letter| letter.letter == '.')
    }

    /// Where the padding ends that stands at `at`.
    fn padded(&self, mut at: usize) -> usize {
        while let Some(letter) = letters::at(self.text, at).filter(|letter| letter.letter == '=') {
            at = letter.end;
        }
        at
    }
}

/// What kinds of letters a piece has.
#[derive(Default)]
struct Shape {
    digits: usize,
    capitals: usize,
    small: usize,
    /// Whether the first letter is a capital.
    starts_large: bool,
}

impl Shape {
    fn take(&mut self, letter: char) {
        match letter {
            '0'..='9' => self.digits += 1,
            'A'..='Z' => {
                self.starts_large |= self.capitals + self.small + self.digits == 0;
                self.capitals += 1;
            }
            'a'..='z' => self.small += 1,
            _ => {}
        }
    }

    /// Whether people write words so: `word`, `Word`, `WORD`, `--two-words`, `2026`.
    fn is_word(&self) -> bool {
        match (self.digits, self.capitals, self.small) {
            (0, 0, _) | (0, _, 0) | (_, 0, 0) => true,
            (0, 1, _) => self.starts_large,
            _ => false,
        }
    }
}

/// The six bits of a letter of base64, in either alphabet.
fn sextet(letter: char) -> u8 {
    let byte = u8::try_from(letter).unwrap_or_default();
    match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'-' | b'+' => 62,
        _ => 63,
    }
}
