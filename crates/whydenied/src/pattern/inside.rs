//! Whether a union of patterns lets in all that one pattern does.

use std::collections::VecDeque;

use super::globs::{Globs, Places};
use super::unit::Unit;

/// The most words of places that a search compares, a millisecond of work or so.
const MOST: usize = 1 << 20;

/// How what fits one pattern lies to what fits a union of patterns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inside {
    /// All of it fits the union as well.
    Yes,
    /// This text does not, and there is no shorter one.
    No(String),
    /// Telling would take more than a millisecond or so.
    Undecided,
}

/// Whether every text that fits `narrow` fits `wide`.
///
/// The answer is exact. At a wildcard of `narrow` one letter stands for all: one that `wide` does not name. A text that
/// does not fit stays one that does not when the letters of its wildcards are replaced by that one.
///
/// ```
/// use whydenied::pattern::{Globs, Inside, Unit, inside};
///
/// let units = |text: &'static str| text.chars().map(Unit::aws);
/// let wide = Globs::of([units("repo:acme/*"), units("repo:octo/web:*")]);
/// let inside = |narrow| inside(&units(narrow).collect::<Vec<_>>(), &wide);
/// assert_eq!(inside("repo:acme/web:*"), Inside::Yes);
/// assert_eq!(inside("repo:*/web:*"), Inside::No("repo:/web:".to_owned()));
/// ```
#[must_use]
pub fn inside(narrow: &[Unit], wide: &Globs) -> Inside {
    let fresh = fresh(wide);
    if wide.have_only_stars() {
        // Then one text is as good as all: with that letter for each wildcard.
        let text: String = narrow.iter().map(|unit| letter_of(*unit, fresh)).collect();
        if wide.fit(&text) {
            return Inside::Yes;
        }
    }
    Search { narrow, wide, fresh, seen: Vec::new(), states: Vec::new(), compared: 0 }.run()
}

/// Whether every text that fits `narrow` fits `wide`. `false` where that would take too long to tell.
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
    inside(narrow, &Globs::of([wide.iter().copied()])) == Inside::Yes
}

/// The letter that a unit stands for, or stands for as well.
fn letter_of(unit: Unit, fresh: char) -> char {
    match unit {
        Unit::Char(letter) => letter,
        Unit::Any | Unit::One | Unit::AtMostOne => fresh,
    }
}

/// A letter that none of the patterns names: one that people read first.
fn fresh(wide: &Globs) -> char {
    let usual = ('x'..='z').chain('a'..='w').chain('0'..='9');
    let mut all = usual.chain('\u{a1}'..=char::MAX);
    // There are more letters than patterns have.
    all.find(|letter| !wide.name(*letter)).unwrap_or('x')
}

/// A search for a text outside, letter by letter: the shorter texts first.
struct Search<'s> {
    narrow: &'s [Unit],
    wide: &'s Globs,
    fresh: char,
    /// For each position in `narrow` the places that it was seen with: fewer are nearer to the outside.
    seen: Vec<Vec<Places>>,
    states: Vec<State>,
    /// How many words of places were compared.
    compared: usize,
}

/// Where a text has come to.
struct State {
    /// How many units of `narrow` are behind it.
    position: usize,
    places: Places,
    /// The state before it, and the letter after that one.
    before: Option<usize>,
    letter: Option<char>,
}

