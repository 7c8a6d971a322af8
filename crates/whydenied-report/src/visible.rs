//! What can be seen of a text, wherever it is shown: on a terminal, in Markdown, in a page.

/// What leaves no trace where it stands, or acts on what is around it: Unicode's characters that are
/// ignored by default, and the separators and format characters that draw nothing. Controls are asked for apart.
const INVISIBLE: &[(char, char)] = &[
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{2028}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{13430}', '\u{1343f}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// What is seen, but not told from something else: spaces of other kinds, marks that belong to the letter
/// before them, and characters that look as each font likes.
const AMBIGUOUS: &[(char, char)] = &[
    ('\u{a0}', '\u{a0}'),
    ('\u{300}', '\u{36f}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{1ab0}', '\u{1aff}'),
    ('\u{1dc0}', '\u{1dff}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{202f}', '\u{202f}'),
    ('\u{205f}', '\u{205f}'),
    ('\u{20d0}', '\u{20ff}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{e000}', '\u{f8ff}'),
    ('\u{fdd0}', '\u{fdef}'),
    ('\u{fe20}', '\u{fe2f}'),
    ('\u{f0000}', '\u{10ffff}'),
];

/// Whether a character leaves no trace where it stands: controls, line and paragraph separators, what turns
/// the direction of writing, what has no width.
#[must_use]
pub fn is_invisible(letter: char) -> bool {
    letter.is_control() || !letter.is_ascii() && is_in(INVISIBLE, letter)
}

/// Whether a reader cannot tell the character from another one, or from none.
#[must_use]
pub fn is_unclear(letter: char) -> bool {
    is_invisible(letter) || !letter.is_ascii() && is_in(AMBIGUOUS, letter)
}

fn is_in(ranges: &[(char, char)], letter: char) -> bool {
    ranges.iter().any(|&(first, last)| (first..=last).contains(&letter))
}

/// The text on one line, with all that a reader would not see, or would not tell apart, written out as
/// `\u{…}`, line breaks and tabs as in JSON. What is shown this way moves no cursor, ends no line and turns no text around.
///
/// ```
/// use whydenied::text::visible;
///
/// assert_eq!(visible("repo:acme/web\u{200b}\n"), r"repo:acme/web\u{200b}\n");
/// assert_eq!(visible("Grün, 日本, 👍"), "Grün, 日本, 👍");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    shown(text, |_| false)
}

/// The same of several lines: line breaks and tabs stay.
///
/// ```
/// use whydenied::text::visible_lines;
///
/// assert_eq!(visible_lines("a\r\n\tb\rc\u{2028}"), "a\r\n\tb\\rc\\u{2028}");
/// ```
#[must_use]
pub fn visible_lines(text: &str) -> String {
    shown(text, |rest| rest.starts_with(['\n', '\t']) || rest.starts_with("\r\n"))
}

/// `stays` says of the text from an unclear character on whether that stays as it is.
fn shown(text: &str, stays: impl Fn(&str) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, letter) in text.char_indices().filter(|(_, letter)| is_unclear(*letter)) {
        let (Some(before), Some(rest)) = (text.get(copied..at), text.get(at..)) else { continue };
        if !stays(rest) {
            shown.push_str(before);
            match letter {
                '\n' | '\r' | '\t' => shown.extend(letter.escape_default()),
                _ => shown.extend(letter.escape_unicode()),
            }
            copied = at + letter.len_utf8();
        }
    }
    shown.push_str(text.get(copied..).unwrap_or_default());
    shown
}

#[cfg(test)]
mod tests {
    use super::{AMBIGUOUS, INVISIBLE, is_invisible, is_unclear, visible};

    #[test]
    fn nothing_that_cannot_be_seen_is_shown_as_it_is() {
        for letter in [
            '\0',
            '\u{1b}',
            '\u{7f}',
            '\u{80}',
            '\u{85}',
            '\u{9b}',
            '\u{ad}',
            '\u{61c}',
            '\u{180e}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{2028}',
            '\u{2029}',
            '\u{202e}',
            '\u{2060}',
            '\u{2069}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{fff9}',
            '\u{e0001}',
            '\u{e0041}',
            '\u{e0101}',
        ] {
            assert!(is_invisible(letter), "U+{:04X}", u32::from(letter));
            assert_eq!(visible(&letter.to_string()), letter.escape_unicode().to_string());
        }
    }

    #[test]
    fn what_looks_like_something_else_is_told_but_is_not_invisible() {
        for letter in ['\u{a0}', '\u{301}', '\u{2009}', '\u{3000}', '\u{e000}', '\u{10ffff}'] {
            assert!(is_unclear(letter) && !is_invisible(letter), "U+{:04X}", u32::from(letter));
        }
    }

    #[test]
    fn letters_of_all_scripts_stay() {
        let text = "repo:Ünïcode/ΩЖ-日本語-עברית-ไทย-हिन्दी-👍 <>&|`\"'\\";
        assert_eq!(visible(text), text);
    }

    #[test]
    fn the_ranges_are_in_order() {
        for ranges in [INVISIBLE, AMBIGUOUS] {
            assert!(ranges.iter().all(|(first, last)| first <= last));
            assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }
}
