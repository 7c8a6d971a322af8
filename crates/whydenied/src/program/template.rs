//! Templates of `CloudFormation`, in YAML or JSON, and what other tools make of them.
//!
//! Its functions become the expressions that they would be in a program, so that the same resolution follows them.
//! Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>
//! (documented).

use std::borrow::Cow;

use super::bounds::MAX_DEPTH;
use super::document::Read;
use super::expr::{Entry, Ex, Expr, Kind, Piece};
use super::filled::{By, Part};
use super::form::DocumentForm;
use super::found::{Found, Program, Refused};
use super::names::Names;
use super::resolve::{Env, Resolver};
use crate::json::{Node, Value};
use crate::span::Span;

/// What a role's trust policy is called.
const TRUST_POLICY: &str = "AssumeRolePolicyDocument";

/// The trust policies of a template's roles; `None` where it is no template.
pub(crate) fn read<'t>(text: &'t str, root: &Node<'t>, given: &[(String, String)]) -> Option<Program<'t>> {
    let own =
        |root: &Node<'t>| root.get("Resources").filter(|resources| !resources.members().is_empty()).cloned();
    let resources = own(root).or_else(|| root.get("resources").and_then(own))?;
    let mut names = Names::of_template(text);
    let template = Template { text, conditions: root.get("Conditions") };
    for parameter in root.get("Parameters").map(Node::members).unwrap_or_default() {
        let Some(default) = parameter.node.get("Default") else { continue };
        let text = default.value.scalar_text().unwrap_or_default().to_owned();
        names.declare(parameter.key.clone().into_owned(), Expr::literal(text, default.span), By::Default);
    }
    let plain = Resolver::new(&names, given);
    let mut declared = Vec::new();
    for resource in resources.members() {
        let of_type =
            resource.node.get("Type").and_then(|of_type| of_type.value.as_str()).unwrap_or_default();
        let Some(properties) = resource.node.get("Properties") else { continue };
        if of_type.starts_with("AWS::IAM::OIDC") {
            let map = template.expression(properties, &plain, 0);
            let constructor = Expr::new(Kind::Name(Cow::Owned(of_type.to_owned())), resource.key_span);
            let call = Kind::Call(constructor, vec![Entry::positional(map)]);
            declared.push((resource.key.clone().into_owned(), Expr::new(call, properties.span)));
        }
    }
    drop(plain);
    for (name, value) in declared {
        names.declare(name, value, By::Text);
    }
    let mut program = Program::default();
    for resource in resources.members() {
        let policy = resource.node.get("Properties").and_then(|properties| properties.get(TRUST_POLICY));
        let Some(policy) = policy else { continue };
        let resolver = Resolver::new(&names, given);
        let expression = template.expression(policy, &resolver, 0);
        let read = resolver.document(&expression, &Env::default());
        let filled = resolver.filled.into_inner();
        match read {
            Some(Read::Tree(shape, root)) => program.found.push(Found {
                form: DocumentForm::CloudFormation,
                role: Some(resource.key.clone().into_owned()),
                shape,
                root,
                filled,
                recovered: None,
            }),
            Some(Read::OtherFile(file, span)) => program.refused.push(Refused::OtherFile(file, span)),
            Some(Read::Broken(kind, span)) => program.refused.push(Refused::Broken(kind, span)),
            None => {}
        }
    }
    Some(program)
}

struct Template<'n, 't> {
    text: &'t str,
    conditions: Option<&'n Node<'t>>,
}

