//! The same JSON in another look.

use serde_json::{Map, Value};

/// The same value over many lines, with the members of every object and the entries of every list the other way round.
#[must_use]
pub fn backwards(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text
}

fn write(value: &Value, depth: usize, text: &mut String) {
    match value {
        Value::Object(members) => {
            let members: Vec<_> = members.iter().rev().collect();
            wrapped(['{', '}'], &members, depth, text, |(key, value), text| {
                text.push_str(&Value::String((*key).clone()).to_string());
                text.push_str(" :\t");
                write(value, depth + 1, text);
            });
        }
        Value::Array(entries) => {
            let entries: Vec<_> = entries.iter().collect();
            wrapped(['[', ']'], &entries, depth, text, |value, text| write(value, depth + 1, text));
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}

fn wrapped<T>(
    brackets: [char; 2],
    parts: &[T],
    depth: usize,
    text: &mut String,
    one: impl Fn(&T, &mut String),
) {
    text.push(brackets[0]);
    for (at, part) in parts.iter().enumerate() {
        text.push_str(if at == 0 { "\r\n" } else { " ,\r\n" });
        text.push_str(&"   ".repeat(depth + 1));
        one(part, text);
    }
    text.push(brackets[1]);
}

/// The policy with a statement more in front, and its own the other way round.
#[must_use]
pub fn with_statement(policy: &Value, statement: Value) -> Value {
    let mut statements = policy.get("Statement").and_then(Value::as_array).cloned().unwrap_or_default();
    statements.push(statement);
    statements.reverse();
    let mut made = policy.as_object().cloned().unwrap_or_else(Map::new);
    made.insert("Statement".to_owned(), Value::Array(statements));
    Value::Object(made)
}
