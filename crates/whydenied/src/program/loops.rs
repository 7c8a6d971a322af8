//! Loops of a template, expanded: `Fn::ForEach` over a list that the template has.
//!
//! Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>
//! (documented).

use super::bounds::{MAX_COPIED, MAX_DEPTH, MAX_EXPANDED};
use crate::json::{Member, Node, Value};

const LOOP: &str = "Fn::ForEach::";

/// The members of a map, those that a loop makes in its place; and the first loop of which not all could be made.
pub(super) fn expanded<'t>(root: &Node<'t>, node: Node<'t>) -> (Vec<Member<'t>>, Option<Member<'t>>) {
    let Value::Object(members) = node.value else { return (Vec::new(), None) };
    let mut copies = Copies { root, made: 0, letters: 0, left: None };
    let all = copies.members_of(members, 0);
    (all, copies.left)
}

/// The copies that loops make.
struct Copies<'r, 't> {
    root: &'r Node<'t>,
    made: usize,
    letters: usize,
    /// The loop that makes more than are read.
    left: Option<Member<'t>>,
}

impl<'t> Copies<'_, 't> {
    fn members_of(&mut self, members: Vec<Member<'t>>, depth: usize) -> Vec<Member<'t>> {
        let mut all = Vec::new();
        for member in members {
            match loop_of(self.root, &member) {
                Some((name, values, body)) if depth < MAX_DEPTH => {
                    for value in values {
                        self.made += 1;
                        self.letters +=
                            body.iter().map(|member| length(member, &name, &value)).sum::<usize>();
                        if self.made > MAX_EXPANDED || self.letters > MAX_COPIED {
                            self.left.get_or_insert_with(|| member.clone());
                            break;
                        }
                        let body: Vec<_> =
                            body.iter().map(|member| member_with(member, &name, &value)).collect();
                        all.extend(self.members_of(body, depth + 1));
                    }
                }
                _ => all.push(Member { node: self.inner(member.node, depth + 1), ..member }),
            }
        }
        all
    }

    /// The same inside of a value.
    fn inner(&mut self, node: Node<'t>, depth: usize) -> Node<'t> {
        if depth > MAX_DEPTH {
            return node;
        }
        let value = match node.value {
            Value::Object(members) => Value::Object(self.members_of(members, depth)),
            Value::Array(nodes) => {
                Value::Array(nodes.into_iter().map(|node| self.inner(node, depth + 1)).collect())
            }
            other => other,
        };
        Node { value, span: node.span }
    }
}

/// How long a copy is with an element in the place of its name, in letters and members.
fn length(member: &Member<'_>, name: &str, value: &str) -> usize {
    let mark = format!("{{{name}}}");
    let text = |text: &str| 1 + text.len() + text.matches(&mark).count() * value.len();
    let mut length = text(&member.key);
    let mut open = vec![&member.node];
    while let Some(node) = open.pop() {
        length += match &node.value {
            Value::String(own) => text(own),
            Value::Array(nodes) => {
                open.extend(nodes);
                1
            }
            Value::Object(members) => {
                open.extend(members.iter().map(|member| &member.node));
                members.iter().map(|member| text(&member.key)).sum::<usize>() + 1
            }
            _ => 1 + value.len(),
        };
    }
    length
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

#[cfg(test)]
mod tests {
    use super::expanded;
    use crate::json;

    #[test]
    fn what_loops_copy_has_an_end() {
        let values = vec!["\"a\""; 200].join(", ");
        let template = |body: &str| {
            format!(r#"{{"Fn::ForEach::Roles": ["Name", [{values}], {{"Role${{Name}}": "{body}"}}]}}"#)
        };
        for (body, made, is_whole) in [("x".to_owned(), 200, true), ("x".repeat(100_000), 10, false)] {
            let text = template(&body);
            let Ok(read) = json::parse(&text) else { unreachable!("{text}") };
            let (members, left) = expanded(&read.root, read.root.clone());
            assert_eq!((members.len(), left.is_none()), (made, is_whole));
            assert_eq!(members.first().map(|member| &*member.key), Some("Rolea"));
        }
    }
}
