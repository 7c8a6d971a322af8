//! Texts of a program in YAML: there `${…}` is an expression, and `$$` a dollar sign.
//!
//! Source: <https://github.com/pulumi/pulumi-yaml/pull/382> and `ast/interpolation.go` beside it.

use std::borrow::Cow;

use crate::json::{Node, Value};

/// The text as a program has to write it.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        escaped.push(letter);
        if letter == '$' && matches!(letters.peek(), Some('$' | '{')) {
            escaped.push('$');
        }
    }
    escaped
}

/// What the texts of a value stand for, in place; an expression stays as it is written.
pub(crate) fn resolve(node: &mut Node<'_>) {
    match &mut node.value {
        Value::String(text) => {
            if let Some(literal) = literal(text) {
                *text = Cow::Owned(literal);
            }
        }
        Value::Array(nodes) => nodes.iter_mut().for_each(resolve),
        Value::Object(members) => {
            for member in members {
                if let Some(literal) = literal(&member.key) {
                    member.key = Cow::Owned(literal);
                }
                resolve(&mut member.node);
            }
        }
        _ => {}
    }
}

/// What the text stands for, where that is another one; `None` as well for an expression.
fn literal(text: &str) -> Option<String> {
    text.contains("$$").then_some(())?;
    let mut literal = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        literal.push(letter);
        match letters.peek() {
            Some('$') if letter == '$' => drop(letters.next()),
            Some('{') if letter == '$' => return None,
            _ => {}
        }
    }
    Some(literal)
}

#[cfg(test)]
mod tests {
    use super::{escaped, literal};

    #[test]
    fn what_is_written_is_what_is_read() {
        for (text, written) in [
            ("${abc", "$${abc"),
            ("$${abc}", "$$$${abc}"),
            ("a$b", "a$b"),
            ("$$", "$$$"),
            ("$$$", "$$$$$"),
            ("x$", "x$"),
            ("%{x} $ {", "%{x} $ {"),
        ] {
            assert_eq!(escaped(text), written);
            assert_eq!(literal(written).unwrap_or_else(|| written.to_owned()), text);
        }
        assert_eq!(literal("$$${sub}"), None);
    }
}
