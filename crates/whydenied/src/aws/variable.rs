//! Policy variables: `${key}`, `${key, 'default'}`, and the escapes `${*}`, `${?}`, `${$}`.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>

use super::context::{Context, KeyValue};
use crate::pattern::Unit;

/// A condition value with its variables taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    parts: Vec<Part>,
    /// Whether a `${` is never closed or names nothing, which AWS does not explain.
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
        /// Whether the value is written in a way that AWS does not explain.
        malformed: bool,
    },
    /// A variable without a value: nothing equals it, nothing is like it (documented).
    Null,
    /// It rests on a key that nobody gave.
    Unknown,
}

impl Template {
    /// Takes `text` apart; `None` when it holds no `${`. One that is never closed is literal.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if !text.contains("${") {
            return None;
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((inside, after)) = after.split_once('}') else {
                break;
            };
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            parts.push(Part::of(inside));
            rest = after;
        }
        let unnamed = |part: &Part| matches!(part, Part::Variable { key, .. } if key.trim().is_empty());
        let malformed = rest.contains("${") || parts.iter().any(unnamed);
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Some(Self { parts, malformed })
    }

    /// The condition keys that the template names.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Variable { key, .. } => Some(&**key),
            _ => None,
        })
    }

    /// What the template stands for in this request.
    #[must_use]
    pub fn expand(&self, context: &Context) -> Expansion {
        let mut units = Vec::new();
        let mut wildcard_from_value = false;
        let mut unknown = false;
        for part in &self.parts {
            match part {
                Part::Text(text) => units.extend(text.chars().map(Unit::aws)),
                Part::Escaped(letter) => units.push(Unit::Char(*letter)),
                Part::Variable { key, default } => match context.single_value(key) {
                    KeyValue::Present(values) => {
                        let value = values.first().map_or("", |value| &**value);
                        wildcard_from_value |= value.contains(['*', '?']);
                        units.extend(value.chars().map(Unit::Char));
                    }
                    KeyValue::Unknown { .. } => unknown = true,
                    KeyValue::Absent => match default {
                        Some(default) => units.extend(default.chars().map(Unit::Char)),
                        None => return Expansion::Null,
                    },
                },
            }
        }
        if unknown {
            Expansion::Unknown
        } else {
            Expansion::Pattern { units, wildcard_from_value, malformed: self.malformed }
        }
    }
}

impl Part {
    fn of(inside: &str) -> Self {
        match inside {
            "*" => Self::Escaped('*'),
            "?" => Self::Escaped('?'),
            "$" => Self::Escaped('$'),
            _ => {
                let (key, default) = inside
                    .split_once(", '")
                    .and_then(|(key, default)| Some((key, Some(default.strip_suffix('\'')?))))
                    .unwrap_or((inside, None));
                Self::Variable { key: key.to_owned(), default: default.map(str::to_owned) }
            }
        }
    }
}
