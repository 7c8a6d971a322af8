//! Terraform: what hcl-edit reads, and policies written in it.

use std::ops::Range;

use hcl_edit::Span as _;
use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::Body;
use hcl_edit::template::{Element, Template};

use crate::generate::{Numbers, Piece, Policy, Writer};
use crate::tree::{Tree, Value, hole};

/// Expressions of which nobody knows what they stand for.
pub(crate) const EXPRESSIONS: &[&str] = &[
    "var.a",
    "local.b",
    "module.c.d",
    "data.e.f.g",
    "var.list[0]",
    "var.map[\"k}\"]",
    "each.value[\"a b\"]",
    "unknown(var.a, \"${var.b}}\")",
    "unknown({ a = \"}\" })",
    "aws_thing.a.b.0.c",
];

/// The policy of the first role, as hcl-edit reads it.
pub(crate) fn read(text: &str) -> Result<Tree, String> {
    let body: Body = hcl_edit::parser::parse_body(text).map_err(|error| error.to_string())?;
    let role = body.get_blocks("resource").next().ok_or("no resource")?;
    let policy = role.body.get_attribute("assume_role_policy").ok_or("no policy")?;
    let Expression::FuncCall(call) = &policy.value else { return Err("no call".to_owned()) };
    let argument = call.args.iter().next().ok_or("no argument")?;
    tree(text, argument)
}

fn tree(text: &str, expression: &Expression) -> Result<Tree, String> {
    let place = expression.span().ok_or("no place")?;
    let value = match expression {
        Expression::Bool(value) => Value::Other(value.value().to_string()),
        Expression::Number(_) => Value::Other(text[place.clone()].to_owned()),
        Expression::Parenthesis(inner) => return tree(text, inner.inner()),
        Expression::Array(array) => {
            Value::List(array.iter().map(|element| tree(text, element)).collect::<Result<_, _>>()?)
        }
        Expression::Object(object) => {
            let mut members = Vec::new();
            for (key, value) in object {
                let (name, place) = match key {
                    ObjectKey::Ident(name) => (name.to_string(), name.span().ok_or("no place")?),
                    ObjectKey::Expression(key) => said(text, key)?,
                };
                members.push((name, place, tree(text, value.expr())?));
            }
            Value::Map(members)
        }
        _ => {
            let (said, place) = said(text, expression)?;
            return Ok(Tree::new(Value::Text(said), place));
        }
    };
    Ok(Tree::new(value, place))
}

/// What a text says, and where it stands.
fn said(text: &str, expression: &Expression) -> Result<(String, Range<usize>), String> {
    let place = expression.span().ok_or("no place")?;
    let said = match expression {
        Expression::String(value) => value.value().clone(),
        Expression::StringTemplate(template) => of_template(text, template)?,
        Expression::HeredocTemplate(heredoc) => of_template(text, &heredoc.template)?,
        Expression::Parenthesis(inner) => return said(text, inner.inner()),
        _ => hole(&text[place.clone()]),
    };
    Ok((said, place))
}

fn of_template(text: &str, template: &Template) -> Result<String, String> {
    let mut said = String::new();
    for element in template {
        match element {
            Element::Literal(literal) => said.push_str(literal),
            Element::Interpolation(inner) => {
                said.push_str(&hole(&text[inner.expr.span().ok_or("no place")?]));
            }
            Element::Directive(_) => return Err("a directive".to_owned()),
        }
    }
    Ok(said)
}

/// A role with that policy.
pub(crate) fn write(policy: &Policy, numbers: &mut Numbers) -> String {
    let mut writer = Hcl { numbers };
    let policy = policy.written(&mut writer);
    format!(
        "resource \"aws_iam_role\" \"r\" {{\n  name = \"r\"\n  assume_role_policy = jsonencode({policy})\n}}\n"
    )
}

struct Hcl<'n> {
    numbers: &'n mut Numbers,
}

impl Hcl<'_> {
    fn space(&mut self) -> &'static str {
        self.numbers.one_of(&[" ", "  ", " /* } */ ", "\t"])
    }

    fn line(&mut self) -> &'static str {
        self.numbers.one_of(&["\n", "\n\n    ", " # don't }\n", " // \"\n", "\r\n"])
    }
}

impl Writer for Hcl<'_> {
    fn text(&mut self, pieces: &[Piece]) -> String {
        if let [Piece::Expression(expression)] = pieces
            && self.numbers.below(2) == 0
        {
            return (*expression).to_owned();
        }
        let mut text = String::from("\"");
        for piece in pieces {
            // Before a brace these would say something else.
            if text.ends_with(['$', '%']) {
                text.push('x');
            }
            match piece {
                Piece::Expression(expression) => {
                    let space = self.numbers.one_of(&["", " "]);
                    text = text + "${" + space + expression + space + "}";
                }
                Piece::Literal(literal) => text.push_str(&self.escaped(literal)),
            }
        }
        text + "\""
    }

    fn key(&mut self, pieces: &[Piece]) -> String {
        match pieces {
            [Piece::Literal(name)]
                if name.bytes().all(|byte| byte.is_ascii_alphabetic()) && self.numbers.below(2) == 0 =>
            {
                (*name).to_owned()
            }
            [Piece::Expression(expression)] => format!("({expression})"),
            _ => {
                let text = self.text(pieces);
                if self.numbers.below(8) == 0 { format!("({text})") } else { text }
            }
        }
    }

    fn list(&mut self, elements: &[String]) -> String {
        let mut text = String::from("[");
        for (at, element) in elements.iter().enumerate() {
            let (space, line) = (self.space(), self.line());
            let before = if self.numbers.below(2) == 0 { space } else { line };
            let comma = if at + 1 < elements.len() || self.numbers.below(3) == 0 { "," } else { "" };
            text = text + before + element + comma;
        }
        text + self.numbers.one_of(&["", " ", "\n  "]) + "]"
    }

    fn map(&mut self, members: &[(String, String)]) -> String {
        let mut text = String::from("{");
        let mut needs_end = false;
        for (key, value) in members {
            if needs_end {
                text += self.numbers.one_of(&[", ", ",\n", "\n"]);
            } else {
                text += self.line();
            }
            let sign = self.numbers.one_of(&["=", ":"]);
            text = text + key + self.numbers.one_of(&[" ", "  "]) + sign + " " + value;
            needs_end = true;
        }
        text + self.line() + "}"
    }
}

impl Hcl<'_> {
    fn escaped(&mut self, literal: &str) -> String {
        let mut text = String::new();
        let mut letters = literal.chars().peekable();
        while let Some(letter) = letters.next() {
            let opens = letters.peek() == Some(&'{');
            match letter {
                '"' => text.push_str("\\\""),
                '\\' => text.push_str("\\\\"),
                '\n' => text.push_str("\\n"),
                '\r' => text.push_str("\\r"),
                '\t' => text.push_str("\\t"),
                '$' | '%' if opens => text.extend([letter, letter]),
                _ if !letter.is_ascii() && self.numbers.below(4) == 0 && u32::from(letter) <= 0xffff => {
                    let code = format!("\\u{:04x}", u32::from(letter));
                    text.push_str(&code);
                }
                _ if !letter.is_ascii() && self.numbers.below(4) == 0 => {
                    let code = format!("\\U{:08x}", u32::from(letter));
                    text.push_str(&code);
                }
                _ => text.push(letter),
            }
        }
        text
    }
}
