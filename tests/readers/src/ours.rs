//! What the engine reads.

use std::ops::Range;

use whydenied::aws::Document;
use whydenied::json::{self, Node};
use whydenied::span::Span;
use whydenied::text::{Holes, Part, parts};

use crate::tree::{Tree, Value, hole};

/// The policy in a program, as the engine reads it.
pub(crate) fn read(text: &str) -> Result<Tree, String> {
    let document = Document::read(text, None).map_err(|error| error.to_string())?;
    document.tree().map(tree).ok_or_else(|| "it is taken for no program".to_owned())
}

fn tree(node: &Node<'_>) -> Tree {
    let value = match &node.value {
        json::Value::Null => Value::Other("null".to_owned()),
        json::Value::Bool(value) => Value::Other(value.to_string()),
        json::Value::Number(text) => Value::Other(text.to_string()),
        json::Value::String(text) => Value::Text(text.to_string()),
        json::Value::Open(open) => Value::Text(braced(&open.text, &open.holes)),
        json::Value::Array(nodes) => Value::List(nodes.iter().map(tree).collect()),
        json::Value::Object(members) => Value::Map(
            members
                .iter()
                .map(|member| {
                    let key = braced(&member.key, &member.key_holes);
                    (key, range(member.key_span), tree(&member.node))
                })
                .collect(),
        ),
    };
    Tree::new(value, range(node.span))
}

fn range(span: Span) -> Range<usize> {
    span.start..span.end
}

fn braced(text: &str, holes: &Holes<'_>) -> String {
    parts(text, holes)
        .map(|part| match part {
            Part::Literal(text) => text.to_owned(),
            Part::Hole(expression, _) => hole(expression),
        })
        .collect()
}
