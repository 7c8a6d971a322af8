//! Values as the literals of a language.

use crate::json::{Member, Node, Value};
use crate::span::Span;

pub(super) fn text(text: &str) -> Value<'static> {
    Value::String(text.to_owned().into())
}

pub(super) fn list(values: impl IntoIterator<Item = Value<'static>>) -> Value<'static> {
    Value::Array(values.into_iter().map(node).collect())
}

pub(super) fn object<'k>(fields: impl IntoIterator<Item = (&'k str, Value<'static>)>) -> Value<'static> {
    let member = |(key, value): (&str, Value<'static>)| {
        Member::new(key.to_owned().into(), Span::default(), node(value))
    };
    Value::Object(fields.into_iter().map(member).collect())
}

fn node(value: Value<'static>) -> Node<'static> {
    Node { value, span: Span::default() }
}

/// How a language writes objects and lists.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// Spaces a level.
    step: usize,
    /// Whether keys that are names stand without quotes.
    bare_keys: bool,
    /// Whether the last entry has a comma as well.
    last_comma: bool,
}

pub(super) const JSON: Style = Style { step: 2, bare_keys: false, last_comma: false };
pub(super) const TYPESCRIPT: Style = Style { step: 4, bare_keys: true, last_comma: true };
pub(super) const PYTHON: Style = Style { step: 4, bare_keys: false, last_comma: true };

/// The literal of a value whose first line starts `depth` levels in.
pub(super) fn literal(value: &Value<'_>, style: Style, depth: usize) -> String {
    match value {
        Value::Object(members) => {
            let entry = |member: &Member<'_>| {
                let key = if style.bare_keys && is_name(&member.key) {
                    member.key.clone().into_owned()
                } else {
                    quoted(&member.key)
                };
                format!("{key}: {}", literal(&member.node.value, style, depth + 1))
            };
            enclose('{', members.iter().map(entry), '}', style, depth)
        }
        Value::Array(nodes) => {
            enclose('[', nodes.iter().map(|node| literal(&node.value, style, depth + 1)), ']', style, depth)
        }
        scalar => quoted(scalar.scalar_text().unwrap_or_default()),
    }
}

fn enclose(
    open: char,
    entries: impl Iterator<Item = String>,
    close: char,
    style: Style,
    depth: usize,
) -> String {
    let indent = |depth| " ".repeat(style.step * depth);
    let entries: Vec<_> = entries.map(|entry| indent(depth + 1) + &entry).collect();
    if entries.is_empty() {
        return format!("{open}{close}");
    }
    let comma = if style.last_comma { "," } else { "" };
    format!("{open}\n{}{comma}\n{}{close}", entries.join(",\n"), indent(depth))
}

/// A text in double quotes, as JSON and all of these languages read it.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            letter if is_escaped(letter) => {
                let code = format!("\\u{:04x}", u32::from(letter));
                quoted.push_str(&code);
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// What a terminal obeys, what ends a line in older JavaScript, what nobody sees.
const fn is_escaped(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}

fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// A value as YAML, each line `depth` levels of two spaces in.
pub(super) fn yaml(value: &Value<'_>, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let entries: Vec<_> = match value {
        Value::Object(members) => members.iter().map(|member| yaml_member(member, depth)).collect(),
        Value::Array(nodes) => {
            // The first line of an entry starts after its dash.
            let entry = |inner: String| format!("- {}", inner.trim_start_matches(' '));
            nodes.iter().map(|node| entry(yaml(&node.value, depth + 1))).collect()
        }
        scalar => vec![yaml_text(scalar.scalar_text().unwrap_or_default()) + "\n"],
    };
    entries.into_iter().flat_map(|entry| [indent.clone(), entry]).collect()
}

fn yaml_member(member: &Member<'_>, depth: usize) -> String {
    let is_plain = is_name(&member.key) && !is_word(&member.key);
    let key = if is_plain { member.key.clone().into_owned() } else { single(&member.key) };
    let value = match &member.node.value {
        Value::Array(nodes) if nodes.is_empty() => " []\n".to_owned(),
        below @ (Value::Object(_) | Value::Array(_)) => format!("\n{}", yaml(below, depth + 1)),
        scalar => format!(" {}\n", yaml_text(scalar.scalar_text().unwrap_or_default())),
    };
    format!("{key}:{value}")
}

/// A text as YAML reads it as a text and as nothing else.
fn yaml_text(text: &str) -> String {
    let is_plain = text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_./:@+=".contains(letter))
        && !text.ends_with(':')
        && !is_word(text);
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// Whether YAML, or an older one, takes the text without quotes for a boolean, a number or nothing.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 10] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan"];
    WORDS.contains(&&*text.to_ascii_lowercase())
}

/// A key in single quotes, or in double ones where it has characters that those do not take.
fn single(text: &str) -> String {
    if text.chars().any(is_escaped) { quoted(text) } else { format!("'{}'", text.replace('\'', "''")) }
}
