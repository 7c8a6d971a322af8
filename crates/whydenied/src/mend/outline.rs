//! Where the entries of a YAML text stand, and how one is added or taken away: in the form with
//! indentation, and in that with brackets.

use super::entries::{Entry, List};
use super::scalar;
use super::step::Edits;
use super::style::Draw;
use crate::json::{Node, Value, innermost};
use crate::report::Edit;
use crate::span::Span;
use crate::yaml;

/// By how much an inner level is indented.
const STEP: usize = 2;

/// A YAML text with the places of its parts.
pub(crate) struct Outline<'t> {
    text: &'t str,
    roots: Vec<Node<'t>>,
    newline: &'static str,
}

impl<'t> Outline<'t> {
    pub(crate) fn read(text: &'t str) -> Option<Self> {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Some(Self { text, roots: yaml::parse(text).ok()?, newline })
    }

    /// The innermost value of which `wanted` holds.
    pub(crate) fn find(&self, wanted: impl Fn(&Node<'t>) -> bool) -> Option<&Node<'t>> {
        innermost(self.roots.iter().collect(), wanted)
    }

    pub(crate) fn node(&self, span: Span) -> Option<&Node<'t>> {
        self.find(|node| node.span == span)
    }

    /// The list or mapping that has an entry or a value at exactly this place, and which entry that is.
    pub(crate) fn around(&self, span: Span) -> Option<(List, usize)> {
        let index = |node: &Node<'t>| {
            let entries = List::of(node)?.entries;
            entries.iter().position(|it| it.value == span || it.key == Some(span) || it.whole() == span)
        };
        let node = self.find(|node| index(node).is_some())?;
        Some((List::of(node)?, index(node)?))
    }

    /// Whether a mapping stands at that place.
    pub(crate) fn is_mapping(&self, span: Span) -> bool {
        self.find(|node| node.span == span && matches!(node.value, Value::Object(_))).is_some()
    }

    /// Whether a list or mapping is in the form with brackets.
    fn is_flow(&self, span: Span) -> bool {
        self.text.get(span.start..).is_some_and(|rest| rest.starts_with(['{', '[']))
    }

    /// Puts another text in the place of a scalar or a key, in the quotes that it has.
    pub(crate) fn replace(&self, span: Span, text: &str) -> Edits {
        let old = self.text.get(span.start..span.end)?;
        let quotes = scalar::Quotes::of(old);
        let new = scalar::write(text, quotes);
        (old != new).then(|| vec![Edit { start: span.start, end: span.end, text: new }])
    }

    /// Puts another value in the place of one.
    pub(crate) fn set(&self, span: Span, value: &Draw<'_>) -> Edits {
        let (list, index) = self.around(span)?;
        let entry = list.entries.get(index)?;
        let in_place = |text: String| Some(vec![Edit { start: span.start, end: span.end, text }]);
        if self.is_flow(list.span) {
            return in_place(flow(value));
        }
        let Some(key) = entry.key else {
            let element = self.element(value, self.column(span.start)?.checked_sub(STEP)?);
            return in_place(element.strip_prefix("- ")?.to_owned());
        };
        // It begins after the key's colon, on the same line or on the next.
        let start = key.end + self.text.get(key.end..)?.find(':')? + 1;
        let text = self.after_colon(value, self.column(key.start)?);
        Some(vec![Edit { start, end: span.end.max(start), text }])
    }

    /// Takes the member or element at a place away; `None` for the only one.
    pub(crate) fn remove(&self, span: Span) -> Edits {
        let (list, index) = self.around(span)?;
        if list.entries.len() == 1 && !self.is_flow(list.span) {
            return None;
        }
        if self.is_flow(list.span) {
            return Some(vec![list.without(index)?]);
        }
        let start = self.start_of(list.entries.get(index)?)?;
        let (start, end) = if let Some(next) = list.entries.get(index + 1) {
            (start, self.start_of(next)?)
        } else {
            // With the line break before it.
            let before = self.text.get(..start)?.trim_end_matches([' ', '\t']);
            let line = before.strip_suffix('\n').unwrap_or(before);
            let line = line.strip_suffix('\r').unwrap_or(line);
            (line.len(), self.end_of_line(list.entries.get(index)?.whole().end))
        };
        Some(vec![Edit { start, end, text: String::new() }])
    }

    /// Adds a member to a mapping.
    pub(crate) fn add_member(&self, mapping: Span, key: &str, value: &Draw<'_>) -> Edits {
        // A list may begin and end where its only mapping does.
        let is_it = |node: &Node<'t>| node.span == mapping && matches!(node.value, Value::Object(_));
        let list = List::of(self.find(is_it)?)?;
        if self.is_flow(mapping) {
            let member = format!("{}: {}", scalar::write(key, scalar::Quotes::None), flow(value));
            return Some(vec![into_brackets(&list, &member)]);
        }
        let column = self.column(list.entries.first()?.whole().start)?;
        let member = self.member(key, value, column);
        Some(vec![self.line_after(&list, &format!("{}{member}", " ".repeat(column)))?])
    }

    /// Adds an element to a list.
    pub(crate) fn add_element(&self, list: Span, value: &Draw<'_>) -> Edits {
        let is_it = |node: &Node<'t>| node.span == list && matches!(node.value, Value::Array(_));
        let entries = List::of(self.find(is_it)?)?;
        if self.is_flow(list) {
            // An empty list is the only one whose form says nothing about how its author writes.
            let empty = entries.entries.is_empty() && matches!(value, Draw::Object(_));
            return match self.around(list).filter(|_| empty) {
                Some(_) => self.set(list, &Draw::Array(vec![value.clone()])),
                None => Some(vec![into_brackets(&entries, &flow(value))]),
            };
        }
        let dash = self.start_of(entries.entries.first()?)?;
        let column = self.column(dash)?;
        let element = self.element(value, column);
        Some(vec![self.line_after(&entries, &format!("{}{element}", " ".repeat(column)))?])
    }

