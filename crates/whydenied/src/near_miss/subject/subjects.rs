//! Two subjects: the token's, and the one that a policy expects.

use crate::issuer::{self, Part};
use crate::pattern::{Divergence, Unit, diverge, matches, meet};

/// The token's subject, and the one that a policy expects.
pub(crate) struct Subjects<'a> {
    /// The issuer's id in the tables.
    pub(crate) issuer: &'static str,
    pub(crate) expected: &'a str,
    pub(crate) actual: &'a str,
}

/// What stands in a subject for a part that nobody knows. In no issuer's names it is a letter.
const OPEN: char = '*';

/// Whether one part of a subject fits what the policy has there, or may: of what nobody knows there is nothing amiss.
pub(crate) fn fits(wanted: &str, actual: &str) -> bool {
    let wanted = wanted.chars().map(Unit::aws);
    if !actual.contains(OPEN) {
        return matches(wanted, actual);
    }
    let own: Vec<_> =
        actual.chars().map(|letter| if letter == OPEN { Unit::Any } else { Unit::Char(letter) }).collect();
    meet(&wanted.collect::<Vec<_>>(), &own, 'x').is_some()
}

/// A part of the token's subject, and what the policy has in its place.
pub(crate) struct Differing<'a> {
    pub(crate) part: Part<'a>,
    pub(crate) wanted: &'a str,
}

impl<'a> Subjects<'a> {
    /// The parts of the token's subject.
    pub(crate) fn parts(&self) -> Option<Vec<Part<'a>>> {
        issuer::ALL
            .iter()
            .filter(|issuer| issuer.id == self.issuer)
            .find_map(|issuer| issuer.take_apart(self.actual))
    }

    /// The part of the token's subject in which it leaves the policy's.
    pub(crate) fn differing(&self) -> Option<Differing<'a>> {
        let Divergence { pattern, text } = diverge(self.expected, Unit::aws, self.actual)?;
        let part = self.parts()?.into_iter().find(|part| part.start <= text.0 && text.0 <= part.end())?;
        if part.value.contains(OPEN) {
            return None;
        }
        // What both have of the part before they leave each other.
        let agreed = self.actual.get(part.start..text.0)?;
        let before = self.expected.get(..pattern.0)?;
        let start = if before.ends_with(agreed) { before.len() - agreed.len() } else { before.len() };
        let rest = self.expected.get(start..)?;
        let next = self.actual.get(part.end()..).and_then(|after| after.chars().next());
        let end = next.and_then(|next| rest.find(next)).unwrap_or(rest.len());
        let wanted = rest.get(..end).filter(|wanted| !wanted.is_empty() && *wanted != part.value)?;
        Some(Differing { part, wanted })
    }
}
