//! From the parser's events to the tree.

use std::borrow::Cow;
use std::collections::BTreeSet;

use granit_parser::{Event, ScalarStyle, Tag};

use super::error::{Error, ErrorKind};
use crate::json::{self, Member, Node, Value};
use crate::span::Span;

/// How many values aliases may copy, in all. Without a limit ten lines can stand for millions.
const MAX_COPIES: usize = 10_000;

/// What is known of a value that an alias may name.
struct Anchored<'t> {
    node: Node<'t>,
    size: usize,
    depth: usize,
}

/// A list or mapping whose end is still to come.
struct Open<'t> {
    anchor: usize,
    start: usize,
    /// The function that its tag is.
    function: Option<String>,
    /// How many values it holds, and how deep they nest.
    size: usize,
    depth: usize,
    content: Content<'t>,
}

enum Content<'t> {
    List(Vec<Node<'t>>),
    Mapping {
        members: Vec<Member<'t>>,
        /// The key whose value comes next; whether it is `<<` without quotes.
        key: Option<(Cow<'t, str>, Span, bool)>,
        merged: Vec<Node<'t>>,
    },
}

#[derive(Default)]
pub(super) struct Tree<'t> {
    /// Whether tags are functions.
    functions: bool,
    pub(super) documents: Vec<Node<'t>>,
    open: Vec<Open<'t>>,
    /// Each by its number.
    anchors: Vec<(usize, Anchored<'t>)>,
    copies: usize,
}

/// A value, ready to be put where it belongs.
struct Built<'t> {
    node: Node<'t>,
    anchor: usize,
    size: usize,
    depth: usize,
    /// Whether it is a text without quotes, so that `<<` merges.
    plain: bool,
}

impl<'t> Tree<'t> {
    /// One in which tags are functions.
    pub(super) fn with_functions() -> Self {
        Self { functions: true, ..Self::default() }
    }

