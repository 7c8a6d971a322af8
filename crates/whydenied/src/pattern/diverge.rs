//! Where a text leaves a pattern.

use std::str::Chars;

use super::{Unit, matches, optional, walk};

/// The units of a pattern that is still a text, so that what is left of it has a place.
#[derive(Clone)]
struct Units<'p, U> {
    rest: Chars<'p>,
    unit: U,
}

impl<U: Fn(char) -> Unit> Iterator for Units<'_, U> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        self.rest.next().map(&self.unit)
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
pub fn diverge(pattern: &str, unit: impl Fn(char) -> Unit + Copy, text: &str) -> Option<Divergence> {
    let (pattern_rest, text_rest) = unmatched(pattern, unit, text)?;
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

/// What is left of both when the longest prefix of the pattern has fitted; `None` if all of it fits.
fn unmatched<'a>(
    pattern: &'a str,
    unit: impl Fn(char) -> Unit + Copy,
    text: &'a str,
) -> Option<(&'a str, &'a str)> {
    if pattern.chars().any(|own| unit(own) == Unit::AtMostOne) {
        let units: Vec<_> = pattern.chars().map(unit).collect();
        let followed = optional::follow(&units, text);
        let fitting: usize = pattern.chars().take(followed.units).map(char::len_utf8).sum();
        return pattern.get(fitting..).zip(text.get(followed.bytes..)).filter(|_| !followed.fits);
    }
    let alike = alike(pattern, unit, text);
    let (pattern, text) = (pattern.get(alike..)?, text.get(alike..)?);
    let mut furthest = (pattern, text);
    let fits = walk(Units { rest: pattern.chars(), unit }, text, |units, letters| {
        if units.rest.as_str().len() < furthest.0.len() {
            furthest = (units.rest.as_str(), letters.as_str());
        }
    });
    (!fits).then_some(furthest)
}

/// The length of the ASCII letters at the start that are alike and stand for themselves: most values begin so.
fn alike(pattern: &str, unit: impl Fn(char) -> Unit + Copy, text: &str) -> usize {
    let is_alike = |(own, letter): &(u8, u8)| {
        own == letter && own.is_ascii() && unit(char::from(*own)) == Unit::Char(char::from(*own))
    };
    pattern.bytes().zip(text.bytes()).take_while(is_alike).count()
}

/// How many characters of a part that differs are looked at, so that the work stays small.
const DIFFERING: usize = 64;

/// The least to leave out of both, in bytes, so that a letter and all after it fits again, wildcards
/// included.
fn rejoin(pattern: &str, unit: impl Fn(char) -> Unit + Copy, text: &str) -> Option<(usize, usize)> {
    let letters: Vec<_> = text.char_indices().take(DIFFERING).collect();
    let mut least: Option<(usize, usize)> = None;
    for (at, own) in pattern.char_indices().take(DIFFERING) {
        let Unit::Char(own) = unit(own) else { break };
        // Whatever comes later leaves out more.
        let bound = least.map_or(usize::MAX, |(of_pattern, of_text)| of_pattern + of_text);
        let again =
            letters.iter().take_while(|(text_at, _)| at + text_at < bound).find(|(text_at, letter)| {
                let rest = || Some((pattern.get(at..)?, text.get(*text_at..)?));
                *letter == own
                    && rest().is_some_and(|(pattern, text)| matches(pattern.chars().map(unit), text))
            });
        least = again.map(|(text_at, _)| (at, *text_at)).or(least);
    }
    least
}

/// The length in bytes of the longest common ending; a wildcard is in it only as itself.
fn common_ending(pattern: &str, unit: impl Fn(char) -> Unit + Copy, text: &str) -> usize {
    pattern
        .chars()
        .rev()
        .zip(text.chars().rev())
        .take_while(|&(own, letter)| own == letter && unit(own) != Unit::Any)
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
            parts_are(pattern, Unit::aws, text, [of_pattern, of_text]);
        }
    }

    #[test]
    fn pulumi_s_wildcards_part_where_they_must() {
        for (pattern, text, of_pattern, of_text) in [
            ("repo:acme/site.io:*", "repo:acme/site.com:x", "io", "com"),
            ("repo:acme/app?:ref", "repo:acme/app12:ref", "", "12"),
            ("colo?r:a", "color:b", "a", "b"),
            ("a?.c", "ad", "c", ""),
            ("??", "abc", "", "abc"),
            ("v1.example.com", "v2.example.com", "1", "2"),
        ] {
            parts_are(pattern, Unit::pulumi, text, [of_pattern, of_text]);
        }
        assert_eq!(diverge("colo?r", Unit::pulumi, "color"), None);
    }

    fn parts_are(pattern: &str, unit: impl Fn(char) -> Unit + Copy, text: &str, expected: [&str; 2]) {
        let parts = diverge(pattern, unit, text).unwrap_or_else(|| unreachable!("{pattern} fits"));
        let found = [pattern.get(parts.pattern.0..parts.pattern.1), text.get(parts.text.0..parts.text.1)];
        assert_eq!(found, expected.map(Some), "{pattern} and {text}");
    }
}
