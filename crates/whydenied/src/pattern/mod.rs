//! Wildcards: what a pattern stands for, whether a text fits it, where the two part, whether two patterns have a text in
//! common, and whether a union of patterns lets in all that another one does.
//!
//! A pattern is a sequence of [`Unit`]s, so that a literal `*` that came out of a policy variable
//! differs from the wildcard.

mod diverge;
mod globs;
mod inside;
mod meet;
mod optional;
mod unit;

pub use diverge::{Divergence, diverge};
pub use globs::Globs;
pub use inside::{Inside, covers, inside};
pub use meet::meet;
pub(crate) use meet::{PAIRS, meet_where, part_at_once};
pub use unit::Unit;

use std::str::Chars;

use crate::outcome::Outcome;
use crate::text::{Hole, Part, Stands, parts};

/// Whether the whole `text` fits the whole pattern, in which `holes` may be any text: it depends on them, unless what
/// stands around them rules the text out. `unit` is the meaning of a letter.
///
/// ```
/// use whydenied::outcome::Outcome;
/// use whydenied::pattern::{Unit, fits};
/// use whydenied::span::Span;
/// use whydenied::text::Hole;
///
/// let holes = [Hole::any(Span::new(10, 20), "var.branch".into())];
/// let branch = |text| fits("repo:acme/var.branch:*", &holes, Unit::aws, text);
/// assert_eq!(branch("repo:acme/web:ref:refs/heads/main"), Outcome::Depends);
/// assert_eq!(branch("repo:octo/web:ref:refs/heads/main"), Outcome::Fail);
/// ```
pub fn fits(pattern: &str, holes: &[Hole<'_>], unit: impl Fn(char) -> Unit + Copy, text: &str) -> Outcome {
    if holes.is_empty() {
        return Outcome::from_bool(matches(pattern.chars().map(unit), text));
    }
    let mut units = Vec::new();
    for part in parts(pattern, holes) {
        match part {
            Part::Literal(text) => units.extend(text.chars().map(unit)),
            Part::Hole(_, Stands::Fitting(pattern)) => units.extend(pattern.chars().map(Unit::aws)),
            Part::Hole(..) => units.push(Unit::Any),
        }
    }
    if matches(units.into_iter(), text) { Outcome::Depends } else { Outcome::Fail }
}

/// Whether a text whose holes may be whatever their patterns say fits the whole pattern `wanted`: it does if all that may
/// stand there does, and does not if nothing does. `fold` is what a letter counts as.
pub(crate) fn open_fits(
    wanted: &[Unit],
    (text, holes): (&str, &[Hole<'_>]),
    fold: impl Fn(char) -> char,
) -> Outcome {
    // A `*` is a wildcard where a hole is, and nowhere else.
    let is_open = |at: usize| holes.iter().any(|hole| (hole.part.start..hole.part.end).contains(&at));
    let unit = |(at, letter)| if letter == '*' && is_open(at) { Unit::Any } else { Unit::Char(fold(letter)) };
    let own: Vec<_> = text.char_indices().map(unit).collect();
    if (wanted.len() + 1).saturating_mul(own.len() + 1) > PAIRS {
        Outcome::Depends
    } else if covers(wanted, &own) {
        Outcome::Pass
    } else if meet(wanted, &own, 'x').is_none() {
        Outcome::Fail
    } else {
        Outcome::Depends
    }
}

/// Whether the whole `text` fits the whole `pattern`.
///
/// Takes time proportional to the product of both lengths at worst, and no memory unless the pattern
/// has an [`AtMostOne`](Unit::AtMostOne).
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
    if pattern.clone().any(|unit| unit == Unit::AtMostOne) {
        return optional::follow(&pattern.collect::<Vec<_>>(), text).fits;
    }
    walk(pattern, text, |_, _| {})
}

/// Walks along text and pattern, which has no `AtMostOne`, and gives `reached` what is left of both
/// at each step; whether they fit to the end.
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
