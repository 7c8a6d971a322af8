//! Small and capital letters.
//!
//! How AWS and Pulumi Cloud fold letters beyond ASCII is not documented. IAM takes the characters up
//! to U+00FF in a policy; here the letters of Latin, Greek and Cyrillic are known, and any other is
//! equal to itself alone. The library's tables of all scripts weigh 7 KB of the page's first download.

use std::borrow::Cow;

/// Capital letters beyond ASCII from the first to the last, in steps, and how far away their small ones stand.
const CAPITALS: &[(u32, u32, u32, u32)] = &[
    (0xC0, 0xD6, 1, 32),
    (0xD8, 0xDE, 1, 32),
    (0x100, 0x12E, 2, 1),
    (0x132, 0x136, 2, 1),
    (0x139, 0x147, 2, 1),
    (0x14A, 0x176, 2, 1),
    (0x179, 0x17D, 2, 1),
    (0x391, 0x3A1, 1, 32),
    (0x3A3, 0x3AB, 1, 32),
    (0x400, 0x40F, 1, 80),
    (0x410, 0x42F, 1, 32),
];

/// The letter in its small form.
pub(crate) fn small(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let code = u32::from(letter);
    let row = CAPITALS.iter().find(|(first, last, step, _)| {
        (*first..=*last).contains(&code) && (code - *first).is_multiple_of(*step)
    });
    row.and_then(|row| char::from_u32(code + row.3)).unwrap_or(letter)
}

/// The text in small letters; borrowed if it is.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| small(letter) == letter) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(small).collect())
}

/// Whether two texts differ in letter case only, or not at all.
pub(crate) fn same(left: &str, right: &str) -> bool {
    left.chars().map(small).eq(right.chars().map(small))
}

#[cfg(test)]
mod tests {
    use super::{lower, same, small};

    #[test]
    fn letters_of_europe_are_folded_as_unicode_says() {
        let scripts = [0..=0x12F, 0x132..=0x177, 0x179..=0x17F, 0x391..=0x3C9, 0x400..=0x45F];
        for letter in scripts.into_iter().flatten().filter_map(char::from_u32) {
            let expected: Vec<_> = letter.to_lowercase().collect();
            assert_eq!([small(letter)], *expected, "{letter} U+{:04X}", u32::from(letter));
        }
    }

    #[test]
    fn texts_are_folded_letter_by_letter() {
        assert_eq!(lower("Repo:ÄCME/Ω"), "repo:äcme/ω");
        assert!(same("Acme", "aCME") && !same("acme", "acm"));
    }
}
