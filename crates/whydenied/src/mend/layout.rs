//! Where the entries of a JSON text stand, and how one is added or taken away so that the text still
//! looks like the work of whoever wrote it.

use super::entries::{Entry, List};
use super::script::{Change, Language, Script, Texts, is_written};
use super::step::Edits;
use super::style::{Draw, Style};
use crate::json::{self, Node, Value, innermost};
use crate::report::Edit;
use crate::span::Span;

/// A JSON text with the places of its parts.
pub(crate) struct Layout<'t> {
    pub(crate) text: &'t str,
    pub(crate) root: Node<'t>,
    pub(crate) style: Style,
    /// How it stands in a program, where it does.
    script: Option<Box<Script>>,
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

impl<'t> Layout<'t> {
    /// Takes a text apart that is one JSON value.
    pub(crate) fn read(text: &'t str) -> Option<Self> {
        Self::read_part(text, Span::new(0, text.len()))
    }

    /// Takes a part of a text apart that is one JSON value.
    pub(crate) fn read_part(text: &'t str, part: Span) -> Option<Self> {
        let root = json::parse_part(text, part).ok()?.root;
        let style = Style::of(text, &root);
        Some(Self { text, root, style, script: None })
    }

    /// The layout of a tree that stands in a program.
    pub(crate) fn of_program(text: &'t str, root: Node<'t>, language: Language, texts: Texts) -> Self {
        let script = Script::of(text, &root, language, texts);
        let mut style = Style::of(text, &root);
        style.notation = script.notation(text, &root, language);
        Self { text, root, style, script: Some(Box::new(script)) }
    }

    /// Puts another string in the place of a value or a key, if it is another.
    pub(crate) fn replace(&self, span: Span, text: &str) -> Edits {
        if let Some(script) = &self.script {
            return script.replace(self.text, span, text, self.style.notation);
        }
        let text = Style::quote(text);
        (self.source(span) != text).then(|| vec![Edit { start: span.start, end: span.end, text }])
    }

    /// A text beside the one at `span`, written like that.
    pub(crate) fn text_like(&self, span: Span, text: &str) -> String {
        match &self.script {
            Some(script) => script.copied(self.text, span, text, self.style.notation),
            None => Style::quote(text),
        }
    }

    /// Takes the member or element at a place away.
    pub(crate) fn remove(&self, span: Span) -> Edits {
        let (list, index) = self.around(span)?;
        Some(vec![self.without(&list, index)?])
    }

    /// Takes an entry away, with its comma, or with its line where it is a block.
    pub(crate) fn without(&self, list: &List, index: usize) -> Option<Edit> {
        let entry = list.entries.get(index)?;
        if let Some(edits) = self.in_yaml(&Change::Gone(entry.value)) {
            return edits?.into_iter().next();
        }
        if self.is_block(entry) {
            let span = entry.whole();
            let before = self.text.get(..span.start)?;
            let start = before.trim_end_matches([' ', '\t']).len();
            let rest = self.text.get(span.end..)?;
            let end = span.end
                + rest.find('\n').filter(|end| rest.get(..*end).is_some_and(|it| it.trim().is_empty()))?
                + 1;
            let is_own_line = before.get(..start)?.ends_with('\n');
            return is_own_line.then(|| Edit { start, end, text: String::new() });
        }
        let is_only = list.entries.len() == 1;
        let is_bracketed = self.source(list.span).starts_with(['{', '[']);
        if is_only && !is_bracketed { None } else { list.without(index) }
    }

    /// Whether the entry of a list at that index is a block.
    pub(crate) fn is_block_of(&self, list: &List, index: usize) -> bool {
        list.entries.get(index).is_some_and(|entry| self.is_block(entry))
    }

    /// Whether an entry is a block of Terraform.
    fn is_block(&self, entry: &Entry) -> bool {
        let source = self.source(entry.value);
        let is_block = source.starts_with(char::is_alphabetic) && source.ends_with('}');
        self.style.notation.has_blocks() && is_block
    }

