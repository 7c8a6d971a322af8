//! Wildcards: what a pattern stands for, whether a text fits it, and where the two part.
//!
//! A pattern is a sequence of [`Unit`]s, so that a literal `*` that came out of a policy variable
//! differs from the wildcard.

use std::str::Chars;

/// One position of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Exactly this character.
    Char(char),
    /// Exactly one character, whichever it is.
    One,
    /// Any number of characters, none included.
    Any,
}

impl Unit {
    /// The meaning of a character in AWS's patterns: `*` is any number, `?` exactly one.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
    /// (documented).
    #[must_use]
    pub const fn aws(letter: char) -> Self {
        match letter {
            '*' => Self::Any,
            '?' => Self::One,
            other => Self::Char(other),
        }
    }

    fn fits(self, letter: char) -> bool {
        match self {
            Self::Char(own) => own == letter,
            Self::One | Self::Any => true,
        }
    }
}

/// Whether the whole `text` fits the whole `pattern`.
///
/// Takes time proportional to the product of both lengths at worst, and no memory.
///
/// ```
/// use whydenied::pattern::{Unit, matches};
///
/// let fits = |pattern: &str, text| matches(pattern.chars().map(Unit::aws), text);
/// assert!(fits("repo:acme/*:ref:refs/heads/release-?", "repo:acme/web:ref:refs/heads/release-1"));
/// assert!(!fits("repo:acme/*:ref:refs/heads/release-?", "repo:acme/web:ref:refs/heads/release-10"));
/// ```
pub fn matches<P>(pattern: P, text: &str) -> bool
where
    P: Iterator<Item = Unit> + Clone,
{
    walk(pattern, text, |_, _| {})
}

/// Walks along pattern and text, and tells `reached` what is left of both at each step; whether they
/// fit to the end.
fn walk<'t, P>(mut pattern: P, text: &'t str, mut reached: impl FnMut(&P, &Chars<'t>)) -> bool
where
    P: Iterator<Item = Unit> + Clone,
{
    let mut text = text.chars();
    // Where to go on when the letters after the last `Any` do not fit: it takes one letter more.
    let mut retry = None;
    loop {
        reached(&pattern, &text);
        let mut rest = pattern.clone();
        let mut letters = text.clone();
        match (rest.next(), letters.next()) {
            (None, None) => return true,
            (Some(Unit::Any), _) => {
                retry = Some((rest.clone(), text.clone()));
                pattern = rest;
                continue;
            }
            (Some(unit), Some(letter)) if unit.fits(letter) => {
                (pattern, text) = (rest, letters);
                continue;
            }
            _ => {}
        }
        let Some((after_any, taken)) = &mut retry else { return false };
        if taken.next().is_none() {
            return false;
        }
        (pattern, text) = (after_any.clone(), taken.clone());
    }
}

/// The units of a pattern that is still a text, so that what is left of it has a place.
#[derive(Clone)]
struct Units<'p> {
    rest: Chars<'p>,
    unit: fn(char) -> Unit,
}

impl Iterator for Units<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        self.rest.next().map(self.unit)
    }
}

/// Where a text leaves a pattern: the parts of both, in bytes, that do not agree.
///
/// What agrees before is the longest prefix of the pattern that fits some prefix of the text, the
/// shortest such; what agrees after is the most of what is left of both that fits again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// Start and end of the part of the pattern.
    pub pattern: (usize, usize),
    /// Start and end of the part of the text.
    pub text: (usize, usize),
}

/// Where `text` leaves `pattern`, whose characters mean what `unit` says; `None` if it fits.
///
/// ```
/// use whydenied::pattern::{Unit, diverge};
///
/// let parts = diverge("repo:acme/*:ref:refs/heads/main", Unit::aws, "repo:acme/web:environment:prod").unwrap();
/// assert_eq!(parts.pattern, (12, 31)); // ref:refs/heads/main
/// assert_eq!(parts.text, (14, 30)); // environment:prod
/// ```
#[must_use]
pub fn diverge(pattern: &str, unit: fn(char) -> Unit, text: &str) -> Option<Divergence> {
    // What was left of both when the longest prefix of the pattern had fitted.
    let mut furthest = (pattern, text);
    let fits = walk(Units { rest: pattern.chars(), unit }, text, |units, letters| {
        if units.rest.as_str().len() < furthest.0.len() {
            furthest = (units.rest.as_str(), letters.as_str());
        }
    });
    if fits {
        return None;
    }
    let (pattern_rest, text_rest) = furthest;
    let (pattern_start, text_start) = (pattern.len() - pattern_rest.len(), text.len() - text_rest.len());
    let (of_pattern, of_text) = rejoin(pattern_rest, unit, text_rest).unwrap_or_else(|| {
        let ending = common_ending(pattern_rest, unit, text_rest);
        (pattern_rest.len() - ending, text_rest.len() - ending)
    });
    Some(Divergence {
        pattern: (pattern_start, pattern_start + of_pattern),
        text: (text_start, text_start + of_text),
    })
}

/// How many characters of a part that differs are looked at, so that the work stays small.
const DIFFERING: usize = 64;

/// The least to leave out of both, in bytes, so that a letter and all after it fits again, wildcards
/// included.
fn rejoin(pattern: &str, unit: fn(char) -> Unit, text: &str) -> Option<(usize, usize)> {
    let literal = |&(_, own): &(usize, char)| matches!(unit(own), Unit::Char(_));
    let candidates = pattern.char_indices().take(DIFFERING).take_while(literal).flat_map(|(at, own)| {
        let letters = text.char_indices().take(DIFFERING);
        letters
            .filter(move |&(_, letter)| unit(own) == Unit::Char(letter))
            .map(move |(text_at, _)| (at, text_at))
    });
    candidates
        .filter(|&(at, text_at)| {
            let (Some(pattern), Some(text)) = (pattern.get(at..), text.get(text_at..)) else { return false };
            matches(pattern.chars().map(unit), text)
        })
        .min_by_key(|(at, text_at)| at + text_at)
}

/// The length in bytes of the longest common ending that holds no wildcard.
fn common_ending(pattern: &str, unit: fn(char) -> Unit, text: &str) -> usize {
    pattern
        .chars()
        .rev()
        .zip(text.chars().rev())
        .take_while(|&(own, letter)| unit(own) == Unit::Char(letter))
        .map(|(own, _)| own.len_utf8())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{Unit, diverge};

    #[test]
    fn the_differing_part_is_as_short_as_it_can_be() {
        for (pattern, text, of_pattern, of_text) in [
            ("project:Core:*", "project:core:stack:dev", "C", "c"),
            ("project:Core:*", "project:Core2:stack:dev", "", "2"),
            ("a/*:ref:main", "a/web:environment:prod", "ref:main", "environment:prod"),
            ("serviceaccount:apps:s3", "serviceaccount:apps-1a2b:s3", "", "-1a2b"),
            ("repo:acme/*", "repo:other/x", "acme", "other"),
            ("release-?", "release-10", "", "0"),
            ("x", "", "x", ""),
        ] {
            let parts = diverge(pattern, Unit::aws, text).unwrap_or_else(|| unreachable!("{pattern} fits"));
            assert_eq!(pattern.get(parts.pattern.0..parts.pattern.1), Some(of_pattern), "{pattern}");
            assert_eq!(text.get(parts.text.0..parts.text.1), Some(of_text), "{pattern}");
        }
    }
}
