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
    /// What the expression stands for is not known.
    Hole(String, Stands),
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
                    template.parts.push(Part::Hole(expression.to_owned(), stands.clone()));
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

    /// Whether a template with holes may be written as `text`, for some texts in the places of its holes.
    pub(crate) fn may_be_written(&self, text: &str) -> bool {
        let mut units = Vec::new();
        for part in &self.parts {
            match part {
                Part::Text(literal) => units.extend(literal.chars().map(Unit::Char)),
                Part::Escaped(letter) => units.extend(['$', '{', *letter, '}'].map(Unit::Char)),
                Part::Hole(_, Stands::Fitting(pattern)) => units.extend(pattern.chars().map(Unit::aws)),
                Part::Variable { .. } | Part::Hole(..) => units.push(Unit::Any),
            }
        }
        matches(units.into_iter(), text)
    }

    /// The text with something in the place of each hole, by what stands before it and the letter after it; `None` where
    /// it has none. A hole that is known to fit a pattern is that pattern, one that is one of several texts is one of these.
    pub(crate) fn filled(&self, mut fill: impl FnMut(&str, Option<char>) -> String) -> Option<String> {
        self.expressions().next()?;
        let mut text = String::new();
        let mut parts = self.parts.iter().peekable();
        while let Some(part) = parts.next() {
            let filled = match part {
                Part::Text(literal) => literal.clone(),
                Part::Escaped(letter) => letter.to_string(),
                Part::Variable { key, .. } => format!("${{{key}}}"),
                Part::Hole(_, Stands::Fitting(pattern)) => pattern.clone(),
                Part::Hole(_, stands) => {
                    let after = parts.peek().and_then(|next| match next {
                        Part::Text(literal) => literal.chars().next(),
                        _ => None,
                    });
                    let there = fill(&text, after);
                    match stands {
                        Stands::OneOf(texts) if !texts.contains(&there) => {
                            texts.first().cloned().unwrap_or_default()
                        }
                        _ => there,
                    }
                }
            };
            text += &filled;
        }
        Some(text)
    }

    /// The holes of which it is known which texts they can be.
    pub(crate) fn choices(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.parts.iter().filter_map(|part| match part {
            Part::Hole(expression, Stands::OneOf(texts)) => Some((&**expression, texts.as_slice())),
            _ => None,
        })
    }

    /// The same with texts in the place of the expressions that have one; as a plain text where nothing else is in it.
    pub(crate) fn with(&self, known: &[(&str, &str)]) -> Result<String, Self> {
        let text =
            |expression: &str| known.iter().find(|(name, _)| *name == expression).map(|(_, text)| *text);
        let parts = self.parts.iter().map(|part| match part {
            Part::Hole(expression, stands) if *stands != Stands::Varying => {
                text(expression).map_or_else(|| part.clone(), |text| Part::Text(text.to_owned()))
            }
            part => part.clone(),
        });
        let parts: Vec<_> = parts.collect();
        let literal = |part: &Part| match part {
            Part::Text(text) => Some(text.clone()),
            _ => None,
        };
        parts.iter().map(literal).collect::<Option<_>>().ok_or(Self { parts, malformed: self.malformed })
    }

    /// The one expression in it and the one text that it would have to be for the template to be `actual`, letter by
    /// letter; `Err` where it has others or a variable, `Ok(None)` where no text would do.
    pub(crate) fn only_need(&self, actual: &str) -> Result<Option<(&str, String)>, Several> {
        let (mut only, mut before, mut length, mut times) = (None, None, 0, 0);
        for part in &self.parts {
            match part {
                Part::Text(text) => length += text.len(),
                Part::Escaped(letter) => length += letter.len_utf8(),
                Part::Hole(expression, stands)
                    if *stands != Stands::Varying && only.is_none_or(|only| only == expression) =>
                {
                    only = Some(expression);
                    before = before.or(Some(length));
                    times += 1;
                }
                Part::Hole(..) | Part::Variable { .. } => return Err(Several),
            }
        }
        let (Some(only), Some(before)) = (only, before) else { return Err(Several) };
        let text = || {
            let rest = actual.len().checked_sub(length)?;
            let text = actual.get(before..before + rest.checked_div(times)?)?;
            let (mut all, mut left) = (true, actual);
            for part in &self.parts {
                let mut letter = [0; 4];
                let own = match part {
                    Part::Text(text) => text.as_str(),
                    Part::Escaped(escaped) => escaped.encode_utf8(&mut letter),
                    _ => text,
                };
                let after = left.strip_prefix(own);
                all &= after.is_some();
                left = after.unwrap_or_default();
            }
            (all && left.is_empty()).then(|| (only.as_str(), text.to_owned()))
        };
        Ok(text())
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
                Part::Hole(_, stands) => units_of(stands),
            };
            let (own, later_units) = (units(part), later.iter().flat_map(units).collect::<Vec<_>>());
            let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
            let fits = |end: &usize| {
                let (taken, left) = (rest.get(..*end), rest.get(*end..));
                matches(own.iter().copied(), taken.unwrap_or_default())
                    && matches(later_units.iter().copied(), left.unwrap_or_default())
            };
            // That an expression is nothing at all is possible, and not the first thing to think of.
            let is_hole = matches!(part, Part::Hole(..));
            let (nothing, some): (Vec<_>, Vec<_>) = ends.partition(|end| is_hole && *end == 0);
            let Some(end) = some.into_iter().chain(nothing).find(fits) else { return Vec::new() };
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
                Part::Hole(_, stands) => units.extend(units_of(stands)),
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

/// The pattern of what an expression can stand for.
fn units_of(stands: &Stands) -> Vec<Unit> {
    match stands {
        Stands::Fitting(pattern) => pattern.chars().map(Unit::aws).collect(),
        _ => vec![Unit::Any],
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

/// There are several expressions, or variables too.
pub(crate) struct Several;

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