    /// Whether it is of a policy in YAML.
    pub(crate) fn is_yaml(&self) -> bool {
        self.script.as_ref().is_some_and(|script| script.is_yaml)
    }

    /// What the change is in YAML; `None` where the text is none.
    pub(crate) fn in_yaml(&self, change: &Change<'_>) -> Option<Edits> {
        self.script.as_ref()?.in_yaml(self.text, change)
    }

    /// Adds a member to an object.
    pub(crate) fn add_member(&self, object: Span, key: &str, value: &Draw<'_>) -> Edits {
        if let Some(edits) = self.in_yaml(&Change::Member(object, key, value)) {
            return edits;
        }
        let list = self.list(object)?;
        Some(vec![self.append(&list, |indent| self.style.member(key, value, indent))])
    }

    /// Adds an element to an array.
    pub(crate) fn add_element(&self, array: Span, value: &Draw<'_>) -> Edits {
        if let Some(edits) = self.in_yaml(&Change::Element(array, value)) {
            return edits;
        }
        let list = self.list(array)?;
        Some(vec![self.append(&list, |indent| self.style.write(value, indent))])
    }

    /// Whether it is of a policy in a program.
    pub(crate) const fn is_program(&self) -> bool {
        self.script.is_some()
    }

    /// The innermost value of a program of which `wanted` holds.
    fn find(&self, wanted: impl Fn(&Node<'t>) -> bool) -> Option<&Node<'t>> {
        innermost(vec![&self.root], wanted)
    }

    /// The value that stands at exactly this place.
    pub(crate) fn node(&self, span: Span) -> Option<&Node<'t>> {
        if self.script.is_some() {
            // What is written around an object by its tool alone has its place as well.
            let is_written =
                |node: &Node<'_>| self.is_yaml() || is_written(self.text, node, self.style.notation);
            return self.find(|node| node.span == span && is_written(node));
        }
        let mut node = &self.root;
        while node.span != span {
            let inside = |child: &&Node<'t>| holds(child.span, span);
            node = match &node.value {
                Value::Array(nodes) => nodes.iter().find(inside)?,
                Value::Object(members) => members.iter().map(|member| &member.node).find(inside)?,
                _ => return None,
            };
        }
        Some(node)
    }

    /// The object or array at exactly this place.
    pub(crate) fn list(&self, span: Span) -> Option<List> {
        List::of(self.node(span)?)
    }

    /// The innermost list with an entry that holds `span`, and which entry that is.
    pub(crate) fn around(&self, span: Span) -> Option<(List, usize)> {
        if self.script.is_some() {
            let index = |list: &List| {
                let mut entries = list.entries.iter();
                entries.position(|it| it.value == span || it.key == Some(span) || it.whole() == span)
            };
            let node = self.find(|node| List::of(node).is_some_and(|list| index(&list).is_some()))?;
            let list = List::of(node)?;
            return index(&list).map(|index| (list, index));
        }
        let mut node = &self.root;
        let mut found = None;
        loop {
            let Some(list) = List::of(node) else { return found };
            let Some(index) = list.entries.iter().position(|entry| holds(entry.whole(), span)) else {
                return found;
            };
            let value = list.entries.get(index)?.value;
            found = Some((list, index));
            if value == span || !holds(value, span) {
                return found;
            }
            node = self.node(value)?;
        }
    }

    /// The member of an object by its key, whose letter case is not looked at; of several the last.
    pub(crate) fn member(&self, object: Span, key: &str) -> Option<Entry> {
        let members = self.node(object)?.members();
        let member = members.iter().rev().find(|member| member.key.eq_ignore_ascii_case(key))?;
        Some(Entry { key: Some(member.key_span), value: member.node.span })
    }

    /// The member of the object that a list is, however that is written.
    pub(crate) fn member_of(&self, list: &List, key: &str) -> Option<Entry> {
        let object = self.find(|node| node.span == list.span && matches!(node.value, Value::Object(_)))?;
        let member = object.members().iter().find(|member| member.key.eq_ignore_ascii_case(key))?;
        Some(Entry { key: Some(member.key_span), value: member.node.span })
    }

    /// The source text at a place.
    pub(crate) fn source(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The white space that begins the line of an entry, with its line break; `None` for an entry
    /// that follows something else on its line.
    fn break_before(&self, at: usize) -> Option<&'t str> {
        let before = self.text.get(..at)?;
        let blank = before.get(before.trim_end_matches([' ', '\t', '\r', '\n']).len()..)?;
        let line = blank.rfind('\n')?;
        let line = if blank.get(..line)?.ends_with('\r') { line - 1 } else { line };
        blank.get(line..)
    }

    /// The indentation of the line that a place is in.
    pub(crate) fn indent_at(&self, at: usize) -> &'t str {
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
    }

