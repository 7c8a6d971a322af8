//! A tree as JSON text.
//!
//! By hand: a serializer brings the tables of floating-point numbers along, a tenth of what the
//! page's visitors download.

use super::Value;

impl Value<'_> {
    /// The value as JSON on one line, its numbers and repeated keys as they were written.
    ///
    /// ```
    /// let claims = r#"{"iat":1.50,"aud":["a","b"]}"#;
    /// assert_eq!(whydenied::json::parse(claims).unwrap().root.value.to_json(), claims);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write(self, &mut out);
        out
    }
}

fn write(value: &Value<'_>, out: &mut String) {
    match value {
        Value::String(text) => write_string(text, out),
        Value::Array(nodes) => {
            out.push('[');
            for (index, node) in nodes.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                write(&node.value, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                write_string(&member.key, out);
                out.push(':');
                write(&member.node.value, out);
            }
            out.push('}');
        }
        scalar => out.push_str(scalar.scalar_text().unwrap_or("null")),
    }
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            character if character.is_ascii_control() => {
                let escape = format!("\\u{:04x}", u32::from(character));
                out.push_str(&escape);
            }
            character => out.push(character),
        }
    }
    out.push('"');
}
