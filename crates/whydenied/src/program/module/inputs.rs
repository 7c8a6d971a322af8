//! What the block of a module gives for its inputs, and what these are by default.

use crate::json::{Node, Value};
use crate::program::expr::{Entry, Ex};
use crate::program::filled::{By, Filled, Form, Open, Part};
use crate::program::functions::said_after;
use crate::program::json_text::{parts, text_of, value};
use crate::program::repeated::Pair;
use crate::program::resolve::{Env, Head, Resolver, Said};
use crate::program::tree::Level;
use crate::report::HoleKind;
use crate::span::Span;
use crate::text::Stands;

/// The inputs of a module.
pub(super) struct Inputs<'r, 'n, 't> {
    resolver: &'r Resolver<'n, 't>,
    entries: &'r [Entry<'t>],
    /// Where the module is named.
    pub(super) head: Span,
}

/// Values for a condition, and where the input is that they are of.
#[derive(Clone)]
pub(super) struct Values<'t> {
    pub(super) input: Span,
    pub(super) nodes: Vec<Node<'t>>,
}

/// What an input that is true or false is.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Flag {
    Yes,
    No,
    /// It stays open.
    Open(String),
}

impl<'r, 'n, 't> Inputs<'r, 'n, 't> {
    pub(super) const fn new(resolver: &'r Resolver<'n, 't>, entries: &'r [Entry<'t>], head: Span) -> Self {
        Self { resolver, entries, head }
    }

    fn entry(&self, name: &str) -> Option<&'r Entry<'t>> {
        self.entries.iter().rev().find(|entry| entry.name().as_deref() == Some(name))
    }

    /// Where an input is named, or the module where it is not.
    pub(super) fn place(&self, name: &str) -> Span {
        let entry = self.entry(name).and_then(|entry| entry.key.as_ref());
        entry.map_or(self.head, |key| key.span)
    }

    /// What an input is given, unless that is nothing.
    pub(super) fn given(&self, name: &str) -> Option<Node<'t>> {
        let node = self.resolver.node(&self.entry(name)?.value, &Env::default());
        let is_nothing = match &node.value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(nodes) => nodes.is_empty(),
            _ => false,
        };
        (!is_nothing).then_some(node)
    }

    /// A text that no input says.
    pub(super) fn literal(&self, text: impl Into<std::borrow::Cow<'t, str>>) -> Node<'t> {
        Node { value: Value::String(text.into()), span: self.head }
    }

    /// A text, which is said to be the default where it is not given.
    pub(super) fn text(&self, name: &'static str, default: &'static str) -> Node<'t> {
        self.given(name).unwrap_or_else(|| {
            let known = self.resolver.given.iter().find(|(key, _)| key == name);
            let (text, by) = match known {
                Some((_, text)) => (text.clone().into(), By::Given),
                None => (std::borrow::Cow::Borrowed(default), By::Default),
            };
            self.resolver.note(Filled {
                expression: name.into(),
                spans: vec![self.head],
                value: Some(vec![Part::Literal(text.clone(), None)]),
                by: Some(by),
                candidates: Vec::new(),
                stands: Stands::ForAny,
                form: Form::AsWanted,
                cuts: Vec::new(),
                kind: HoleKind::Variable,
            });
            self.literal(text)
        })
    }

    /// The values of an input, if it is given any.
    pub(super) fn values(&self, name: &str) -> Option<Values<'t>> {
        let nodes = entries(self.given(name)?);
        (!nodes.is_empty()).then(|| Values { input: self.place(name), nodes })
    }

    /// Values that no input says.
    pub(super) fn fixed(&self, texts: &[&'static str]) -> Values<'t> {
        Values { input: self.head, nodes: texts.iter().map(|text| self.literal(*text)).collect() }
    }

    pub(super) fn flag(&self, name: &str, default: bool) -> Flag {
        let node = self.given(name);
        let is = match node.as_ref().map(|node| &node.value) {
            None => default,
            Some(Value::Bool(value)) => *value,
            Some(Value::String(text)) => text == "true",
            Some(Value::Open(open)) => return Flag::Open(open.text.clone().into_owned()),
            Some(_) => return Flag::Open(name.to_owned()),
        };
        if is { Flag::Yes } else { Flag::No }
    }

    /// The URL of a provider without its scheme.
    pub(super) fn url(&self, name: &'static str, default: Option<&'static str>) -> Option<Node<'t>> {
        match (self.entry(name), default) {
            (Some(entry), _) => Some(self.url_of(&entry.value, &Env::default())),
            (None, Some(default)) => Some(self.text(name, default)),
            (None, None) => None,
        }
    }

    /// The URLs of an input that lists some.
    pub(super) fn urls(&self, name: &str) -> Vec<Node<'t>> {
        let Some(entry) = self.entry(name) else { return Vec::new() };
        let env = Env::default();
        match self.resolver.elements(&entry.value, &env) {
            Some(elements) => elements.iter().map(|(url, env)| self.url_of(url, env)).collect(),
            None => vec![self.url_of(&entry.value, &env)],
        }
    }

    fn url_of(&self, expression: &Ex<'t>, env: &Env<'t>) -> Node<'t> {
        let span = expression.span;
        let said = self.resolver.text(expression, env);
        let drop = |text: &str| Some(text.replace("https://", ""));
        if let Some(said) = said.as_ref().and_then(|said| said_after(said, drop)) {
            let (text, holes) = text_of(&said.parts);
            return Node { value: value(text, holes), span };
        }
        self.open(self.resolver.written(expression).into_owned(), span)
    }

    /// An expression for a provider, which is known only once it is there.
    pub(super) fn open(&self, expression: String, span: Span) -> Node<'t> {
        self.resolver.note(Filled {
            expression: expression.clone().into(),
            spans: vec![span],
            value: None,
            by: None,
            candidates: Vec::new(),
            stands: Stands::ForAny,
            form: Form::AsWanted,
            cuts: Vec::new(),
            kind: HoleKind::Reference,
        });
        hole(expression, span)
    }

    /// The URL in the ARN of a provider.
    pub(super) fn url_in_arn(&self, expression: &Ex<'t>, env: &Env<'t>) -> Node<'t> {
        let span = expression.span;
        let after = |text: &str| {
            text.rfind("provider/").and_then(|at| text.get(at + "provider/".len()..)).map(str::to_owned)
        };
        let said: Option<Said<'t>> = self.resolver.text(expression, env);
        let Some(said) = said.as_ref().and_then(|said| said_after(said, after)) else {
            let written = self.resolver.written(expression);
            return hole(format!("replace({written}, \"/^(.*provider/)/\", \"\")"), span);
        };
        let (text, holes) = text_of(&said.parts);
        Node { value: value(text, holes), span }
    }

    /// The elements of an input that is a map, each with its key; none where it is not known which these are.
    pub(super) fn pairs(&self, name: &str) -> Option<Vec<Pair<'t>>> {
        self.resolver.pairs(&self.entry(name)?.value, &Env::default())
    }

    /// A member of a map.
    pub(super) fn member(&self, map: &Ex<'t>, env: &Env<'t>, name: &str) -> Option<(Ex<'t>, Env<'t>)> {
        let heads = self.resolver.heads(map, env);
        heads.iter().flat_map(|head| self.resolver.members(head, name)).next()
    }

    pub(super) fn node(&self, expression: &Ex<'t>, env: &Env<'t>) -> Node<'t> {
        self.resolver.node(expression, env)
    }

    /// The policies that an input lists.
    pub(super) fn documents(&self, name: &str) -> Option<Node<'t>> {
        Some(self.resolver.merged(&self.entry(name)?.value, &Env::default()))
    }

    /// The conditions that an input lists as the data source takes them.
    pub(super) fn conditions(&self, name: &str) -> Vec<Node<'t>> {
        self.given(name).map(entries).unwrap_or_default()
    }

    /// The statements that an input has, each under a name.
    pub(super) fn statements(&self, name: &str) -> Vec<Node<'t>> {
        let statement = |(_, element, env): Pair<'t>| {
            let heads: Vec<Head<'t>> = self.resolver.heads(&element, &env);
            match heads.as_slice() {
                [head] => self.resolver.arguments(head, Level::Statement),
                _ => self.resolver.node(&element, &env),
            }
        };
        self.pairs(name).into_iter().flatten().map(statement).collect()
    }
}

