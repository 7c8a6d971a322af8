//! The entries of an object or an array, and how one is taken away between brackets.

use crate::json::{Node, Value};
use crate::report::Edit;
use crate::span::Span;

/// An object or array, as entries between brackets.
#[derive(Clone, Debug)]
pub(crate) struct List {
    /// Brackets included.
    pub(crate) span: Span,
    pub(crate) entries: Vec<Entry>,
}

/// An element, or a member with its key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) key: Option<Span>,
    pub(crate) value: Span,
}

impl Entry {
    /// From the key, if there is one, to the end of the value.
    pub(crate) fn whole(self) -> Span {
        self.key.map_or(self.value, |key| key.to(self.value))
    }
}

impl List {
    /// The entries of an object or array; `None` for anything else.
    pub(crate) fn of(node: &Node<'_>) -> Option<Self> {
        let entries = match &node.value {
            Value::Array(nodes) => nodes.iter().map(|node| Entry { key: None, value: node.span }).collect(),
            Value::Object(members) => members
                .iter()
                .map(|member| Entry { key: Some(member.key_span), value: member.node.span })
                .collect(),
            _ => return None,
        };
        Some(Self { span: node.span, entries })
    }

    /// Takes an entry away, with its comma.
    pub(crate) fn without(&self, index: usize) -> Option<Edit> {
        let entry = self.entries.get(index)?.whole();
        let previous = index.checked_sub(1).and_then(|index| self.entries.get(index));
        let (start, end) = match (self.entries.get(index + 1), previous) {
            (Some(next), _) => (entry.start, next.whole().start),
            (None, Some(previous)) => (previous.whole().end, entry.end),
            (None, None) => (self.span.start + 1, self.span.end - 1),
        };
        Some(Edit { start, end, text: String::new() })
    }
}
