//! The tokens that a policy names: with the values that it tests, as far as these are plain.

use super::origin::{Origin, Path, Profile, find};
use super::parts::Parts;
use super::subject::{self, Form, Segment};
use crate::issuer::subject::{by_shape, part_names};
use crate::issuer::table::tokens::{Claim, Kind, Repertoire};
use crate::json::Value;
use crate::pattern::{Unit, matches};

/// A test of a claim in a policy.
#[derive(Clone, Debug)]
pub(crate) struct Test<'p> {
    /// The claim.
    pub(crate) path: Path,
    /// The values that pass, in their order.
    pub(crate) patterns: Vec<&'p str>,
    /// What a character of them stands for.
    pub(crate) unit: fn(char) -> Unit,
}

/// So many values of one test are looked at.
const MOST: usize = 8;

/// What the issuer chooses itself, and when.
const NOT_OF_A_RUN: [&str; 5] = ["iss", "exp", "iat", "nbf", "jti"];

/// The tokens that pass all of these tests, as far as their values are plain: one for each value of
/// each test, with the first of the others.
pub(super) fn profiles(origin: &Origin<'_>, tests: &[Test<'_>]) -> Vec<Profile> {
    let named =
        tests.iter().filter(|test| !test.path.first().is_some_and(|key| NOT_OF_A_RUN.contains(&&**key)));
    let named: Vec<_> = named.filter(|test| !test.patterns.is_empty()).collect();
    let mut profiles = Vec::new();
    for (index, test) in named.iter().enumerate() {
        // The first value of the first test stands for that of every other.
        let skipped = usize::from(index > 0);
        for pattern in test.patterns.iter().take(MOST).skip(skipped) {
            let choose = |other: usize| if other == index { Some(*pattern) } else { None };
            profiles.push(profile(origin, &named, choose));
        }
    }
    profiles
}

