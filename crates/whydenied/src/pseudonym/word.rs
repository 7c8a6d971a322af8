//! The words of a text: runs of letters and digits, however the text escapes them.

use std::borrow::Cow;

/// A word, and what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// Its letters, with escapes undone.
    pub(super) text: Cow<'t, str>,
    /// Offset of its first byte.
    pub(super) start: usize,
    /// Offset after its last byte.
    pub(super) end: usize,
    /// Whether a wildcard extends it.
    pub(super) open: bool,
}

/// The words of a text, in their order. `\u0061` and `%61` are the letter that they stand for.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (mut start, mut letters, mut escaped) = (at, String::new(), false);
        loop {
            let next = letter(text, at);
            match next {
                Some((letter, length)) if letter.is_alphanumeric() => {
                    if letters.is_empty() {
                        start = at;
                    }
                    escaped |= length != letter.len_utf8();
                    letters.push(letter);
                    at += length;
                }
                other => {
                    let word = (!letters.is_empty()).then(|| Word {
                        text: match text.get(start..at) {
                            Some(plain) if !escaped => Cow::Borrowed(plain),
                            _ => Cow::Owned(std::mem::take(&mut letters)),
                        },
                        start,
                        end: at,
                        open: matches!(other, Some(('*' | '?', _))),
                    });
                    if word.is_some() {
                        return word;
                    }
                    at += other?.1;
                }
            }
        }
    })
}

/// The letter at an offset, and the bytes that it takes.
fn letter(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let hex = |digits: Option<&str>| {
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    let escape = match first {
        '\\' => match rest.as_bytes().get(1) {
            Some(b'u') => hex(rest.get(2..6)).map(|code| (char::from_u32(code).unwrap_or('\\'), 6)),
            // What ends a line or a string ends a word.
            Some(b'n' | b'r' | b't' | b'b' | b'f' | b'"' | b'\\' | b'/') => Some(('\\', 2)),
            _ => None,
        },
        // Of a letter of several bytes the first ends a word.
        '%' => {
            hex(rest.get(1..3)).map(|code| (char::from_u32(code).filter(char::is_ascii).unwrap_or('%'), 3))
        }
        _ => None,
    };
    Some(escape.unwrap_or((first, first.len_utf8())))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_found_through_escapes() {
        for (text, expected) in [
            ("repo:acme-corp/web_app:ref", &["repo", "acme", "corp", "web", "app", "ref"][..]),
            (r#""\nacme" \u0061cme \/x"#, &["acme", "acme", "x"]),
            ("repo%3Aacme%2Fweb%61 100%", &["repo", "acme", "weba", "100"]),
            ("ünïcode日本", &["ünïcode日本"]),
            ("", &[]),
        ] {
            assert_eq!(
                words(text).map(|word| word.text.into_owned()).collect::<Vec<_>>(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn a_word_has_its_place_and_whether_it_is_open() {
        let text = "a %61b* c?";
        let found: Vec<_> = words(text).map(|word| (text.get(word.start..word.end), word.open)).collect();
        assert_eq!(found, [(Some("a"), false), (Some("%61b"), true), (Some("c"), true)]);
    }
}
