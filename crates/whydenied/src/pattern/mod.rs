//! Wildcards: what a pattern stands for, whether a text fits it, and where the two part.
//!
//! A pattern is a sequence of [`Unit`]s, so that a literal `*` that came out of a policy variable
//! differs from the wildcard.

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
pub fn matches<P>(mut pattern: P, text: &str) -> bool
where
    P: Iterator<Item = Unit> + Clone,
{
    let mut text = text.chars();
    // Where to go on when the letters after the last `Any` do not fit: it takes one letter more.
    let mut retry = None;
    loop {
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
        let Some((after_any, taken)) = &mut retry else {
            return false;
        };
        if taken.next().is_none() {
            return false;
        }
        (pattern, text) = (after_any.clone(), taken.clone());
    }
}

/// Where a text leaves a pattern: the parts of both, in bytes, that do not agree.
///
/// What agrees before is the longest prefix of the pattern that fits some prefix of the text, the
/// shortest such; what agrees after is the longest common ending without wildcards in what is left.
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
    let (mut at, mut text_at) = (pattern.chars(), text.chars());
    let mut retry = None;
    // What was left of both when the longest prefix of the pattern had fitted.
    let mut furthest = (pattern, text);
    loop {
        if at.as_str().len() < furthest.0.len() {
            furthest = (at.as_str(), text_at.as_str());
        }
        let (mut rest, mut letters) = (at.clone(), text_at.clone());
        match (rest.next().map(unit), letters.next()) {
            (None, None) => return None,
            (Some(Unit::Any), _) => {
                retry = Some((rest.clone(), text_at.clone()));
                at = rest;
                continue;
            }
            (Some(unit), Some(letter)) if unit.fits(letter) => {
                (at, text_at) = (rest, letters);
                continue;
            }
            _ => {}
        }
        let Some((after_any, taken)) = &mut retry else {
            break;
        };
        if taken.next().is_none() {
            break;
        }
        (at, text_at) = (after_any.clone(), taken.clone());
    }
    let (pattern_rest, text_rest) = furthest;
    let ending = common_ending(pattern_rest, unit, text_rest);
    Some(Divergence {
        pattern: (pattern.len() - pattern_rest.len(), pattern.len() - ending),
        text: (text.len() - text_rest.len(), text.len() - ending),
    })
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