/// The token with the chosen value of each test, or its first.
fn profile<'p>(
    origin: &Origin<'_>,
    tests: &[&Test<'p>],
    chosen: impl Fn(usize) -> Option<&'p str>,
) -> Profile {
    let mut naming = Naming { origin, profile: origin.own.clone(), has_kind: false };
    let pattern = |(index, test): (usize, &&Test<'p>)| chosen(index).or(test.patterns.first().copied());
    // The subject says most, and first of all what the run is for.
    for (index, test) in tests.iter().enumerate().filter(|(_, test)| test.path == ["sub"]) {
        if let Some(pattern) = pattern((index, test)) {
            naming.subject(pattern, test.unit);
        }
    }
    for kind in 0..origin.repertoire.kinds.len() {
        for (index, test) in tests.iter().enumerate() {
            if let Some(pattern) = pattern((index, test)) {
                naming.kind(kind, test, pattern);
            }
        }
    }
    for (index, test) in tests.iter().enumerate().filter(|(_, test)| test.path != ["sub"]) {
        if let Some(pattern) = pattern((index, test)) {
            naming.claim(test, pattern);
        }
    }
    origin.settle(&mut naming.profile);
    naming.profile
}

/// A profile in the making.
struct Naming<'o, 't> {
    origin: &'o Origin<'t>,
    profile: Profile,
    /// Whether a test said what the run is for.
    has_kind: bool,
}

impl Naming<'_, '_> {
    fn subject(&mut self, pattern: &str, unit: fn(char) -> Unit) {
        let Origin { issuer, repertoire, own, .. } = self.origin;
        let shape = self.origin.shape(own);
        let Some(read) = subject::read_pattern(issuer, repertoire, shape, pattern) else { return };
        if let Form::Customised(segments) = &read.form {
            if is_open(pattern, unit) {
                return;
            }
            let mut parts = Parts::default();
            for segment in segments {
                segment.read(issuer, repertoire, &mut parts);
            }
            let same = matches!(&own.form, Form::Customised(own) if alike(own, segments, repertoire));
            for (name, value) in parts.iter() {
                self.part(name, value, unit);
            }
            let run = segments.iter().find(|segment| segment.is_run(repertoire)).map(Segment::text);
            let fits = |kind: &Kind| run.as_ref().is_some_and(|run| subject::is_run_of(kind.subject, run));
            self.take_kind(repertoire.kinds.iter().position(fits));
            if !same {
                self.profile.form = read.form;
            }
            return;
        }
        let fits = |kind: &Kind| {
            read.shape.is_some_and(|shape| shape.ends_with(kind.subject))
                && kind.parts.iter().all(|fixed| {
                    let part = read.parts.iter().find(|(name, _)| *name == fixed.0);
                    part.is_none_or(|(_, pattern)| fits(pattern, fixed.1, unit))
                })
        };
        let own_fits = self.origin.kind(own).is_some_and(fits);
        // A pattern that is open at its end is as good for the token's own kind.
        let kind = if own_fits { own.kind } else { repertoire.kinds.iter().position(fits) };
        // The issuer has no such tokens.
        if kind.is_none() {
            return;
        }
        self.profile.form = read.form.clone();
        self.take_kind(kind);
        for (name, pattern) in &read.parts {
            self.part(name, &issuer.unescaped(pattern), unit);
        }
    }

    fn take_kind(&mut self, kind: Option<usize>) {
        if kind.is_some() {
            self.has_kind = true;
            if kind != self.profile.kind {
                self.profile.kind = kind;
                self.origin.fix(&mut self.profile);
            }
        }
    }

    /// Takes that kind if the test is of a claim that only its runs have.
    fn kind(&mut self, index: usize, test: &Test<'_>, pattern: &str) {
        let Some(kind) = self.origin.repertoire.kinds.get(index).filter(|_| !self.has_kind) else { return };
        let tells = |claim: &&Claim| {
            let names =
                |shape| part_names(shape).any(|name| part_names(kind.subject).any(|part| part == name));
            test.is_of(claim)
                && claim.shape.is_some_and(|shape| names(shape) && by_shape(shape, pattern).is_some())
        };
        if kind.claims.iter().any(|claim| tells(&claim)) && !self.says(test, pattern) {
            self.take_kind(Some(index));
        }
    }

    fn claim(&mut self, test: &Test<'_>, pattern: &str) {
        if self.says(test, pattern) && self.profile.kind == self.origin.own.kind {
            return;
        }
        let of_kind = self.origin.kind(&self.profile).map_or(&[][..], |kind| kind.claims);
        let claims = self.origin.repertoire.claims.iter().chain(of_kind);
        let mut shapes =
            claims.filter(|claim| claim.names && test.is_of(claim)).filter_map(|claim| claim.shape);
        if let Some(parts) =
            shapes.find_map(|shape| by_shape(shape, pattern).filter(|parts| !parts.is_empty()))
        {
            for part in parts {
                self.part(part.name, part.value, test.unit);
            }
        } else if !self.says(test, pattern) && self.origin.may_have(&test.path) {
            self.profile.claims.push((test.path.clone(), filled(pattern, test.unit)));
        }
    }

    /// Whether the token at hand passes the test.
    fn says(&self, test: &Test<'_>, pattern: &str) -> bool {
        let fits = |value: &Value<'_>| value.scalar_text().is_some_and(|text| fits(pattern, text, test.unit));
        self.origin.claim(&test.path).is_some_and(|value| match value {
            Value::Array(nodes) => nodes.iter().any(|node| fits(&node.value)),
            value => fits(value),
        })
    }

    /// Makes a part fit, unless it does.
    fn part(&mut self, name: &'static str, pattern: &str, unit: fn(char) -> Unit) {
        if self.profile.parts.get(name).is_some_and(|own| fits(pattern, own, unit)) {
            return;
        }
        self.profile.parts.set_fitting(name, filled(pattern, unit), pattern);
        self.profile.chosen.push(name);
    }
}

/// Whether both subjects are made of the same claims, whatever the run is for.
fn alike(own: &[Segment], other: &[Segment], repertoire: &Repertoire) -> bool {
    let same = |(own, other): (&Segment, &Segment)| {
        own.name == other.name || own.is_run(repertoire) && other.is_run(repertoire)
    };
    own.len() == other.len() && own.iter().zip(other).all(same)
}

impl Test<'_> {
    fn is_of(&self, claim: &Claim) -> bool {
        self.path.iter().eq(claim.path)
    }
}

impl Origin<'_> {
    /// Whether a token of the issuer may have a claim at the path: it has one there itself, or its issuer's
    /// documents have one.
    fn may_have(&self, path: &Path) -> bool {
        let Some(first) = path.first() else { return false };
        let of_kinds = self.repertoire.kinds.iter().flat_map(|kind| kind.claims);
        let mut claims = self.repertoire.claims.iter().chain(of_kinds);
        self.token().claim(first).is_some()
            || self.issuer.may_issue(first)
            || claims.any(|claim| claim.path.first() == Some(&first.as_str()))
    }

    /// What the token at hand has at a path.
    pub(super) fn claim(&self, path: &Path) -> Option<&Value<'static>> {
        find(&self.token().claims, path.iter().map(String::as_str))
    }
}

fn fits(pattern: &str, text: &str, unit: fn(char) -> Unit) -> bool {
    matches(pattern.chars().map(unit), text)
}

/// Whether the pattern fits several texts because of a `*`.
fn is_open(pattern: &str, unit: fn(char) -> Unit) -> bool {
    pattern.chars().any(|letter| unit(letter) == Unit::Any)
}

/// A text that fits the pattern.
fn filled(pattern: &str, unit: fn(char) -> Unit) -> String {
    let letter = |letter| match unit(letter) {
        Unit::Any => Some('x'),
        // A dot is one of the letters that a dot stands for.
        Unit::One if letter == '?' => Some('x'),
        Unit::AtMostOne => None,
        Unit::Char(_) | Unit::One => Some(letter),
    };
    pattern.chars().filter_map(letter).collect()
}