impl Search<'_> {
    fn run(mut self) -> Inside {
        self.seen.resize(self.narrow.len() + 1, Vec::new());
        let mut waiting = VecDeque::new();
        self.reach(&mut waiting, None, (0, None, self.wide.start()));
        while let Some(number) = waiting.pop_front() {
            if self.compared > MOST {
                return Inside::Undecided;
            }
            let Some(state) = self.states.get(number) else { continue };
            let (position, places) = (state.position, state.places.clone());
            let Some(&unit) = self.narrow.get(position) else {
                if self.wide.accept(&places) {
                    continue;
                }
                return Inside::No(self.text(number));
            };
            let letter = letter_of(unit, self.fresh);
            let stepped = self.wide.step(&places, letter);
            if matches!(unit, Unit::Any | Unit::AtMostOne) {
                self.reach(&mut waiting, Some(number), (position + 1, None, places));
            }
            let next = if unit == Unit::Any { position } else { position + 1 };
            self.reach(&mut waiting, Some(number), (next, Some(letter), stepped));
        }
        Inside::Yes
    }

    /// Takes a state in, unless one that is at least as near to the outside was seen at the same position.
    fn reach(
        &mut self,
        waiting: &mut VecDeque<usize>,
        before: Option<usize>,
        (position, letter, places): (usize, Option<char>, Places),
    ) {
        let Some(seen) = self.seen.get_mut(position) else { return };
        self.compared += (seen.len() + 1) * places.words();
        if seen.iter().any(|seen| seen.are_among(&places)) {
            return;
        }
        seen.retain(|seen| !places.are_among(seen));
        seen.push(places.clone());
        let number = self.states.len();
        self.states.push(State { position, places, before, letter });
        // Without a letter it is as short as the one before.
        if letter.is_none() { waiting.push_front(number) } else { waiting.push_back(number) }
    }

    /// The letters on the way to a state.
    fn text(&self, number: usize) -> String {
        let mut letters = Vec::new();
        let mut at = self.states.get(number);
        while let Some(state) = at {
            letters.extend(state.letter);
            at = state.before.and_then(|before| self.states.get(before));
        }
        letters.into_iter().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Inside, covers, inside};
    use crate::pattern::{Globs, Unit, matches, meet};

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
                let outside = of_right.iter().find(|text| !of_left.contains(text));
                let shortest = outside.map(|text| texts[*text].len());
                match inside(&units(right, unit), &Globs::of([units(left, unit)])) {
                    Inside::Yes => assert_eq!(shortest, None, "{left} covers {right}"),
                    Inside::No(text) => {
                        assert!(matches(right.chars().map(unit), &text), "{text} and {right}");
                        assert!(!matches(left.chars().map(unit), &text), "{text} and {left}");
                        // All texts up to some length are known.
                        assert_eq!(
                            Some(text.len()).filter(|length| *length <= 5),
                            shortest,
                            "{left} covers {right}"
                        );
                    }
                    Inside::Undecided => panic!("{left} covers {right}"),
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
    fn a_union_covers_what_none_of_it_does() {
        let of = |patterns: &[&str]| Globs::of(patterns.iter().map(|text| text.chars().map(Unit::aws)));
        let narrow = |text: &str| units(text, Unit::aws);
        // Either it ends there, or a letter follows.
        let union = of(&["acme", "acme?*"]);
        assert_eq!(inside(&narrow("acme*"), &union), Inside::Yes);
        assert_eq!(inside(&narrow("acm*"), &union), Inside::No("acm".to_owned()));
        assert!(union.fit("acme") && union.fit("acme-evil") && !union.fit("acm"));
        assert!(!Globs::default().fit(""));
        assert_eq!(inside(&narrow("?*"), &Globs::default()), Inside::No("x".to_owned()));
    }

    #[test]
    fn unions_lie_as_their_texts_do() {
        let patterns = patterns(&['a', 'b', '*', '?'], 3);
        let texts = self::patterns(&['a', 'b', 'z'], 5);
        let fits = |pattern: &String, text: &str| matches(pattern.chars().map(Unit::aws), text);
        for (number, first) in patterns.iter().enumerate() {
            let second = &patterns[(number * 31 + 7) % patterns.len()];
            let third = &patterns[(number * 17 + 3) % patterns.len()];
            let union = Globs::of([first, second, third].map(|text| text.chars().map(Unit::aws)));
            let in_union = |text: &str| [first, second, third].iter().any(|pattern| fits(pattern, text));
            for text in &texts {
                assert_eq!(union.fit(text), in_union(text), "{text} in {first}, {second} and {third}");
            }
            for narrow in patterns.iter().step_by(5) {
                let outside = texts.iter().find(|text| fits(narrow, text) && !in_union(text));
                match inside(&units(narrow, Unit::aws), &union) {
                    Inside::Yes => assert_eq!(outside, None, "{narrow} in {first}, {second} and {third}"),
                    Inside::No(text) => {
                        assert!(
                            fits(narrow, &text) && !in_union(&text),
                            "{text}: {narrow} in {first}, {second} and {third}"
                        );
                        assert!(
                            outside.is_none_or(|outside| outside.len() == text.len()),
                            "{text}, {outside:?}"
                        );
                    }
                    Inside::Undecided => panic!("{narrow} in {first}, {second} and {third}"),
                }
            }
        }
    }

    #[test]
    fn what_takes_too_long_is_undecided() {
        // Whether a text has one of ten letters at some place before its end.
        let wide: Vec<_> = ('0'..='9').map(|digit| format!("*{digit}{}", "?".repeat(20))).collect();
        let wide = Globs::of(wide.iter().map(|text| text.chars().map(Unit::aws)));
        assert_eq!(inside(&units("*", Unit::aws), &wide), Inside::No(String::new()));
        let named = "0*1*2*3*4*5*6*7*8*9*".repeat(40);
        assert!(matches!(inside(&units(&named, Unit::aws), &wide), Inside::No(_) | Inside::Undecided));
    }

    #[test]
    fn long_patterns_take_no_longer_than_their_letters() {
        let long = vec![Unit::Any; 4_000];
        assert!(covers(&long, &long));
        assert_eq!(meet(&long, &long, 'x'), None);
        let letters: Vec<_> = "repo:acme/web*".repeat(300).chars().map(Unit::aws).collect();
        assert!(covers(&letters, &letters));
    }
}
