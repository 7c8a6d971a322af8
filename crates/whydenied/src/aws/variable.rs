//! Policy variables: `${key}`, `${key, 'default'}`, and the escapes `${*}`, `${?}`, `${$}`; and the holes of a program
//! around which they stand.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>

use super::context::{Context, KeyValue};
use crate::outcome::Outcome;
use crate::pattern::{Unit, matches};
use crate::text::{self, Hole, Stands};

/// A condition value with its variables and holes taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    parts: Vec<Part>,
    /// Whether it is written in a way that AWS does not explain: a `${` that is never closed, a variable that
    /// names nothing or has a blank in its key, a default that is not `, '…'`.
    malformed: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    /// Text in which wildcards are wildcards.
    Text(String),
    /// One of `*`, `?`, `$`, meant literally.
    Escaped(char),
    /// The value of a condition key.
    Variable { key: String, default: Option<String> },
    /// Any text, or any that fits: what the expression stands for is not known.
    Hole(String, Vec<Unit>),
}

/// What a template stands for in a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Expansion {
    /// This pattern; characters of a key's value are literal (unconfirmed: AWS says nothing).
    Pattern {
        /// The positions of the pattern.
        units: Vec<Unit>,
        /// Whether a key's value brought in a `*` or `?`, whose reading is unconfirmed.
        wildcard_from_value: bool,
    },
    /// A variable without a value: nothing equals it, nothing is like it (documented).
    Null,
    /// It rests on a key that nobody gave.
    Unknown,
    /// It has holes, which may be any text.
    Open,
}

impl Template {
    /// Takes `text` apart; `None` when it holds no `${`. One that is never closed is literal.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut template = Self { parts: Vec::new(), malformed: false };
        text.contains("${").then(|| template.add(text))?;
        Some(template)
    }

    /// Takes a text with holes apart, which has variables too where `variables` says so.
    pub(crate) fn around_holes(text: &str, holes: &[Hole<'_>], variables: bool) -> Self {
        let mut template = Self { parts: Vec::new(), malformed: false };
        for part in text::parts(text, holes) {
            match part {
                text::Part::Literal(text) if variables => template.add(text),
                text::Part::Literal(text) => template.parts.push(Part::Text(text.to_owned())),
                text::Part::Hole(expression, stands) => {
                    let units = match stands {
                        Stands::Fitting(pattern) => pattern.chars().map(Unit::aws).collect(),
                        _ => vec![Unit::Any],
                    };
                    template.parts.push(Part::Hole(expression.to_owned(), units));
                }
            }
        }
        template
    }

    /// Adds the parts of a text that has no holes.
    fn add(&mut self, text: &str) {
        let Self { parts, malformed } = self;
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((inside, after)) = after.split_once('}') else {
                break;
            };
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            let (part, plain) = Part::of(inside);
            *malformed |= !plain;
            parts.push(part);
            rest = after;
        }
        *malformed |= rest.contains("${");
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
    }

    /// The condition keys that the template names.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Variable { key, .. } => Some(&**key),
            _ => None,
        })
    }

    /// The expressions in it that stay open.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Hole(expression, _) => Some(&**expression),
            _ => None,
        })
    }

    /// Whether it is written in a way that AWS does not explain.
    pub(crate) const fn is_malformed(&self) -> bool {
        self.malformed
    }

    /// What the template stands for in this request.
    #[must_use]
    pub fn expand(&self, context: &Context) -> Expansion {
        match self.known(Unit::aws, context) {
            None => Expansion::Null,
            Some(_) if self.expressions().next().is_some() => Expansion::Open,
            Some(Known { is_unknown: true, .. }) => Expansion::Unknown,
            Some(Known { units, wildcard_from_value, .. }) => {
                Expansion::Pattern { units, wildcard_from_value }
            }
        }
    }

    /// Whether a template with holes may stand for `actual`, for some values of its holes: whether its other parts are
    /// found in it in their order. `unit` is the meaning of a letter.
    pub(crate) fn may_be(&self, actual: &str, unit: fn(char) -> Unit, context: &Context) -> Outcome {
        let fits = self.known(unit, context).is_some_and(|known| matches(known.units.into_iter(), actual));
        if fits { Outcome::Depends } else { Outcome::Fail }
    }

    /// The text with something in the place of each hole, by what stands before it and the letter after it; `None` where
    /// it has none. A hole that is known to fit a pattern is that pattern.
    pub(crate) fn filled(&self, mut fill: impl FnMut(&str, Option<char>) -> String) -> Option<String> {
        self.expressions().next()?;
        let mut text = String::new();
        let mut parts = self.parts.iter().peekable();
        while let Some(part) = parts.next() {
            let filled = match part {
                Part::Text(literal) => literal.clone(),
                Part::Escaped(letter) => letter.to_string(),
                Part::Variable { key, .. } => format!("${{{key}}}"),
                Part::Hole(_, units) if *units != [Unit::Any] => literal(units).collect(),
                Part::Hole(..) => {
                    let after = parts.peek().and_then(|next| match next {
                        Part::Text(literal) => literal.chars().next(),
                        _ => None,
                    });
                    fill(&text, after)
                }
            };
            text += &filled;
        }
        Some(text)
    }

    /// What each hole would have to be for the template to be `actual`: of several holes one way to share it, the
    /// first as short as can be. `unit` is the meaning of a letter.
    pub(crate) fn needs(&self, actual: &str, unit: fn(char) -> Unit) -> Vec<(&str, String)> {
        let mut needs = Vec::new();
        let mut rest = actual;
        let mut parts = self.parts.as_slice();
        while let Some((part, later)) = parts.split_first() {
            let units = |part: &Part| match part {
                Part::Text(text) => text.chars().map(unit).collect(),
                Part::Escaped(letter) => vec![Unit::Char(*letter)],
                Part::Variable { .. } => vec![Unit::Any],
                Part::Hole(_, units) => units.clone(),
            };
            let (own, later_units) = (units(part), later.iter().flat_map(units).collect::<Vec<_>>());
            let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
            let fits = |end: &usize| {
                let (taken, left) = (rest.get(..*end), rest.get(*end..));
                matches(own.iter().copied(), taken.unwrap_or_default())
                    && matches(later_units.iter().copied(), left.unwrap_or_default())
            };
            let Some(end) = ends.into_iter().find(fits) else { return Vec::new() };
            if let Part::Hole(expression, _) = part {
                needs.push((&**expression, rest.get(..end).unwrap_or_default().to_owned()));
            }
            rest = rest.get(end..).unwrap_or_default();
            parts = later;
        }
        needs
    }

    /// What is known of the template in this request; `None` where a variable has no value.
    fn known(&self, unit: fn(char) -> Unit, context: &Context) -> Option<Known> {
        // A wildcard in a value is none; what else `unit` makes of a letter holds.
        let literal = |letter| match unit(letter) {
            own @ Unit::Char(_) => own,
            _ => Unit::Char(letter),
        };
        let mut known = Known { units: Vec::new(), wildcard_from_value: false, is_unknown: false };
        let units = &mut known.units;
        for part in &self.parts {
            match part {
                Part::Text(text) => units.extend(text.chars().map(unit)),
                Part::Escaped(letter) => units.push(Unit::Char(*letter)),
                Part::Hole(_, own) => units.extend(own),
                Part::Variable { key, default } => match context.single_value(key) {
                    KeyValue::Present(values) => {
                        let value = values.first().map_or("", |value| &**value);
                        known.wildcard_from_value |= value.contains(['*', '?']);
                        units.extend(value.chars().map(literal));
                    }
                    KeyValue::Unknown { .. } => {
                        known.is_unknown = true;
                        units.push(Unit::Any);
                    }
                    KeyValue::Absent => units.extend(default.as_ref()?.chars().map(literal)),
                },
            }
        }
        Some(known)
    }
}

