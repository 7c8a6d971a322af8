//! Forms of subjects and claims in which names are open.

use crate::finding::budget::Budget;
use crate::pattern::{Unit, matches, meet_where, part_at_once};

/// What no name of an owner has in it.
pub(crate) const IN_NO_OWNER: &str = "/:{}";
/// The same, and what comes before an id.
pub(crate) const IN_NO_BARE_OWNER: &str = "/:{}@";

/// A text in which a `*` stands for some part of a name.
pub(crate) struct Form {
    units: Vec<Unit>,
    /// For each unit, the characters it does not stand for.
    without: Vec<&'static str>,
}

impl Form {
    /// One that is empty, unless nothing more is to be tried.
    pub(crate) fn within(budget: &Budget) -> Option<Self> {
        let room = 64;
        budget.form().then(|| Self { units: Vec::with_capacity(room), without: Vec::with_capacity(room) })
    }

    /// Adds a text that stands for itself.
    pub(crate) fn text(mut self, text: &str) -> Self {
        for letter in text.chars() {
            self.push(Unit::Char(letter), "");
        }
        self
    }

    /// Adds a name, in which a `*` stands for one character or more that names have.
    pub(crate) fn name(mut self, name: &str, without: &'static str) -> Self {
        for letter in name.chars() {
            if letter == '*' {
                self.push(Unit::One, without);
                self.push(Unit::Any, without);
            } else {
                self.push(Unit::Char(letter), "");
            }
        }
        self
    }

    fn push(&mut self, unit: Unit, without: &'static str) {
        self.units.push(unit);
        self.without.push(without);
    }

    /// A text of this form that fits the pattern; `filler` where both leave a character open. `None` also
    /// where nothing more is to be tried.
    pub(crate) fn meet(&self, pattern: &[Unit], filler: char, budget: &Budget) -> Option<String> {
        if part_at_once(pattern, &self.units) {
            return None;
        }
        let letter = |unit: &Unit| if let Unit::Char(letter) = unit { Some(*letter) } else { None };
        if let Some(only) = pattern.iter().map(letter).collect::<Option<String>>() {
            return matches(self.units.iter().copied(), &only).then_some(only);
        }
        if !budget.fits(pattern.len(), self.units.len()) {
            return None;
        }
        let takes =
            |at: usize, letter: char| !self.without.get(at).is_some_and(|without| without.contains(letter));
        meet_where(pattern, &self.units, filler, &takes)
    }
}
