//! How a JSON text is laid out, and how more of it is written the same way.

use std::borrow::Cow;

use super::notation::Notation;
use crate::json::{Node, Value};

/// The habits of whoever wrote a text.
#[derive(Clone, Debug)]
pub(crate) struct Style {
    /// Whether it stands on several lines.
    pub(crate) spread: bool,
    /// `\n` or `\r\n`.
    pub(crate) newline: &'static str,
    /// One level of indentation.
    pub(crate) unit: String,
    /// What stands after a comma on one line.
    pub(crate) gap: &'static str,
    /// What stands after a colon.
    colon: &'static str,
    /// What stands inside of the brackets of an object on one line.
    pub(crate) pad: &'static str,
    /// Whether a text on several lines has objects that stand on one.
    compact: bool,
    /// How its language writes texts, keys and blocks.
    pub(crate) notation: Notation,
}

/// JSON to be written.
#[derive(Clone, Debug)]
pub(crate) enum Draw<'d> {
    Text(Cow<'d, str>),
    /// An expression of the program, as it is written.
    Source(&'d str),
    Array(Vec<Draw<'d>>),
    Object(Vec<(Cow<'d, str>, Draw<'d>)>),
}

impl<'d> Draw<'d> {
    pub(crate) fn text(text: impl Into<Cow<'d, str>>) -> Self {
        Self::Text(text.into())
    }

    /// An object with one member.
    pub(crate) fn member(key: impl Into<Cow<'d, str>>, value: Self) -> Self {
        Self::Object(vec![(key.into(), value)])
    }

    fn is_small(&self) -> bool {
        match self {
            Self::Text(_) | Self::Source(_) => true,
            Self::Array(entries) => entries.iter().all(|entry| matches!(entry, Self::Text(_))),
            Self::Object(members) => {
                members.len() == 1
                    && members.iter().all(|(_, value)| matches!(value, Self::Text(_) | Self::Source(_)))
            }
        }
    }
}

impl Style {
    /// What can be seen of the habits in a text; where it shows none, those of AWS's documents.
    pub(crate) fn of(text: &str, root: &Node<'_>) -> Self {
        let spread = text.trim().contains('\n');
        let mut style = Self {
            spread,
            newline: if text.contains("\r\n") { "\r\n" } else { "\n" },
            unit: "  ".to_owned(),
            gap: if spread { " " } else { "" },
            colon: if spread { " " } else { "" },
            pad: if spread { " " } else { "" },
            compact: false,
            notation: Notation::JSON,
        };
        let mut seen = Seen::default();
        seen.look(text, root, 0);
        if let Some(unit) = seen.unit {
            style.unit = unit;
        }
        let blank = |seen: Option<bool>, usual| seen.map_or(usual, |blank| if blank { " " } else { "" });
        style.colon = blank(seen.colon, style.colon);
        // Who puts a blank after a colon puts one after a comma.
        style.gap = blank(seen.gap.or(seen.colon), style.gap);
        style.pad = blank(seen.pad, style.pad);
        style.compact = spread && seen.pad.is_some();
        style
    }

    /// A string of JSON, quoted.
    pub(crate) fn quote(text: &str) -> String {
        serde_json::Value::from(text).to_string()
    }

    /// A text, quoted as its language does.
    pub(crate) fn text(&self, text: &str) -> String {
        self.notation.quote(text)
    }

    /// A member of an object, on one line or below that indentation.
    pub(crate) fn member(&self, key: &str, value: &Draw<'_>, indent: Option<&str>) -> String {
        self.member_in(key, value, indent, 0)
    }

    /// The same with a key of at least that width.
    fn member_in(&self, key: &str, value: &Draw<'_>, indent: Option<&str>, width: usize) -> String {
        if let Some(blocks) = self.blocks(key, value, indent) {
            return blocks;
        }
        let name = self.notation.key(key);
        let value = self.write(value, indent);
        if self.notation.is_assigned() {
            format!("{name:width$} = {value}")
        } else {
            format!("{name}:{}{value}", self.colon)
        }
    }

    /// The blocks of Terraform that a list of objects is.
    fn blocks(&self, key: &str, value: &Draw<'_>, indent: Option<&str>) -> Option<String> {
        let Draw::Array(entries) = value else { return None };
        let is_list = entries.iter().all(|entry| matches!(entry, Draw::Object(_)));
        let blocks = entries
            .iter()
            .map(|entry| format!("{key} {}", self.write(entry, Some(indent.unwrap_or_default()))));
        let between = format!("{}{}", self.newline, indent.unwrap_or_default());
        (self.notation.has_blocks() && is_list).then(|| blocks.collect::<Vec<_>>().join(&between))
    }

    /// A value, on one line or below that indentation.
    pub(crate) fn write(&self, value: &Draw<'_>, indent: Option<&str>) -> String {
        match value {
            Draw::Text(text) => self.text(text),
            Draw::Source(source) => (*source).to_owned(),
            Draw::Array(entries) => {
                let texts: Vec<_> = entries.iter().map(|entry| (None, entry)).collect();
                self.list(['[', ']'], "", &texts, indent.filter(|_| !value.is_small()))
            }
            Draw::Object(members) => {
                let one_line = self.compact && value.is_small();
                let members: Vec<_> = members.iter().map(|(key, value)| (Some(&**key), value)).collect();
                self.list(['{', '}'], self.pad, &members, indent.filter(|_| !one_line))
            }
        }
    }

    fn list(
        &self,
        [open, close]: [char; 2],
        pad: &str,
        entries: &[(Option<&str>, &Draw<'_>)],
        indent: Option<&str>,
    ) -> String {
        let inner = indent.map(|indent| format!("{indent}{}", self.unit));
        let inner = inner.as_deref();
        // Assignments on lines of their own are aligned.
        let aligned = self.notation.is_assigned() && inner.is_some();
        let keys = entries.iter().filter(|(_, value)| value.is_small()).filter_map(|(key, _)| *key);
        let width = keys.map(|key| self.notation.key(key).len()).max().filter(|_| aligned).unwrap_or(0);
        let entries: Vec<_> = entries
            .iter()
            .map(|(key, value)| match key {
                Some(key) => self.member_in(key, value, inner, width),
                None => self.write(value, inner),
            })
            .collect();
        match (indent, inner) {
            _ if entries.is_empty() => format!("{open}{close}"),
            (Some(indent), Some(inner)) => {
                let line = format!("{}{inner}", self.newline);
                let comma = if open == '{' && self.notation.is_assigned() { "" } else { "," };
                let entries = entries.join(&format!("{comma}{line}"));
                format!("{open}{line}{entries}{}{indent}{close}", self.newline)
            }
            _ => format!("{open}{pad}{}{pad}{close}", entries.join(&format!(",{}", self.gap))),
        }
    }
}

/// What was seen of a text's habits, each where it showed first.
#[derive(Default)]
struct Seen {
    unit: Option<String>,
    colon: Option<bool>,
    gap: Option<bool>,
    pad: Option<bool>,
}

impl Seen {
    fn look(&mut self, text: &str, node: &Node<'_>, depth: usize) {
        let source = text.get(node.span.start..node.span.end).unwrap_or_default();
        let one_line = !source.contains('\n');
        let starts: Vec<usize> = match &node.value {
            Value::Array(nodes) => nodes.iter().map(|node| node.span.start).collect(),
            Value::Object(members) => members.iter().map(|member| member.key_span.start).collect(),
            _ => return,
        };
        let Some(&first) = starts.first() else { return };
        let before = |at: usize| text.get(..at).unwrap_or_default();
        if one_line {
            if matches!(node.value, Value::Object(_)) && depth > 0 {
                self.pad.get_or_insert(before(first).ends_with(' '));
            }
            if let Some(&second) = starts.get(1) {
                self.gap.get_or_insert(before(second).ends_with(' '));
            }
        } else if self.unit.is_none() {
            self.unit = step(before(first), before(node.span.end.saturating_sub(1)));
        }
        match &node.value {
            Value::Array(nodes) => nodes.iter().for_each(|node| self.look(text, node, depth + 1)),
            Value::Object(members) => {
                for member in members {
                    let between = text.get(member.key_span.end..member.node.span.start);
                    if let Some(colon) = between.filter(|between| between.trim() == ":") {
                        self.colon.get_or_insert(colon.ends_with(' '));
                    }
                    self.look(text, &member.node, depth + 1);
                }
            }
            _ => {}
        }
    }
}

/// By how much the line of an entry is indented more than that of the closing bracket.
fn step(before_entry: &str, before_close: &str) -> Option<String> {
    let blank = |before: &'_ str| {
        let line = before.rsplit_once('\n')?.1;
        line.trim_start_matches([' ', '\t']).is_empty().then(|| line.to_owned())
    };
    let (entry, close) = (blank(before_entry)?, blank(before_close)?);
    entry.strip_prefix(&*close).filter(|step| !step.is_empty()).map(str::to_owned)
}
