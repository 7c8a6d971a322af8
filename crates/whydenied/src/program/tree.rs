//! From expressions to the tree of JSON.

use std::borrow::Cow;

use super::bounds::MAX_EXPANDED;
use super::expr::{Entry, Ex, Kind, same_name};
use super::found::Read;
use super::functions::is_call_of;
use super::json_text::{self, text_of, value};
use super::resolve::{Env, Head, Resolver};
use super::written::Written;
use crate::json::{Member, Node, Value};
use crate::span::Span;
use crate::text::{Holes, Text};

/// What the arguments of a policy document consist of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Document,
    Statement,
    Leaf,
}

/// Arguments that are policies to be merged, and the one that each is read as.
static MERGED: [(&str, &str); 4] = [
    ("source_policy_documents", "source_policy_documents"),
    ("source_json", "source_policy_documents"),
    ("override_policy_documents", "override_policy_documents"),
    ("override_json", "override_policy_documents"),
];

/// The arguments at a level, by the names that they are read under, and what they hold.
static ARGUMENTS: &[(Level, &str, &str, Option<Level>)] = &[
    (Level::Document, "statements", "statement", Some(Level::Statement)),
    (Level::Document, "statement", "statement", Some(Level::Statement)),
    (Level::Document, "version", "version", None),
    (Level::Document, "policy_id", "policy_id", None),
    (Level::Statement, "sid", "sid", None),
    (Level::Statement, "effect", "effect", None),
    (Level::Statement, "actions", "actions", None),
    (Level::Statement, "not_actions", "not_actions", None),
    (Level::Statement, "resources", "resources", None),
    (Level::Statement, "not_resources", "not_resources", None),
    (Level::Statement, "principals", "principals", Some(Level::Leaf)),
    (Level::Statement, "not_principals", "not_principals", Some(Level::Leaf)),
    (Level::Statement, "condition", "condition", Some(Level::Leaf)),
    (Level::Statement, "conditions", "condition", Some(Level::Leaf)),
    (Level::Leaf, "test", "test", None),
    (Level::Leaf, "variable", "variable", None),
    (Level::Leaf, "values", "values", None),
    (Level::Leaf, "type", "type", None),
    (Level::Leaf, "identifiers", "identifiers", None),
];