impl<'t> Template<'_, 't> {
    /// What a value of the template is as an expression.
    fn expression(&self, node: &Node<'t>, resolver: &Resolver<'_, 't>, depth: usize) -> Ex<'t> {
        let span = node.span;
        if depth > MAX_DEPTH {
            return Expr::new(Kind::Open, span);
        }
        let kind = match &node.value {
            Value::Null => Kind::Null,
            Value::Bool(value) => Kind::Bool(*value),
            Value::Number(_) => Kind::Number,
            Value::String(text) => return Expr::literal(text.clone(), span),
            Value::Open(_) => Kind::Open,
            Value::Array(nodes) => {
                Kind::List(nodes.iter().map(|node| self.expression(node, resolver, depth + 1)).collect())
            }
            Value::Object(members) => match members.as_slice() {
                [only] if only.key == "Ref" || only.key.starts_with("Fn::") => {
                    return self.function(&only.key, &only.node, resolver, depth);
                }
                members => {
                    let entry = |member: &crate::json::Member<'t>| Entry {
                        key: Some(Expr::literal(member.key.clone(), member.key_span)),
                        is_computed: false,
                        is_block: false,
                        value: self.expression(&member.node, resolver, depth + 1),
                    };
                    Kind::Map(members.iter().filter(|member| !is_no_value(&member.node)).map(entry).collect())
                }
            },
        };
        Expr::new(kind, span)
    }

    fn function(&self, name: &str, argument: &Node<'t>, resolver: &Resolver<'_, 't>, depth: usize) -> Ex<'t> {
        let span = argument.span;
        let part = |node: &Node<'t>| self.expression(node, resolver, depth + 1);
        let named = |name: Cow<'t, str>| Expr::new(Kind::Name(name), span);
        let call = |function: &'static str, arguments: Vec<Ex<'t>>| {
            let entries = arguments.into_iter().map(Entry::positional).collect();
            Expr::new(Kind::Call(named(function.into()), entries), span)
        };
        let nodes = match &argument.value {
            Value::Array(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(argument),
        };
        match (name, nodes) {
            ("Ref", [only]) => match &only.value {
                Value::String(name) => named(name.clone()),
                _ => Expr::new(Kind::Open, span),
            },
            ("Fn::GetAtt", [only]) => {
                let written = only.value.as_str().unwrap_or_default();
                let (name, attribute) = written.split_once('.').unwrap_or((written, ""));
                let field = Kind::Field(named(name.to_owned().into()), attribute.to_owned().into());
                Expr::new(field, span)
            }
            ("Fn::GetAtt", [name, attribute]) => {
                let text = |node: &Node<'t>| node.value.as_str().unwrap_or_default().to_owned();
                Expr::new(Kind::Field(named(text(name).into()), text(attribute).into()), span)
            }
            ("Fn::Sub", [text]) => Expr::new(Kind::Text(self.pieces(text, &[])), span),
            ("Fn::Sub", [text, values]) => {
                let values = values.members().iter().map(|member| (&*member.key, part(&member.node)));
                let values: Vec<_> = values.collect();
                Expr::new(Kind::Text(self.pieces(text, &values)), span)
            }
            ("Fn::Join", [between, list]) => call("join", vec![part(between), part(list)]),
            ("Fn::Split", [between, text]) => call("split", vec![part(between), part(text)]),
            ("Fn::Select", [index, list]) => Expr::new(Kind::Index(part(list), part(index)), span),
            ("Fn::ToJsonString", [only]) => call("jsonencode", vec![part(only)]),
            ("Fn::If", [condition, yes, no]) => match self.holds(condition, resolver, depth + 1) {
                Some(true) => part(yes),
                Some(false) => part(no),
                None => Expr::new(Kind::Choice(vec![part(yes), part(no)]), span),
            },
            _ => Expr::new(Kind::Open, span),
        }
    }

    /// Whether a condition holds, as far as the parameters' defaults say it.
    fn holds(&self, condition: &Node<'t>, resolver: &Resolver<'_, 't>, depth: usize) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        if let Value::String(name) = &condition.value {
            return self.holds(self.conditions?.get(name)?, resolver, depth + 1);
        }
        let [only] = condition.members() else { return None };
        let Value::Array(nodes) = &only.node.value else {
            return (only.key == "Condition").then(|| self.holds(&only.node, resolver, depth + 1))?;
        };
        let known = |node: &Node<'t>| {
            let parts = resolver.hole(&self.expression(node, resolver, depth + 1), &Env::default());
            let literal = |part: &Part<'t>| match part {
                Part::Literal(text, _) => Some(text.clone().into_owned()),
                Part::Hole(_) => None,
            };
            parts.iter().map(literal).collect::<Option<String>>()
        };
        let mut each = nodes.iter().map(|node| self.holds(node, resolver, depth + 1));
        match (&*only.key, nodes.as_slice()) {
            ("Fn::Equals", [left, right]) => Some(known(left)? == known(right)?),
            ("Fn::Not", [_]) => each.next()?.map(|holds| !holds),
            ("Fn::And", _) => each.try_fold(true, |all, holds| Some(all & holds?)),
            ("Fn::Or", _) => each.try_fold(false, |any, holds| Some(any | holds?)),
            _ => None,
        }
    }

    /// The pieces of the text of `Fn::Sub`.
    fn pieces(&self, node: &Node<'t>, values: &[(&str, Ex<'t>)]) -> Vec<Piece<'t>> {
        let Value::String(text) = &node.value else { return Vec::new() };
        let lines = self.lines(node.span, text);
        let nowhere = Span::new(node.span.start, node.span.start);
        let place = |start: usize, end: usize| {
            let line = lines.partition_point(|(from, _)| *from <= start).checked_sub(1);
            let line = line.and_then(|line| lines.get(line));
            line.map_or(nowhere, |(from, at)| Span::new(at + start - from, at + end - from))
        };
        let mut pieces = Vec::new();
        let mut at = 0;
        for part in text.split_inclusive('\n') {
            let line_end = at + part.len();
            while let Some(start) =
                text.get(at..line_end).and_then(|rest| rest.find("${")).map(|start| at + start)
            {
                let Some(length) = text.get(start..line_end).and_then(|rest| rest.find('}')) else { break };
                self.literal(&mut pieces, text, at, start, &place);
                let inside = text.get(start + 2..start + length).unwrap_or_default();
                let span = place(start + 2, start + length);
                at = start + length + 1;
                if let Some(literal) = inside.strip_prefix('!') {
                    pieces.push(Piece::Literal(format!("${{{literal}}}").into(), nowhere));
                    continue;
                }
                let given = values.iter().find(|(name, _)| *name == inside.trim());
                let hole = given.map_or_else(|| sub_name(inside.trim(), span), |(_, value)| value.clone());
                pieces.push(Piece::Hole(hole));
            }
            self.literal(&mut pieces, text, at, line_end, &place);
            at = line_end;
        }
        pieces
    }

    fn literal(
        &self,
        pieces: &mut Vec<Piece<'t>>,
        text: &str,
        start: usize,
        end: usize,
        place: &impl Fn(usize, usize) -> Span,
    ) {
        let literal = text.get(start..end).filter(|literal| !literal.is_empty());
        let Some(literal) = literal else { return };
        let span = place(start, end);
        let is_there = self.text.get(span.start..span.end) == Some(literal);
        let span = if is_there { span } else { Span::new(span.start, span.start) };
        pieces.push(Piece::Literal(literal.to_owned().into(), span));
    }

    /// Where each line of a text stands in the template.
    fn lines(&self, span: Span, text: &str) -> Vec<(usize, usize)> {
        let mut lines = Vec::new();
        let (mut at, mut from) = (span.start, 0);
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end_matches('\n');
            let found = self.text.get(at..span.end).and_then(|rest| rest.find(bare));
            let Some(found) = found else { return Vec::new() };
            lines.push((from, at + found));
            at += found + bare.len();
            from += line.len();
        }
        lines
    }
}

/// What `${Name}` or `${Name.Attribute}` is.
fn sub_name<'t>(name: &str, span: Span) -> Ex<'t> {
    let named = |name: &str| Expr::new(Kind::Name(Cow::Owned(name.to_owned())), span);
    match name.split_once('.') {
        Some((resource, attribute)) => {
            Expr::new(Kind::Field(named(resource), Cow::Owned(attribute.to_owned())), span)
        }
        None => named(name),
    }
}

fn is_no_value(node: &Node<'_>) -> bool {
    node.get("Ref").is_some_and(|name| name.value.as_str() == Some("AWS::NoValue"))
}
