//! Loops of a template, expanded: `Fn::ForEach` over a list that the template has.
//!
//! Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>
//! (documented).

use super::bounds::{MAX_DEPTH, MAX_EXPANDED};
use crate::json::{Member, Node, Value};

const LOOP: &str = "Fn::ForEach::";

/// The members of a map, those that a loop makes in its place.
pub(super) fn expanded<'t>(root: &Node<'t>, node: Node<'t>) -> Vec<Member<'t>> {
    let Value::Object(members) = node.value else { return Vec::new() };
    let mut made = 0;
    members_of(root, members, 0, &mut made)
}

fn members_of<'t>(
    root: &Node<'t>,
    members: Vec<Member<'t>>,
    depth: usize,
    made: &mut usize,
) -> Vec<Member<'t>> {
    let mut all = Vec::new();
    for member in members {
        match loop_of(root, &member) {
            Some((name, values, body)) if depth < MAX_DEPTH => {
                for value in values {
                    *made += 1;
                    if *made > MAX_EXPANDED {
                        break;
                    }
                    let body: Vec<_> = body.iter().map(|member| member_with(member, &name, &value)).collect();
                    all.extend(members_of(root, body, depth + 1, made));
                }
            }
            _ => all.push(Member { node: inner(root, member.node, depth + 1, made), ..member }),
        }
    }
    all
}

/// The same inside of a value.
fn inner<'t>(root: &Node<'t>, node: Node<'t>, depth: usize, made: &mut usize) -> Node<'t> {
    if depth > MAX_DEPTH {
        return node;
    }
    let value = match node.value {
        Value::Object(members) => Value::Object(members_of(root, members, depth, made)),
        Value::Array(nodes) => {
            Value::Array(nodes.into_iter().map(|node| inner(root, node, depth + 1, made)).collect())
        }
        other => other,
    };
    Node { value, span: node.span }
}

/// What a loop calls its element, what it goes over, and what it makes of each.
fn loop_of<'n, 't>(
    root: &Node<'t>,
    member: &'n Member<'t>,
) -> Option<(String, Vec<String>, &'n [Member<'t>])> {
    let Value::Array(parts) = &member.node.value else { return None };
    let [name, over, body] = parts.as_slice() else { return None };
    member.key.starts_with(LOOP).then_some(())?;
    let texts = |node: &Node<'t>| match &node.value {
        Value::Array(nodes) => {
            nodes.iter().map(|node| node.value.scalar_text().map(str::to_owned)).collect::<Option<Vec<_>>>()
        }
        Value::String(list) => Some(list.split(',').map(|part| part.trim().to_owned()).collect()),
        _ => None,
    };
    let values = match over.get("Ref").and_then(|name| name.value.as_str()) {
        Some(parameter) => texts(root.get("Parameters")?.get(parameter)?.get("Default")?)?,
        None => texts(over)?,
    };
    Some((name.value.as_str()?.to_owned(), values, body.members()))
}

fn member_with<'t>(member: &Member<'t>, name: &str, value: &str) -> Member<'t> {
    let key = with(&member.key, name, value).map_or_else(|| member.key.clone(), Into::into);
    Member { key, node: node_with(&member.node, name, value), ..member.clone() }
}

/// A value in which an element stands in the place of its name.
fn node_with<'t>(node: &Node<'t>, name: &str, value: &str) -> Node<'t> {
    let inner = match &node.value {
        Value::String(text) => match with(text, name, value) {
            Some(text) => Value::String(text.into()),
            None => node.value.clone(),
        },
        Value::Array(nodes) => Value::Array(nodes.iter().map(|node| node_with(node, name, value)).collect()),
        Value::Object(members) => match members.as_slice() {
            [only] if only.key == "Ref" && only.node.value.as_str() == Some(name) => {
                Value::String(value.to_owned().into())
            }
            members => Value::Object(members.iter().map(|member| member_with(member, name, value)).collect()),
        },
        other => other.clone(),
    };
    Node { value: inner, span: node.span }
}

/// The text with the element in it, if its name is there.
fn with(text: &str, name: &str, value: &str) -> Option<String> {
    let marks = [format!("${{{name}}}"), format!("&{{{name}}}")];
    let is_there = marks.iter().any(|mark| text.contains(mark.as_str()));
    is_there.then(|| marks.iter().fold(text.to_owned(), |text, mark| text.replace(mark.as_str(), value)))
}
