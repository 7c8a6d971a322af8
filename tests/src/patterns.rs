//! Pulumi Cloud's wildcards against a reference that follows the documented words step by step.

use whydenied::pattern::{Unit, diverge, matches};

use crate::robustness::Numbers;

const LETTERS: [char; 5] = ['a', 'b', '.', '*', '?'];

/// Whether `text` matches `pattern`: `*` is zero or more characters, `?` zero or one, `.` exactly one.
///
/// A table that says, of each beginning of the pattern, whether it matches what was read of the text.
fn reference(pattern: &[char], text: &[char], row: &mut Vec<bool>) -> bool {
    let may_be_empty = |wildcard: char| wildcard == '*' || wildcard == '?';
    row.clear();
    row.push(true);
    for (done, &letter) in pattern.iter().enumerate() {
        row.push(row[done] && may_be_empty(letter));
    }
    for &read in text {
        let mut before = row[0];
        row[0] = false;
        for (done, &letter) in pattern.iter().enumerate() {
            let without_last = before;
            before = row[done + 1];
            row[done + 1] = match letter {
                '*' => row[done] || before,
                '?' => row[done] || without_last,
                '.' => without_last,
                plain => without_last && plain == read,
            };
        }
    }
    row[pattern.len()]
}

/// Compares the engine with the reference on every short pair and on `random` longer ones, and
/// returns the number of pairs.
///
/// # Panics
/// They disagree.
#[must_use]
pub fn agree(random: usize) -> usize {
    let mut row = Vec::new();
    let mut pairs = 0;
    let mut compare = |pattern: &[char], text: &[char]| {
        pairs += 1;
        let expected = reference(pattern, text, &mut row);
        let text: String = text.iter().collect();
        let found = matches(pattern.iter().copied().map(Unit::pulumi), &text);
        let pattern = || pattern.iter().collect::<String>();
        assert_eq!(found, expected, "`{}` and `{text}`", pattern());
        // Where they part is asked of few, and comes of the same walk.
        if pairs % 64 == 0 {
            let parts = diverge(&pattern(), Unit::pulumi, &text);
            assert_eq!(parts.is_none(), expected, "`{}` and `{text}`: {parts:?}", pattern());
        }
    };
    let short: Vec<_> = (0..=4).flat_map(words).collect();
    for pattern in &short {
        for text in &short {
            compare(pattern, text);
        }
    }
    let long = words(5);
    for pattern in &long {
        for text in short.iter().filter(|text| text.len() < 3) {
            compare(pattern, text);
        }
    }
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..random {
        let mut word = |longest: usize, letters: &[char]| -> Vec<char> {
            let length = numbers.below(longest + 1);
            (0..length).map(|_| letters[numbers.below(letters.len())]).collect()
        };
        // In half of the texts one letter alone, so that many of them fit.
        let (pattern, text) = (word(12, &LETTERS), word(16, &LETTERS));
        let text = if pattern.len() % 2 == 0 { text } else { vec!['a'; text.len()] };
        compare(&pattern, &text);
    }
    pairs
}

/// Matches texts that are the worst for backtracking: one that tried every way would not end.
///
/// # Panics
/// A text fits that must not.
pub fn hostile() {
    let text = "a".repeat(2_000);
    for piece in ["*a", "?a", "*?", "a?", "?*.a", "*.?"] {
        let pattern = piece.repeat(200) + "b";
        assert!(!matches(pattern.chars().map(Unit::pulumi), &text), "{pattern}");
        assert!(diverge(&pattern, Unit::pulumi, &text).is_some(), "{pattern}");
    }
}

/// Every word of that length.
fn words(length: u32) -> Vec<Vec<char>> {
    let count = LETTERS.len().pow(length);
    let letter = |word: usize, place: u32| LETTERS[word / LETTERS.len().pow(place) % LETTERS.len()];
    (0..count).map(|word| (0..length).map(|place| letter(word, place)).collect()).collect()
}
