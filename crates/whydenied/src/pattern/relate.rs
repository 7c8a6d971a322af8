//! How two patterns relate: a text that fits both, and whether one lets in all that the other does.

use super::Unit;

/// The most pairs of positions that are looked at. Two longer patterns count as unrelated.
const PAIRS: usize = 1 << 21;

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
    let width = right.len() + 1;
    let pairs = (left.len() + 1).checked_mul(width).filter(|pairs| *pairs <= PAIRS)?;
    // How many characters the rest of both takes at least, one position more, for each pair of positions.
    let mut rest: Vec<u32> = vec![0; pairs];
    let at = |at_left: usize, at_right: usize| at_left * width + at_right;
    let steps = |at_left: usize, at_right: usize| Steps::of(left.get(at_left), right.get(at_right));
    for at_left in (0..=left.len()).rev() {
        for at_right in (0..=right.len()).rev() {
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
    follow(left, right, filler, |at_left, at_right| {
        rest.get(at(at_left, at_right)).copied().unwrap_or_default()
    })
}

/// Walks along the shortest way that `rest` knows.
fn follow(left: &[Unit], right: &[Unit], filler: char, rest: impl Fn(usize, usize) -> u32) -> Option<String> {
    let (mut at_left, mut at_right) = (0, 0);
    let mut remaining = rest(0, 0);
    if remaining == 0 {
        return None;
    }
    let mut text = String::with_capacity(remaining as usize);
    while at_left < left.len() || at_right < right.len() {
        let Steps { silent, letter } = Steps::of(left.get(at_left), right.get(at_right));
        let leads = |&(by_left, by_right): &(usize, usize), remaining| {
            rest(at_left + by_left, at_right + by_right) == remaining
        };
        let silent = silent.into_iter().flatten().find(|ahead| leads(ahead, remaining));
        let ahead = if let Some(ahead) = silent {
            ahead
        } else {
            let (unit, ahead) = letter?;
            remaining -= 1;
            text.push(match unit {
                Unit::Char(letter) => letter,
                _ => filler,
            });
            ahead
        };
        at_left += ahead.0;
        at_right += ahead.1;
    }
    Some(text)
}

/// How to go on from a pair of positions: how far in each pattern.
struct Steps {
    /// Without a character.
    silent: [Option<(usize, usize)>; 2],
    /// With one that fits both.
    letter: Option<(Unit, (usize, usize))>,
}

impl Steps {
    fn of(left: Option<&Unit>, right: Option<&Unit>) -> Self {
        let may_end = |unit: Option<&Unit>| matches!(unit, Some(Unit::Any | Unit::AtMostOne));
        let by = |unit: Unit| usize::from(unit != Unit::Any);
        let letter = left.zip(right).and_then(|(&left, &right)| {
            let shared = match (left, right) {
                (Unit::Char(own), Unit::Char(other)) if own != other => return None,
                // One of both must end here, or the text would have no end.
                (Unit::Any, Unit::Any) => return None,
                (Unit::Char(_), _) => left,
                _ => right,
            };
            Some((shared, (by(left), by(right))))
        });
        Self { silent: [may_end(left).then_some((1, 0)), may_end(right).then_some((0, 1))], letter }
    }
}

/// Whether every text that fits `narrow` fits `wide`, as far as that shows from the patterns alone: a
/// `false` may be wrong, a `true` never is.
///
/// ```
/// use whydenied::pattern::{Unit, covers};
///
/// let units = |text: &str| text.chars().map(Unit::aws).collect::<Vec<_>>();
/// assert!(covers(&units("repo:acme/*"), &units("repo:acme/web:*")));
/// assert!(!covers(&units("repo:acme/web:*"), &units("repo:acme/*")));
/// ```
#[must_use]
pub fn covers(wide: &[Unit], narrow: &[Unit]) -> bool {
    if (wide.len() + 1).saturating_mul(narrow.len() + 1) > PAIRS {
        return false;
    }
    let (wide, narrow) = (in_order(wide), in_order(narrow));
    // For each position of `narrow`, whether what stands before it is covered by what was seen of `wide`.
    let mut covered = vec![false; narrow.len() + 1];
    if let Some(first) = covered.first_mut() {
        *first = true;
    }
    for &unit in &wide {
        let mut before = false;
        let skips = matches!(unit, Unit::Any | Unit::AtMostOne);
        for (index, cell) in covered.iter_mut().enumerate() {
            let own = *cell;
            let last = index.checked_sub(1).and_then(|index| narrow.get(index));
            let takes = last.is_some_and(|&last| takes(unit, last));
            *cell = (skips && own) || (takes && before);
            // `Any` goes on from where it has got to, every other unit from where the one before it was.
            before = if unit == Unit::Any { *cell } else { own };
        }
    }
    covered.last().copied().unwrap_or_default()
}

/// Whether all that `narrow` stands for may stand in the place of `wide`.
fn takes(wide: Unit, narrow: Unit) -> bool {
    match wide {
        Unit::Any => true,
        Unit::AtMostOne => narrow != Unit::Any,
        Unit::One => matches!(narrow, Unit::One | Unit::Char(_)),
        Unit::Char(_) => wide == narrow,
    }
}

/// The same pattern, with neighbouring wildcards in one order and one `Any` for several.
fn in_order(pattern: &[Unit]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(pattern.len());
    for run in pattern.chunk_by(|one, next| is_wildcard(*one) && is_wildcard(*next)) {
        let of = |unit| run.iter().filter(move |own| **own == unit);
        if run.contains(&Unit::Any) {
            units.extend(of(Unit::One));
            units.push(Unit::Any);
        } else if run.len() > 1 {
            units.extend(of(Unit::One).chain(of(Unit::AtMostOne)));
        } else {
            units.extend(run);
        }
    }
    units
}

fn is_wildcard(unit: Unit) -> bool {
    !matches!(unit, Unit::Char(_))
}

#[cfg(test)]
mod tests {
    use super::{Unit, covers, meet};
    use crate::pattern::matches;

    /// Every pattern of up to `length` of these letters.
    fn patterns(letters: &[char], length: usize) -> Vec<String> {
        let mut all = vec![String::new()];
        let mut longest = all.clone();
        for _ in 0..length {
            longest = longest
                .iter()
                .flat_map(|text| letters.iter().map(move |letter| format!("{text}{letter}")))
                .collect();
            all.extend(longest.clone());
        }
        all
    }

    fn units(text: &str, unit: fn(char) -> Unit) -> Vec<Unit> {
        text.chars().map(unit).collect()
    }

    /// Both against what the texts of some length say themselves.
    fn agree_with_texts(letters: &[char], unit: fn(char) -> Unit) {
        let patterns = patterns(letters, 4);
        let texts = self::patterns(&['a', 'b', 'z'], 5);
        let fitting: Vec<Vec<usize>> = patterns
            .iter()
            .map(|pattern| {
                let fits = |text: &String| matches(pattern.chars().map(unit), text);
                texts.iter().enumerate().filter(|(_, text)| fits(text)).map(|(index, _)| index).collect()
            })
            .collect();
        for (left, of_left) in patterns.iter().zip(&fitting).step_by(7) {
            for (right, of_right) in patterns.iter().zip(&fitting) {
                let met = meet(&units(left, unit), &units(right, unit), 'z');
                match of_left.iter().find(|text| of_right.contains(text)) {
                    Some(&shortest) => {
                        assert_eq!(
                            met.as_ref().map(String::len),
                            Some(texts[shortest].len()),
                            "{left} and {right}"
                        );
                    }
                    // All texts up to some length are known.
                    None => assert!(met.as_ref().is_none_or(|text| text.len() > 5), "{left} and {right}"),
                }
                if let Some(text) = met {
                    assert!(matches(left.chars().map(unit), &text), "{text} and {left}");
                    assert!(matches(right.chars().map(unit), &text), "{text} and {right}");
                }
                let (wide, narrow) = (units(left, unit), units(right, unit));
                let outside = of_right.iter().find(|text| !of_left.contains(text));
                if covers(&wide, &narrow) {
                    assert_eq!(outside.map(|&text| &texts[text]), None, "{left} covers {right}");
                } else if wide.iter().all(|unit| matches!(unit, Unit::Char(_) | Unit::Any)) {
                    assert!(outside.is_some(), "{left} covers {right}");
                }
            }
        }
    }

    #[test]
    fn patterns_relate_as_their_texts_do() {
        agree_with_texts(&['a', 'b', '*', '?'], Unit::aws);
    }

    #[test]
    fn patterns_of_pulumi_relate_as_their_texts_do() {
        agree_with_texts(&['a', '.', '*', '?'], Unit::pulumi);
    }

    #[test]
    fn long_patterns_are_left_alone() {
        let long = vec![Unit::Any; 4_000];
        assert_eq!(meet(&long, &long, 'x'), None);
        assert!(!covers(&long, &long));
    }
}
