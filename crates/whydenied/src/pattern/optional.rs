//! Patterns with units that may stand for nothing: all the ways through them are followed at once.

use super::unit::Unit;

/// How far a text follows a pattern.
pub(super) struct Followed {
    /// Whether the whole text fits the whole pattern.
    pub(super) fits: bool,
    /// How many units of the pattern fit some prefix of the text.
    pub(super) units: usize,
    /// The length in bytes of the shortest such prefix.
    pub(super) bytes: usize,
}

/// Follows `text` along the pattern. Takes time proportional to the product of both lengths at
/// worst, to the text's length for patterns of people.
pub(super) fn follow(pattern: &[Unit], text: &str) -> Followed {
    let mut followed = Followed { fits: false, units: 0, bytes: 0 };
    let mut positions = Positions { open: Vec::new(), last_entered: vec![None; pattern.len() + 1] };
    let mut before = Vec::new();
    positions.enter(0, pattern, 0);
    let mut letters = text.char_indices();
    while let Some(&furthest) = positions.open.iter().max() {
        let letter = letters.next();
        let read = letter.map_or(text.len(), |(at, _)| at);
        if furthest > followed.units {
            (followed.units, followed.bytes) = (furthest, read);
        }
        let Some((_, letter)) = letter else {
            followed.fits = furthest == pattern.len();
            break;
        };
        std::mem::swap(&mut before, &mut positions.open);
        for at in before.drain(..) {
            match pattern.get(at) {
                Some(Unit::Any) => positions.enter(at, pattern, read + 1),
                Some(unit) if unit.fits(letter) => positions.enter(at + 1, pattern, read + 1),
                _ => {}
            }
        }
    }
    followed
}

/// The positions in the pattern at which the text may stand.
struct Positions {
    open: Vec<usize>,
    /// After how much of the text each was entered last, counted so that no two letters agree.
    last_entered: Vec<Option<usize>>,
}

impl Positions {
    /// Enters a position, and those after it that nothing needs to be read for.
    fn enter(&mut self, mut at: usize, pattern: &[Unit], read: usize) {
        while let Some(last) = self.last_entered.get_mut(at).filter(|last| **last != Some(read)) {
            *last = Some(read);
            self.open.push(at);
            if !matches!(pattern.get(at), Some(Unit::Any | Unit::AtMostOne)) {
                return;
            }
            at += 1;
        }
    }
}