impl<'t> Resolver<'_, 't> {
    /// The tree that an expression says.
    pub(super) fn node(&self, expression: &Ex<'t>, env: &Env<'t>) -> Node<'t> {
        let span = expression.span;
        match &expression.kind {
            Kind::Null => return Node { value: Value::Null, span },
            Kind::Bool(value) => return Node { value: Value::Bool(*value), span },
            Kind::Number => return Node { value: Value::Number(self.written(expression)), span },
            Kind::Text(_) | Kind::Join(_) => return self.text_node(expression, env),
            _ => {}
        }
        let heads = self.heads(expression, env);
        if let [head] = heads.as_slice() {
            match &head.expression.kind {
                Kind::Map(entries) => return self.map_node(entries, head),
                Kind::List(_) | Kind::Each { .. } => return self.list_node(&head.expression, &head.env),
                Kind::Null => return Node { value: Value::Null, span },
                Kind::Bool(_) | Kind::Number => return self.node(&head.expression, &head.env),
                Kind::Call(_, entries)
                    if !entries.is_empty() && entries.iter().all(|entry| entry.key.is_some()) =>
                {
                    return self.object(entries, &head.env, head.expression.span);
                }
                // What CDK makes of a map whose keys are known only when it is deployed.
                _ if is_call_of(&head.expression, &["cfnjson"]) => {
                    if let Some((value, env)) = self.members(head, "value").first() {
                        return self.node(value, env);
                    }
                }
                Kind::Call(_, entries)
                    if is_call_of(&head.expression, &["fromjson", "jsondecode", "loads"]) =>
                {
                    let said = entries.first().and_then(|entry| self.text(&entry.value, &head.env));
                    let tree = said.and_then(|said| json_text::tree(&said.parts, span).ok());
                    if let Some((tree, texts)) = tree {
                        self.texts.borrow_mut().extend(texts);
                        return tree;
                    }
                }
                _ if is_call_of(&head.expression, &["concat", "list", "aslist"]) => {
                    if let Some(elements) = self.elements(&head.expression, &head.env) {
                        return self.array(&elements, span);
                    }
                }
                _ => {}
            }
        }
        self.text_node(expression, env)
    }

    /// The text that an expression says, or the hole that it is.
    pub(super) fn text_node(&self, expression: &Ex<'t>, env: &Env<'t>) -> Node<'t> {
        let (text, holes) = self.written_text(expression, env);
        Node { value: value(text, holes), span: expression.span }
    }

    /// The same as a text with holes, with note taken of where it stands.
    fn written_text(&self, expression: &Ex<'t>, env: &Env<'t>) -> (String, Holes<'t>) {
        let parts = self.hole(expression, env);
        self.texts.borrow_mut().push(Written::of(&parts, expression.span));
        text_of(&parts)
    }

    fn map_node(&self, entries: &[Entry<'t>], head: &Head<'t>) -> Node<'t> {
        let span = head.expression.span;
        if entries.iter().any(|entry| entry.key.is_some()) || entries.is_empty() {
            return self.object(entries, &head.env, span);
        }
        // What has no keys is a list, or the pairs of one that has.
        let pairs: Option<Vec<_>> = entries.iter().map(|entry| pair(&entry.value)).collect();
        match pairs {
            Some(pairs) => {
                let members = pairs.into_iter().map(|(key, value)| self.member(key, true, value, &head.env));
                Node { value: Value::Object(members.collect()), span }
            }
            None if entries.iter().all(|entry| matches!(entry.value.kind, Kind::Spread(_))) => {
                self.object(entries, &head.env, span)
            }
            None => {
                let elements: Vec<_> =
                    entries.iter().map(|entry| (entry.value.clone(), head.env.clone())).collect();
                self.array(&elements, span)
            }
        }
    }

    pub(super) fn object(&self, entries: &[Entry<'t>], env: &Env<'t>, span: Span) -> Node<'t> {
        let mut members = Vec::new();
        for entry in entries {
            match (&entry.key, &entry.value.kind) {
                (Some(key), _) => members.push(self.member(key, entry.is_computed, &entry.value, env)),
                (None, Kind::Spread(inner)) => match self.node(inner, env) {
                    Node { value: Value::Object(more), .. } => members.extend(more),
                    // What it brings is not known.
                    other => members.extend(other.hole().map(|key| Member::of_text(key, other.clone()))),
                },
                // What is left out, or written in a way that is not read, may be anything.
                (None, _) => {
                    let open = self.text_node(&entry.value, env);
                    members.extend(open.hole().map(|key| Member::of_text(key, open.clone())));
                }
            }
        }
        Node { value: Value::Object(members), span }
    }

    fn member(&self, key: &Ex<'t>, is_computed: bool, value: &Ex<'t>, env: &Env<'t>) -> Member<'t> {
        let (text, holes) = match &key.kind {
            Kind::Name(name) if !is_computed => {
                let mut written = Written::at(key.span);
                written.known(name, Some(key.span).filter(|span| span.end - span.start == name.len()));
                self.texts.borrow_mut().push(written);
                (name.clone().into_owned(), Vec::new().into())
            }
            _ => self.written_text(key, env),
        };
        Member { key: text.into(), key_holes: holes, key_span: key.span, node: self.node(value, env) }
    }

    fn list_node(&self, expression: &Ex<'t>, env: &Env<'t>) -> Node<'t> {
        match self.elements(expression, env) {
            Some(elements) => self.array(&elements, expression.span),
            None => self.text_node(expression, env),
        }
    }

    fn array(&self, elements: &[(Ex<'t>, Env<'t>)], span: Span) -> Node<'t> {
        let nodes = elements.iter().map(|(element, env)| self.node(element, env)).collect();
        Node { value: Value::Array(nodes), span }
    }

    /// The elements of a list, with what is spread in it; `None` where it is not known which these are.
    pub(super) fn elements(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Vec<(Ex<'t>, Env<'t>)>> {
        match &expression.kind {
            Kind::List(elements) => {
                let mut all = Vec::new();
                for element in elements {
                    match &element.kind {
                        Kind::Spread(inner) => match self.elements(inner, env) {
                            Some(inner) => all.extend(inner),
                            None => all.push((inner.clone(), env.clone())),
                        },
                        _ => all.push((element.clone(), env.clone())),
                    }
                    if all.len() > MAX_EXPANDED * 4 {
                        return None;
                    }
                }
                Some(all)
            }
            Kind::Map(entries) if !entries.is_empty() && entries.iter().all(|entry| entry.key.is_none()) => {
                Some(entries.iter().map(|entry| (entry.value.clone(), env.clone())).collect())
            }
            Kind::Map(_) => Some(vec![(expression.clone(), env.clone())]),
            Kind::Each { names, over, body } => {
                let over = self.elements(over, env)?;
                let name = *names.last()?;
                let each = over.into_iter().take(MAX_EXPANDED);
                Some(each.map(|(element, of)| (body.clone(), env.with(name, element, of))).collect())
            }
            Kind::Call(callee, entries) => {
                let name = callee.last_name()?.to_ascii_lowercase();
                let values = entries.iter().map(|entry| &entry.value);
                match (&*name, &callee.kind) {
                    ("of" | "aslist" | "list", _) => {
                        Some(values.map(|value| (value.clone(), env.clone())).collect())
                    }
                    ("concat" | "flatten", _) => {
                        let mut all = Vec::new();
                        for value in values {
                            all.extend(self.elements(value, env)?);
                        }
                        Some(all)
                    }
                    ("map", Kind::Field(list, _)) => {
                        let Kind::Lambda(parameters, body) = &entries.first()?.value.kind else {
                            return None;
                        };
                        let super::expr::Parameter::Name(name) = parameters.first()? else { return None };
                        let each = self.elements(list, env)?.into_iter().take(MAX_EXPANDED);
                        Some(each.map(|(element, of)| (body.clone(), env.with(*name, element, of))).collect())
                    }
                    _ => self.elements_of_head(expression, env),
                }
            }
            Kind::Text(_) | Kind::Open | Kind::Null => None,
            _ => self.elements_of_head(expression, env),
        }
    }

    fn elements_of_head(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Vec<(Ex<'t>, Env<'t>)>> {
        let heads = self.heads(expression, env);
        let [head] = heads.as_slice() else { return None };
        let is_same = std::rc::Rc::ptr_eq(&head.expression, expression);
        if is_same { None } else { self.elements(&head.expression, &head.env) }
    }

    /// The arguments of a policy document under the names that their reader knows, blocks of one name in one list.
    pub(super) fn arguments(&self, head: &Head<'t>, level: Level) -> Node<'t> {
        let span = head.expression.span;
        let mut members: Vec<Member<'t>> = Vec::new();
        let (Kind::Map(entries) | Kind::Call(_, entries)) = &head.expression.kind else {
            return Node { value: Value::Object(members), span };
        };
        let env = &head.env;
        for entry in entries {
            let Some(key) = &entry.key else { continue };
            let name = entry.name().unwrap_or_default();
            let known = ARGUMENTS.iter().find(|(of, written, ..)| *of == level && same_name(written, &name));
            let (name, inner): (Cow<'t, str>, _) = match known {
                Some((_, _, name, inner)) => ((*name).into(), *inner),
                None => (name.into_owned().into(), None),
            };
            let merged =
                MERGED.iter().find(|(written, _)| level == Level::Document && same_name(written, &name));
            if let Some((_, name)) = merged {
                members.push(Member::new((*name).into(), key.span, self.merged(&entry.value, env)));
                continue;
            }
            let node = match inner {
                Some(inner) => {
                    let (node, open) = self.blocks(entry, env, inner);
                    // What may not be there leaves it open what the statement is.
                    members.extend(open.map(|key| Member::of_text(key, Node { value: Value::Null, span })));
                    node
                }
                None => self.node(&entry.value, env),
            };
            let earlier = members.iter_mut().find(|member| entry.is_block && member.key == name);
            match (earlier.map(|member| &mut member.node.value), node.value) {
                (Some(Value::Array(earlier)), Value::Array(more)) => earlier.extend(more),
                (_, value) => {
                    let node = Node { value, span: node.span };
                    members.push(Member::new(name, key.span, node));
                }
            }
        }
        Node { value: Value::Object(members), span }
    }

    /// The statements, conditions or principals that an argument or a block lists; with the expression on which it rests
    /// whether these are there, where that is not known and does not stand in them.
    fn blocks(&self, entry: &Entry<'t>, env: &Env<'t>, level: Level) -> (Node<'t>, Option<Text<'t>>) {
        let span = entry.value.span;
        let is_dynamic = matches!(&entry.value.kind, Kind::Call(dynamic, _) if entry.is_block && dynamic.last_name() == Some("dynamic"));
        let (elements, open) =
            if is_dynamic { self.dynamic(entry, env) } else { (self.elements(&entry.value, env), None) };
        let Some(elements) = elements else {
            let own = self.text_node(&entry.value, env);
            return (Node { value: Value::Array(vec![own]), span }, None);
        };
        // A condition that may be missing keeps nobody out for certain.
        let is_condition = entry.is("condition") || entry.is("conditions");
        if open.is_some() && is_condition {
            return (Node { value: Value::Array(Vec::new()), span }, open);
        }
        let node = |(element, env): &(Ex<'t>, Env<'t>)| {
            let heads = self.heads(element, env);
            let mut node = match heads.as_slice() {
                [head] if matches!(head.expression.kind, Kind::Map(_) | Kind::Call(..)) => {
                    self.arguments(&self.arguments_head(head), level)
                }
                _ => self.text_node(element, env),
            };
            if let (Level::Statement, Some(open), Value::Object(members)) = (level, &open, &mut node.value) {
                members.push(Member::of_text(open.clone(), Node { value: Value::Null, span }));
            }
            node
        };
        let nodes = elements.iter().map(node).collect();
        (Node { value: Value::Array(nodes), span }, open.filter(|_| level != Level::Statement))
    }

    /// The policies of a list, each as a tree; what is none that is known stays open.
    pub(super) fn merged(&self, expression: &Ex<'t>, env: &Env<'t>) -> Node<'t> {
        let span = expression.span;
        let elements =
            self.elements(expression, env).unwrap_or_else(|| vec![(expression.clone(), env.clone())]);
        let document = |(element, env): &(Ex<'t>, Env<'t>)| match self
            .following(element, || self.document(element, env))
        {
            Some(Read::Tree(_, root)) => root,
            _ => self.text_node(element, env),
        };
        Node { value: Value::Array(elements.iter().map(document).collect()), span }
    }

    /// The map of arguments that a constructor is given, or what was given.
    pub(super) fn arguments_head(&self, head: &Head<'t>) -> Head<'t> {
        let Kind::Call(_, entries) = &head.expression.kind else { return head.clone() };
        if entries.iter().any(|entry| entry.key.is_some()) {
            return head.clone();
        }
        let maps = entries.iter().flat_map(|entry| self.heads(&entry.value, &head.env));
        let mut maps = maps.filter(|inner| matches!(inner.expression.kind, Kind::Map(_) | Kind::Call(..)));
        maps.next().unwrap_or_else(|| head.clone())
    }
}

/// The key and the value of `{"key", value}`.
fn pair<'e, 't>(value: &'e Ex<'t>) -> Option<(&'e Ex<'t>, &'e Ex<'t>)> {
    let Kind::Map(entries) = &value.kind else { return None };
    match entries.as_slice() {
        [key, value] if key.key.is_none() && value.key.is_none() => Some((&key.value, &value.value)),
        _ => None,
    }
}