    /// What stands between the comma and the next entry of a list that is not empty.
    pub(crate) fn separator(&self, list: &List) -> &str {
        let before = list.entries.last().and_then(|entry| self.break_before(entry.whole().start));
        before.unwrap_or(self.style.gap)
    }

    /// What separates the entries of a list: nothing but the line where a language needs no more.
    pub(crate) fn comma(&self, list: &List) -> &'static str {
        let Some(newest) = list.entries.last() else { return "," };
        let between = list.entries.iter().rev().nth(1).map(|before| before.whole().end..newest.whole().start);
        if self.is_block(newest) {
            return "";
        }
        match between.and_then(|between| self.text.get(between)) {
            Some(between) if between.contains(',') => ",",
            Some(_) if self.style.notation.is_assigned() => "",
            None if self.style.notation.is_assigned() && newest.key.is_some() => "",
            _ => ",",
        }
    }

    /// Adds an entry after those of a list. `write` gets the indentation of its line, unless all
    /// stands on one line.
    pub(crate) fn append(&self, list: &List, write: impl FnOnce(Option<&str>) -> String) -> Edit {
        let Some(before) = list.entries.last().map(|entry| entry.whole()) else {
            return self.fill(list, write);
        };
        // The first of several lines may stand next to its bracket.
        let spread = self.break_before(before.start).is_some() || self.source(before).contains('\n');
        let entry = write(spread.then(|| self.indent_at(before.start)));
        let separator = self.comma(list);
        if let Some(tail) = self.tail_of_line(before.end).filter(|_| spread) {
            // What is said of the last entry behind it stays with it.
            let has_comma = tail.trim_start().starts_with(',');
            let comma = if has_comma { "" } else { separator };
            let trailing = if has_comma && self.script.is_some() { "," } else { "" };
            let text = format!("{comma}{tail}{}{entry}{trailing}", self.separator(list));
            return Edit { start: before.end, end: before.end + tail.len(), text };
        }
        let comma = if spread { separator } else { "," };
        Edit { start: before.end, end: before.end, text: format!("{comma}{}{entry}", self.separator(list)) }
    }

    /// What follows an entry on its line, if that is a comma too many or a comment and no more.
    fn tail_of_line(&self, at: usize) -> Option<&'t str> {
        let tail = self.text.get(at..)?.lines().next()?.trim_end();
        let rest = tail.trim_start();
        let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        let is_block = rest.starts_with("/*") && rest.find("*/") == rest.len().checked_sub(2);
        let is_comment = rest.is_empty()
            || rest.starts_with("//")
            || (rest.starts_with('#') && self.script.is_some())
            || is_block;
        (is_comment && !tail.trim_start().is_empty()).then_some(tail)
    }

    /// The first entry of an empty list.
    fn fill(&self, list: &List, write: impl FnOnce(Option<&str>) -> String) -> Edit {
        let (start, end) = (list.span.start + 1, list.span.end - 1);
        let text = if self.style.spread {
            let outer = self.indent_at(list.span.start);
            let inner = format!("{outer}{}", self.style.unit);
            let newline = self.style.newline;
            format!("{newline}{inner}{}{newline}{outer}", write(Some(&inner)))
        } else {
            let pad =
                if self.text.as_bytes().get(list.span.start) == Some(&b'{') { self.style.pad } else { "" };
            format!("{pad}{}{pad}", write(None))
        };
        Edit { start, end, text }
    }
}