/// The entries of a list; what is none is the only one.
pub(super) fn entries(node: Node<'_>) -> Vec<Node<'_>> {
    match node.value {
        Value::Array(nodes) => nodes,
        _ => vec![node],
    }
}

/// An expression that stays open.
fn hole<'t>(expression: String, span: Span) -> Node<'t> {
    let open = Open { expression: expression.into(), stands: Stands::ForAny, form: Form::AsWanted, by: None };
    let (text, holes) = text_of(&[Part::Hole(open)]);
    Node { value: value(text, holes), span }
}

/// The parts of a text; `None` where it is none.
pub(super) fn parts_of<'t>(node: &Node<'t>) -> Option<Vec<Part<'t>>> {
    match &node.value {
        Value::String(text) => Some(vec![Part::Literal(text.clone(), None)]),
        Value::Open(open) => Some(parts(&open.text, &open.holes)),
        _ => None,
    }
}

/// The texts of nodes and words put together, at the place of `at`.
pub(super) fn joined<'t>(at: Span, pieces: &[&Node<'t>]) -> Node<'t> {
    let all: Vec<Part<'t>> = pieces.iter().filter_map(|node| parts_of(node)).flatten().collect();
    let (text, holes) = text_of(&all);
    Node { value: value(text, holes), span: at }
}

/// The text after those letters.
pub(super) fn after<'t>(before: &'static str, node: &Node<'t>) -> Node<'t> {
    let word = Node { value: Value::String(before.into()), span: node.span };
    joined(node.span, &[&word, node])
}
