//! The functions of templates, as the expressions that they would be in a program.

use std::borrow::Cow;

use super::bounds::MAX_DEPTH;
use super::expr::{Entry, Ex, Expr, Kind};
use super::filled::Part;
use super::resolve::{Env, Resolver};
use super::template::Template;
use crate::json::{Node, Value};
use crate::span::Span;

impl<'t> Template<'_, 't> {
    pub(super) fn function(
        &self,
        name: &str,
        argument: &Node<'t>,
        resolver: &Resolver<'_, 't>,
        depth: usize,
    ) -> Ex<'t> {
        let span = argument.span;
        let part = |node: &Node<'t>| self.expression(node, resolver, depth + 1);
        let nodes = match &argument.value {
            Value::Array(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(argument),
        };
        let (_, function) = name.split_once("::").unwrap_or(("", name));
        match (function, nodes) {
            ("Ref", [only]) => match &only.value {
                Value::String(name) => Expr::new(Kind::Name(name.clone()), span),
                _ => Expr::new(Kind::Open, span),
            },
            ("GetAtt", [only]) => {
                let written = only.value.as_str().unwrap_or_default();
                let (name, attribute) = written.split_once('.').unwrap_or((written, ""));
                self.attribute(name, attribute, span, resolver, depth)
            }
            ("GetAtt", [name, attribute]) => {
                let text = |node: &Node<'t>| node.value.as_str().unwrap_or_default().to_owned();
                self.attribute(&text(name), &text(attribute), span, resolver, depth)
            }
            ("Sub", [text]) => self.substituted(text, &[]),
            ("Sub", [text, values]) => {
                let values = values.members().iter().map(|member| (&*member.key, part(&member.node)));
                self.substituted(text, &values.collect::<Vec<_>>())
            }
            ("Join" | "join", [between, list]) => call("join", [part(between), part(list)], span),
            ("Split" | "split", [between, text]) => call("split", [part(between), part(text)], span),
            ("Select" | "select", [index, list]) => Expr::new(Kind::Index(part(list), part(index)), span),
            ("ToJsonString" | "toJSON", _) => call("jsonencode", [part(argument)], span),
            ("fromJSON", [only]) => call("fromJson", [part(only)], span),
            ("secret", [only]) => part(only),
            ("FindInMap", [map, first, second, ..]) => self.found_in_map(map, first, second, resolver, depth),
            ("If", [condition, yes, no]) => match self.holds(condition, resolver, depth + 1) {
                Some(true) => part(yes),
                Some(false) => part(no),
                None => Expr::new(Kind::Choice(vec![part(yes), part(no)]), span),
            },
            ("invoke", [invoke]) => {
                let invoke = invoke.get("fn::invoke").unwrap_or(invoke);
                let asked = invoke.get("function").or_else(|| invoke.get("Function"));
                let asked = asked.and_then(|asked| asked.value.as_str()).unwrap_or_default();
                let given = invoke.get("arguments").or_else(|| invoke.get("Arguments"));
                let result = invoke.get("return").or_else(|| invoke.get("Return"));
                let arguments = given.map(part);
                let made = call(&last_word(asked), arguments, span);
                match result.and_then(|result| result.value.as_str()) {
                    Some(field) => Expr::new(Kind::Field(made, Cow::Owned(field.to_owned())), span),
                    None => made,
                }
            }
            // `fn::aws:iam:getPolicyDocument`
            (provider, [only]) if provider.contains(':') => call(&last_word(provider), [part(only)], span),
            _ => Expr::new(Kind::Open, span),
        }
    }

    fn attribute(
        &self,
        name: &str,
        attribute: &str,
        span: Span,
        resolver: &Resolver<'_, 't>,
        depth: usize,
    ) -> Ex<'t> {
        self.json_of(name, attribute, resolver, depth).unwrap_or_else(|| {
            let base = Expr::new(Kind::Name(Cow::Owned(name.to_owned())), span);
            Expr::new(Kind::Field(base, Cow::Owned(attribute.to_owned())), span)
        })
    }

    /// The text of `Fn::Sub`.
    fn substituted(&self, node: &Node<'t>, values: &[(&str, Ex<'t>)]) -> Ex<'t> {
        match &node.value {
            Value::String(text) => self.string(text, node.span, Some(values)),
            _ => Expr::new(Kind::Open, node.span),
        }
    }

    /// An entry of a map of the template: the one of these keys, or any that has the second where the first is not known.
    fn found_in_map(
        &self,
        map: &Node<'t>,
        first: &Node<'t>,
        second: &Node<'t>,
        resolver: &Resolver<'_, 't>,
        depth: usize,
    ) -> Ex<'t> {
        let span = first.span;
        let open = || Expr::new(Kind::Open, span);
        let map = map.value.as_str().and_then(|name| self.root.get("Mappings")?.get(name));
        let (Some(map), Some(second)) = (map, self.known(second, resolver, depth)) else { return open() };
        let part =
            |entry: &Node<'t>| entry.get(&second).map(|value| self.expression(value, resolver, depth + 1));
        if let Some(first) = self.known(first, resolver, depth) {
            return map.get(&first).and_then(part).unwrap_or_else(open);
        }
        let mut all: Vec<_> = map.members().iter().filter_map(|entry| part(&entry.node)).collect();
        if all.len() == 1 { all.pop().unwrap_or_else(open) } else { Expr::new(Kind::Choice(all), span) }
    }

    /// The text of a value, where all of it is known.
    fn known(&self, node: &Node<'t>, resolver: &Resolver<'_, 't>, depth: usize) -> Option<String> {
        let parts = resolver.hole(&self.expression(node, resolver, depth + 1), &Env::default());
        let literal = |part: &Part<'t>| match part {
            Part::Literal(text, _) => Some(text.clone().into_owned()),
            Part::Hole(_) => None,
        };
        parts.iter().map(literal).collect()
    }

    /// Whether a condition holds, as far as the parameters' defaults say it.
    fn holds(&self, condition: &Node<'t>, resolver: &Resolver<'_, 't>, depth: usize) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        if let Value::String(name) = &condition.value {
            return self.holds(self.root.get("Conditions")?.get(name)?, resolver, depth + 1);
        }
        let [only] = condition.members() else { return None };
        let Value::Array(nodes) = &only.node.value else {
            return (only.key == "Condition").then(|| self.holds(&only.node, resolver, depth + 1))?;
        };
        let each = || nodes.iter().map(|node| self.holds(node, resolver, depth + 1));
        match (&*only.key, nodes.as_slice()) {
            ("Fn::Equals", [left, right]) => {
                Some(self.known(left, resolver, depth)? == self.known(right, resolver, depth)?)
            }
            ("Fn::Not", [_]) => each().next()?.map(|holds| !holds),
            ("Fn::And", _) => all(each()),
            ("Fn::Or", _) => all(each().map(|holds| holds.map(|holds| !holds))).map(|none| !none),
            _ => None,
        }
    }
}

/// Whether all hold: not if one does not, whatever is not known.
fn all(conditions: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for holds in conditions {
        match holds {
            Some(false) => return Some(false),
            Some(true) => {}
            None => all = None,
        }
    }
    all
}

fn call<'t>(function: &str, arguments: impl IntoIterator<Item = Ex<'t>>, span: Span) -> Ex<'t> {
    let name = Expr::new(Kind::Name(Cow::Owned(function.to_owned())), span);
    Expr::new(Kind::Call(name, arguments.into_iter().map(Entry::positional).collect()), span)
}

/// `getPolicyDocument` of `aws:iam:getPolicyDocument` or `aws:iam/getPolicyDocument:getPolicyDocument`.
fn last_word(name: &str) -> String {
    name.rsplit([':', '/']).next().unwrap_or(name).to_owned()
}
