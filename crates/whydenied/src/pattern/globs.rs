//! A union of patterns, all followed at once.

use std::collections::BTreeMap;

use super::unit::Unit;

/// Patterns of which a text has to fit one.
///
/// Each pattern has a row of places, one before each of its letters and one at its end; a place is one bit, and a letter
/// moves all places at once.
///
/// ```
/// use whydenied::pattern::{Globs, Unit};
///
/// let globs = Globs::of(["repo:acme/*", "repo:octo/web:ref:refs/heads/release-?"].map(|text| text.chars().map(Unit::aws)));
/// assert!(globs.fit("repo:acme/web:ref:refs/heads/main") && globs.fit("repo:octo/web:ref:refs/heads/release-1"));
/// assert!(!globs.fit("repo:octo/web:ref:refs/heads/main"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Globs {
    /// Where a letter leads to the next place, by the letter.
    letters: BTreeMap<char, Places>,
    /// Where every letter does.
    any_letter: Places,
    /// Where the next place is reached without a letter as well.
    skipped: Places,
    /// Where every letter leads back to the same place: before or after a `*`.
    stays: Places,
    starts: Places,
    ends: Places,
}

impl Globs {
    /// The union of patterns.
    #[must_use]
    pub fn of<P: IntoIterator<Item = Unit>>(patterns: impl IntoIterator<Item = P>) -> Self {
        let mut globs = Self::default();
        let mut place = 0;
        for pattern in patterns {
            globs.starts.set(place);
            for unit in pattern {
                let leads = match unit {
                    Unit::Any => {
                        globs.stays.set(place);
                        continue;
                    }
                    Unit::Char(letter) => globs.letters.entry(letter).or_default(),
                    Unit::One => &mut globs.any_letter,
                    Unit::AtMostOne => {
                        globs.skipped.set(place);
                        &mut globs.any_letter
                    }
                };
                leads.set(place);
                place += 1;
            }
            globs.ends.set(place);
            place += 1;
        }
        globs
    }

    /// Whether the whole text fits one of them.
    #[must_use]
    pub fn fit(&self, text: &str) -> bool {
        let places = text.chars().fold(self.start(), |places, letter| self.step(&places, letter));
        self.accept(&places)
    }

    /// Whether a letter is written in one of them.
    pub(super) fn name(&self, letter: char) -> bool {
        self.letters.contains_key(&letter)
    }

    /// Whether each wildcard in them stands for any number of letters.
    pub(super) fn have_only_stars(&self) -> bool {
        self.any_letter.are_none()
    }

    /// The places before any letter.
    pub(super) fn start(&self) -> Places {
        self.skip(self.starts.clone())
    }

    /// The places that a letter leads to.
    pub(super) fn step(&self, places: &Places, letter: char) -> Places {
        let own = self.letters.get(&letter);
        let mut next = places.and(&self.any_letter);
        if let Some(own) = own {
            next = next.or(&places.and(own));
        }
        self.skip(next.next().or(&places.and(&self.stays)))
    }

    /// Whether one of the places is at an end.
    pub(super) fn accept(&self, places: &Places) -> bool {
        !places.and(&self.ends).are_none()
    }

    /// With those that are reached without a letter.
    fn skip(&self, mut places: Places) -> Places {
        while !self.skipped.are_none() {
            let more = places.or(&places.and(&self.skipped).next());
            if more == places {
                break;
            }
            places = more;
        }
        places
    }
}

/// Places in patterns, a bit each. Words at the end that have none may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places(Vec<u64>);

impl Places {
    fn set(&mut self, place: usize) {
        let (word, bit) = (place / 64, place % 64);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    fn are_none(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many words they take.
    pub(super) fn words(&self) -> usize {
        self.0.len()
    }

    /// Whether each of them is one of the others.
    pub(super) fn are_among(&self, others: &Self) -> bool {
        let others = others.0.iter().copied().chain(std::iter::repeat(0));
        self.0.iter().zip(others).all(|(own, other)| own & !other == 0)
    }

    fn and(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(own, other)| own & other).collect())
    }

    fn or(&self, other: &Self) -> Self {
        let (long, short) = if self.0.len() < other.0.len() { (other, self) } else { (self, other) };
        let short = short.0.iter().copied().chain(std::iter::repeat(0));
        Self(long.0.iter().zip(short).map(|(own, other)| own | other).collect())
    }

    /// The place after each.
    fn next(&self) -> Self {
        let mut carried = 0;
        let mut shifted: Vec<u64> = Vec::with_capacity(self.0.len() + 1);
        for word in &self.0 {
            shifted.push(word << 1 | carried);
            carried = word >> 63;
        }
        if carried > 0 {
            shifted.push(carried);
        }
        Self(shifted)
    }
}
