//! Whether one pattern lets in all that another does.

use super::meet::PAIRS;
use super::unit::Unit;

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
    use super::covers;
    use crate::pattern::{Unit, matches, meet};

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