    /// Makes the mapping at a place the only element of a list.
    pub(crate) fn enclose(&self, span: Span) -> Edits {
        let insert = |at: usize, text: String| Edit { start: at, end: at, text };
        if self.is_flow(span) {
            return Some(vec![insert(span.start, "[".to_owned()), insert(span.end, "]".to_owned())]);
        }
        let whole = self.text.get(span.start..span.end)?;
        let lines = whole.match_indices('\n').map(|(at, _)| insert(span.start + at + 1, " ".repeat(STEP)));
        Some([insert(span.start, "- ".to_owned())].into_iter().chain(lines).collect())
    }

    /// The same with another element after it.
    pub(crate) fn listed_with(&self, span: Span, value: &Draw<'_>) -> Edits {
        if self.is_flow(span) {
            let open = Edit { start: span.start, end: span.start, text: "[".to_owned() };
            let close = Edit { start: span.end, end: span.end, text: format!(", {}]", flow(value)) };
            return Some(vec![open, close]);
        }
        let column = self.column(span.start)?;
        let mut edits = self.enclose(span)?;
        let end = self.end_of_line(span.end);
        let element = self.element(value, column);
        let text = format!("{}{}{element}", self.newline, " ".repeat(column));
        edits.push(Edit { start: end, end, text });
        Some(edits)
    }

    /// A new line after the last entry of a list or mapping in the form with indentation.
    fn line_after(&self, list: &List, line: &str) -> Option<Edit> {
        let end = self.end_of_line(list.entries.last()?.whole().end);
        Some(Edit { start: end, end, text: format!("{}{line}", self.newline) })
    }

    /// Where an entry starts in the form with indentation: at its key, or at its dash.
    fn start_of(&self, entry: &Entry) -> Option<usize> {
        if let Some(key) = entry.key {
            return Some(key.start);
        }
        let before = self.text.get(..entry.value.start)?.trim_end();
        let tag = before.rfind(char::is_whitespace).and_then(|at| before.get(at..));
        let is_tagged = tag.is_some_and(|tag| tag.trim_start().starts_with('!'));
        let before = if is_tagged { before.get(..before.len() - tag?.len())?.trim_end() } else { before };
        before.ends_with('-').then(|| before.len() - 1)
    }

    fn end_of_line(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// How far a place is indented, by characters; `None` where a tab stands before it.
    fn column(&self, at: usize) -> Option<usize> {
        let line = self.text.get(..at)?.rsplit('\n').next()?;
        (!line.contains('\t')).then(|| line.chars().count())
    }

    /// A member of a mapping whose keys stand in that column, without the indentation of its first line.
    fn member(&self, key: &str, value: &Draw<'_>, column: usize) -> String {
        format!("{}:{}", scalar::write(key, scalar::Quotes::None), self.after_colon(value, column))
    }

    /// What stands after the colon of a key in that column.
    fn after_colon(&self, value: &Draw<'_>, column: usize) -> String {
        let inner = column + STEP;
        let line = format!("{}{}", self.newline, " ".repeat(inner));
        match value {
            Draw::Object(members) if !members.is_empty() => {
                let members = members.iter().map(|(key, value)| self.member(key, value, inner));
                members.flat_map(|member| [line.clone(), member]).collect()
            }
            Draw::Array(entries) if !entries.is_empty() => {
                let entries = entries.iter().map(|entry| self.element(entry, inner));
                entries.flat_map(|entry| [line.clone(), entry]).collect()
            }
            other => format!(" {}", flow(other)),
        }
    }

    /// An element of a list whose dashes stand in that column, without the indentation of its first line.
    fn element(&self, value: &Draw<'_>, column: usize) -> String {
        match value {
            Draw::Object(members) if !members.is_empty() => {
                let inner = column + STEP;
                let members = members.iter().map(|(key, value)| self.member(key, value, inner));
                let line = format!("{}{}", self.newline, " ".repeat(inner));
                format!("- {}", members.collect::<Vec<_>>().join(&line))
            }
            other => format!("- {}", flow(other)),
        }
    }
}

/// An entry after those between brackets.
fn into_brackets(between: &List, entry: &str) -> Edit {
    if let Some(last) = between.entries.last() {
        let end = last.whole().end;
        Edit { start: end, end, text: format!(", {entry}") }
    } else {
        let (start, end) = (between.span.start + 1, between.span.end - 1);
        Edit { start, end, text: format!(" {entry} ") }
    }
}

/// A value in the form with brackets.
fn flow(value: &Draw<'_>) -> String {
    match value {
        Draw::Text(text) => scalar::write(text, scalar::Quotes::None),
        Draw::Source(source) => (*source).to_owned(),
        Draw::Array(entries) => {
            format!("[{}]", entries.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        Draw::Object(members) => {
            let member = |(key, value): &(std::borrow::Cow<'_, str>, Draw<'_>)| {
                format!("{}: {}", scalar::write(key, scalar::Quotes::None), flow(value))
            };
            let members: Vec<_> = members.iter().map(member).collect();
            if members.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", members.join(", ")) }
        }
    }
}
