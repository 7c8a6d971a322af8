//! A text that fits two patterns.

use super::unit::Unit;

/// The most pairs of positions that are looked at. Two longer patterns count as unrelated.
pub(crate) const PAIRS: usize = 1 << 21;

/// A shortest text that fits both patterns; `filler` stands where both leave a character open.
///
/// `None` where no text fits both, or where the product of both lengths is beyond 2,097,152.
///
/// ```
/// use whydenied::pattern::{Unit, meet};
///
/// let meet = |left: &str, right: &str| {
///     let units = |text: &str| text.chars().map(Unit::aws).collect::<Vec<_>>();
///     meet(&units(left), &units(right), 'x')
/// };
/// let text = meet("repo:acme*", "repo:*-evil/app:*:refs/heads/main").unwrap();
/// assert_eq!(text, "repo:acme-evil/app::refs/heads/main");
/// assert_eq!(meet("repo:acme/*", "repo:acme-evil/*"), None);
/// ```
#[must_use]
pub fn meet(left: &[Unit], right: &[Unit], filler: char) -> Option<String> {
    meet_where(left, right, filler, &|_, _| true)
}

/// The same, where a wildcard of `right` may not stand for every character: `takes` says, for the
/// wildcard's position, for which it may.
pub(crate) fn meet_where(
    left: &[Unit],
    right: &[Unit],
    filler: char,
    takes: &dyn Fn(usize, char) -> bool,
) -> Option<String> {
    if part_at_once(left, right) {
        return None;
    }
    let width = right.len() + 1;
    let pairs = (left.len() + 1).checked_mul(width).filter(|pairs| *pairs <= PAIRS)?;
    let at = |at_left: usize, at_right: usize| at_left * width + at_right;
    let steps = |at_left: usize, at_right: usize| {
        Steps::of(left.get(at_left), right.get(at_right), filler, &|letter| takes(at_right, letter))
    };
    let reached = reached((left.len(), right.len()), pairs, &at, &steps)?;
    // How many characters the rest of both takes at least, one position more, for each pair of positions.
    let mut rest: Vec<u32> = vec![0; pairs];
    for at_left in (0..=left.len()).rev() {
        for at_right in (0..=right.len()).rev() {
            if !reached.get(at(at_left, at_right)).is_some_and(|reached| *reached) {
                continue;
            }
            let known = |ahead: (usize, usize)| {
                rest.get(at(at_left + ahead.0, at_right + ahead.1)).copied().filter(|rest| *rest > 0)
            };
            let here = if at_left == left.len() && at_right == right.len() {
                1
            } else {
                let Steps { silent, letter } = steps(at_left, at_right);
                let silent = silent.into_iter().flatten().filter_map(known);
                let letter = letter.and_then(|(_, ahead)| known(ahead)).map(|rest| rest + 1);
                silent.chain(letter).min().unwrap_or(0)
            };
            if let Some(cell) = rest.get_mut(at(at_left, at_right)) {
                *cell = here;
            }
        }
    }
    let least = |at_left, at_right| rest.get(at(at_left, at_right)).copied().unwrap_or_default();
    follow((left.len(), right.len()), &steps, &least)
}

/// Which pairs of positions a common text can come by; `None` where it cannot come to both ends. Of two
/// patterns that part early these are few.
fn reached(
    ends: (usize, usize),
    pairs: usize,
    at: &dyn Fn(usize, usize) -> usize,
    steps: &dyn Fn(usize, usize) -> Steps,
) -> Option<Vec<bool>> {
    let mut reached = vec![false; pairs];
    *reached.first_mut()? = true;
    for at_left in 0..=ends.0 {
        let row = at(at_left, 0)..=at(at_left, ends.1);
        if !reached.get(row)?.contains(&true) {
            return None;
        }
        for at_right in 0..=ends.1 {
            if *reached.get(at(at_left, at_right))? {
                let Steps { silent, letter } = steps(at_left, at_right);
                for ahead in silent.into_iter().flatten().chain(letter.map(|(_, ahead)| ahead)) {
                    *reached.get_mut(at(at_left + ahead.0, at_right + ahead.1))? = true;
                }
            }
        }
    }
    let is_possible = *reached.last()?;
    is_possible.then_some(reached)
}

/// Whether the two differ at their start or at their end, before any wildcard.
pub(crate) fn part_at_once(left: &[Unit], right: &[Unit]) -> bool {
    disagree(left.iter(), right.iter()) || disagree(left.iter().rev(), right.iter().rev())
}

/// Whether the two differ in a letter before any wildcard: most that do not meet part at once.
fn disagree<'u>(left: impl Iterator<Item = &'u Unit>, right: impl Iterator<Item = &'u Unit>) -> bool {
    let letters = left.zip(right).take_while(|(left, right)| {
        matches!(left, Unit::Char(_) | Unit::One) && matches!(right, Unit::Char(_) | Unit::One)
    });
    letters.into_iter().any(|pair| matches!(pair, (Unit::Char(own), Unit::Char(other)) if own != other))
}

/// Walks to the ends of both patterns along the shortest way.
fn follow(
    ends: (usize, usize),
    steps: &dyn Fn(usize, usize) -> Steps,
    least: &dyn Fn(usize, usize) -> u32,
) -> Option<String> {
    let mut at = (0, 0);
    let mut remaining = least(0, 0);
    if remaining == 0 {
        return None;
    }
    let mut text = String::with_capacity(remaining as usize);
    while at != ends {
        let Steps { silent, letter } = steps(at.0, at.1);
        let leads = |ahead: &(usize, usize)| least(at.0 + ahead.0, at.1 + ahead.1) == remaining;
        let silent = silent.into_iter().flatten().find(leads);
        let ahead = if let Some(ahead) = silent {
            ahead
        } else {
            let (letter, ahead) = letter?;
            remaining -= 1;
            text.push(letter);
            ahead
        };
        at = (at.0 + ahead.0, at.1 + ahead.1);
    }
    Some(text)
}

/// How to go on from a pair of positions: how far in each pattern.
struct Steps {
    /// Without a character.
    silent: [Option<(usize, usize)>; 2],
    /// With one that fits both.
    letter: Option<(char, (usize, usize))>,
}

impl Steps {
    fn of(
        left: Option<&Unit>,
        right: Option<&Unit>,
        filler: char,
        right_takes: &dyn Fn(char) -> bool,
    ) -> Self {
        let may_end = |unit: Option<&Unit>| matches!(unit, Some(Unit::Any | Unit::AtMostOne));
        let by = |unit: Unit| usize::from(unit != Unit::Any);
        let letter = left.zip(right).and_then(|(&left, &right)| {
            let letter = match (left, right) {
                (_, Unit::Char(letter)) if left.fits(letter) => letter,
                // Of two `Any` one must end here, or the text would have no end.
                (_, Unit::Char(_)) | (Unit::Any, Unit::Any) => return None,
                (Unit::Char(letter), _) => letter,
                _ => filler,
            };
            let taken = matches!(right, Unit::Char(_)) || right_takes(letter);
            taken.then_some((letter, (by(left), by(right))))
        });
        Self { silent: [may_end(left).then_some((1, 0)), may_end(right).then_some((0, 1))], letter }
    }
}