/// The text of a value for a test that knows no wildcards.
pub(crate) fn literal(units: &[Unit]) -> impl Iterator<Item = char> + Clone {
    units.iter().map(|unit| match unit {
        Unit::Char(letter) => *letter,
        // No pattern of AWS has the second.
        Unit::One | Unit::AtMostOne => '?',
        Unit::Any => '*',
    })
}

/// What is known of a template.
struct Known {
    /// The positions of the pattern; what is not known is any text.
    units: Vec<Unit>,
    /// Whether a key's value brought in a `*` or `?`.
    wildcard_from_value: bool,
    /// Whether it rests on a key that nobody gave.
    is_unknown: bool,
}

impl Part {
    /// What stands in the braces, and whether it is written as AWS explains it.
    fn of(inside: &str) -> (Self, bool) {
        let escaped = match inside {
            "*" => Some('*'),
            "?" => Some('?'),
            "$" => Some('$'),
            _ => None,
        };
        if let Some(letter) = escaped {
            return (Self::Escaped(letter), true);
        }
        let (key, default) = inside.split_once(',').map_or((inside, None), |(key, rest)| (key, Some(rest)));
        let quoted =
            default.map(|default| default.trim().strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')));
        let as_documented = |rest: &str| rest.starts_with(" '") && rest.ends_with('\'') && rest.len() > 2;
        let plain =
            !key.is_empty() && !key.contains(char::is_whitespace) && default.is_none_or(as_documented);
        let (key, default) = (key.trim().to_owned(), quoted.flatten().map(str::to_owned));
        (Self::Variable { key, default }, plain)
    }
}
