//! A manifest that lost its line breaks, as pages do when they are copied: its known keys in their order are enough.

use crate::json::{Member, Node, Value};
use crate::span::Span;

/// The keys, and how deep each stands.
static KEYS: [(&str, usize); 8] = [
    ("apiVersion", 0),
    ("kind", 0),
    ("metadata", 0),
    ("name", 1),
    ("namespace", 1),
    ("annotations", 1),
    ("eks.amazonaws.com/role-arn", 2),
    ("eks.amazonaws.com/audience", 2),
];
const START: &str = "apiVersion: ";

/// A key with what stands after it.
struct Entry<'t> {
    key: &'static str,
    depth: usize,
    at: usize,
    value: &'t str,
    span: Span,
}

/// The service account in a text that has it in one line; its place is where that stands.
pub(crate) fn manifest(text: &str) -> Option<Node<'_>> {
    let start = text.match_indices(START).map(|(at, _)| at).find(|at| {
        let line = text.get(*at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        line.contains(" kind: ServiceAccount metadata: ")
    })?;
    let line = text.get(start..)?.lines().next()?;
    let mut found: Vec<(usize, &'static str, usize)> = Vec::new();
    for (key, depth) in KEYS {
        let marked = format!(" {key}:");
        let at = if found.is_empty() { Some(0) } else { line.find(&marked).map(|at| at + 1) };
        found.extend(at.map(|at| (start + at, key, depth)));
    }
    crate::order::sort_by_key(&mut found, |(at, ..)| *at);
    let mut entries = Vec::new();
    for (number, &(at, key, depth)) in found.iter().enumerate() {
        let from = at + key.len() + 1;
        let to = found.get(number + 1).map_or(start + line.len(), |next| next.0);
        let (value, span) = value(text, from, to)?;
        entries.push(Entry { key, depth, at, value, span });
    }
    let mut rest = entries.as_slice();
    let root = map(&mut rest, 0);
    let end = entries.last()?.span.end;
    Some(Node { value: root, span: Span::new(start, end) })
}

/// The text of a value: up to its closing quote, or its first blank.
fn value(text: &str, from: usize, to: usize) -> Option<(&str, Span)> {
    let own = text.get(from..to)?;
    let start = from + own.len() - own.trim_start().len();
    let own = own.trim();
    let inside = match own.strip_prefix('"') {
        Some(inside) => inside.split('"').next()?,
        None => own.split_whitespace().next().unwrap_or_default(),
    };
    let quotes = if own.starts_with('"') { 2 } else { 0 };
    Some((inside, Span::new(start, (start + inside.len() + quotes).min(to))))
}

/// The entries of that depth, each with those below it.
fn map<'t>(entries: &mut &[Entry<'t>], depth: usize) -> Value<'t> {
    let mut members = Vec::new();
    while let Some((entry, rest)) = entries.split_first().filter(|(entry, _)| entry.depth >= depth) {
        *entries = rest;
        let is_parent = rest.first().is_some_and(|next| next.depth > entry.depth) && entry.value.is_empty();
        let value = if is_parent { map(entries, entry.depth + 1) } else { Value::String(entry.value.into()) };
        let key_span = Span::new(entry.at, entry.at + entry.key.len());
        members.push(Member::new(entry.key.into(), key_span, Node { value, span: entry.span }));
    }
    Value::Object(members)
}

#[cfg(test)]
mod tests {
    use super::manifest;

    #[test]
    fn known_keys_in_their_order_are_enough() {
        let text = "Create it: apiVersion: v1 kind: ServiceAccount metadata: name: orders namespace: shop annotations: \
                    eks.amazonaws.com/role-arn: \"arn:aws:iam::123456789012:role/orders\"Replace the id.\nThen go on.";
        let root = manifest(text).unwrap_or_else(|| unreachable!("a manifest"));
        assert_eq!(
            root.value.to_json(),
            r#"{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"orders","namespace":"shop","annotations":{"eks.amazonaws.com/role-arn":"arn:aws:iam::123456789012:role/orders"}}}"#
        );
        assert!(text.get(root.span.start..root.span.end).is_some_and(|own| own.ends_with("orders\"")));
        assert!(manifest("apiVersion: v1\nkind: ServiceAccount\nmetadata: {}\n").is_none());
    }
}