    pub(super) fn take(&mut self, event: Event<'t>, span: Span, text: &str) -> Result<(), Error> {
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain;
                let function = self.function(tag.as_deref());
                let is_text = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
                let value = if plain && !is_text {
                    resolve(value, span.start == span.end)
                } else {
                    Value::String(value)
                };
                let written = text.get(span.start..span.end).unwrap_or_default();
                let span = Span::new(span.start, span.start + written.trim_end().len());
                let node = applied(function, Node { value, span });
                self.put(Built { node, anchor, size: 1, depth: 0, plain })
            }
            Event::SequenceStart(_, anchor, tag) => {
                let function = self.function(tag.as_deref());
                self.open(anchor, span, function, Content::List(Vec::new()));
                Ok(())
            }
            Event::MappingStart(_, anchor, tag) => {
                let function = self.function(tag.as_deref());
                let content = Content::Mapping { members: Vec::new(), key: None, merged: Vec::new() };
                self.open(anchor, span, function, content);
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => Ok(()),
        }
    }

    fn open(&mut self, anchor: usize, span: Span, function: Option<String>, content: Content<'t>) {
        self.open.push(Open { anchor, start: span.start, function, size: 1, depth: 0, content });
    }

    /// The function that a tag is short for.
    fn function(&self, tag: Option<&Tag>) -> Option<String> {
        let name = tag.filter(|tag| self.functions && tag.handle() == "!")?.suffix();
        Some(if matches!(name, "Ref" | "Condition") { name.to_owned() } else { format!("Fn::{name}") })
    }

    fn close(&mut self, end: Span) -> Result<(), Error> {
        let Some(Open { anchor, start, function, size, depth, content }) = self.open.pop() else {
            return Ok(());
        };
        // In the form with brackets the end is the closing one; without it is where the next line starts.
        let (value, last) = match content {
            Content::List(nodes) => {
                let last = nodes.last().map(|node| node.span.end);
                (Value::Array(nodes), last)
            }
            Content::Mapping { members, merged, .. } => {
                let last = members.last().map(|member| member.node.span.end.max(member.key_span.end));
                (Value::Object(merge(members, merged)), last)
            }
        };
        let end = if end.start == end.end { last.unwrap_or(start) } else { end.end };
        let node = applied(function, Node { value, span: Span::new(start, end.max(start)) });
        self.put(Built { node, anchor, size, depth: depth + 1, plain: false })
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Error> {
        let anchored = self.anchors.iter().find(|(number, _)| *number == anchor);
        let Some((_, Anchored { node, size, depth })) = anchored else {
            return Err(Error { kind: ErrorKind::ReservedCharacter, span });
        };
        let (node, size, depth) = (node.clone(), *size, *depth);
        self.copy(size, span)?;
        if self.open.len() + depth > json::MAX_DEPTH {
            return Err(Error { kind: ErrorKind::TooDeep, span });
        }
        self.put(Built { node, anchor: 0, size, depth, plain: false })
    }

    fn copy(&mut self, size: usize, span: Span) -> Result<(), Error> {
        self.copies += size;
        if self.copies > MAX_COPIES {
            return Err(Error { kind: ErrorKind::TooManyAliases, span });
        }
        Ok(())
    }

    /// Puts a value where it belongs: the list, the mapping, the documents.
    fn put(&mut self, built: Built<'t>) -> Result<(), Error> {
        let Built { node, anchor, size, depth, plain } = built;
        if anchor != 0 {
            self.copy(size, node.span)?;
            self.anchors.push((anchor, Anchored { node: node.clone(), size, depth }));
        }
        let Some(open) = self.open.last_mut() else {
            self.documents.push(node);
            self.anchors.clear();
            return Ok(());
        };
        open.size += size;
        open.depth = open.depth.max(depth);
        match &mut open.content {
            Content::List(nodes) => nodes.push(node),
            Content::Mapping { members, key, merged } => match key.take() {
                None => {
                    let Some(text) = key_text(node.value) else {
                        return Err(Error { kind: ErrorKind::KeyNotText, span: node.span });
                    };
                    let merges = plain && text == "<<";
                    *key = Some((text, node.span, merges));
                }
                Some((_, _, true)) if matches!(node.value, Value::Object(_) | Value::Array(_)) => {
                    merged.push(node);
                }
                Some((key, key_span, _)) => members.push(Member::new(key, key_span, node)),
            },
        }
        Ok(())
    }
}

/// What a function is applied to, as the object that its long form is.
fn applied(function: Option<String>, node: Node<'_>) -> Node<'_> {
    let Some(function) = function else { return node };
    let span = node.span;
    let member = Member::new(function.into(), Span::new(span.start, span.start), node);
    Node { value: Value::Object(vec![member]), span }
}

/// The text of a key: `1` and `true` are the texts they are written as.
fn key_text(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) | Value::Number(text) => Some(text),
        Value::Bool(value) => Some(if value { "true" } else { "false" }.into()),
        Value::Null => Some("null".into()),
        // YAML itself has no holes.
        Value::Array(_) | Value::Object(_) | Value::Open(_) => None,
    }
}

/// The members of a mapping with what `<<` merges into it: its own win, and the earlier of several.
fn merge<'t>(members: Vec<Member<'t>>, merged: Vec<Node<'t>>) -> Vec<Member<'t>> {
    let mut all = members;
    for node in merged {
        let sources = match node.value {
            Value::Array(nodes) => nodes,
            _ => vec![node],
        };
        for Node { value, .. } in sources {
            let Value::Object(members) = value else { continue };
            let mut own = BTreeSet::new();
            own.extend(all.iter().map(|member| member.key.clone().into_owned()));
            all.extend(members.into_iter().filter(|member| !own.contains(&*member.key)));
        }
    }
    all
}

/// What a text without quotes stands for, by YAML's core schema as far as JSON has it.
fn resolve(text: Cow<'_, str>, missing: bool) -> Value<'_> {
    match &*text {
        _ if missing => Value::Null,
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        number if json::is_number(number) => Value::Number(text),
        _ => Value::String(text),
    }
}
