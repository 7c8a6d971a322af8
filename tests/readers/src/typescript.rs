//! TypeScript: what oxc reads, and policies written in it.

use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    Argument, ArrayExpressionElement, Expression, ObjectPropertyKind, PropertyKey, Statement,
};
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType, Span};

use crate::generate::{Numbers, Piece, Policy, Writer};
use crate::tree::{Tree, Value, hole};

/// Expressions of which nobody knows what they stand for.
pub(crate) const EXPRESSIONS: &[&str] = &[
    "a",
    "cluster.issuer",
    "process.env.X",
    "list[0]",
    "map[\"k}\"]",
    "unknown(a, '}')",
    "unknown({ a: \"}\" })",
    "unknown(`${b}}`)",
    "a.b(c => c.d)",
    "value.match(/[a-z]+/)",
];

/// The policy of the first resource, as oxc reads it.
pub(crate) fn read(text: &str) -> Result<Tree, String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::ts()).parse();
    if let Some(error) = parsed.diagnostics.first() {
        return Err(error.to_string());
    }
    let statement = parsed.program.body.iter().find_map(|statement| match statement {
        Statement::ExpressionStatement(statement) => Some(&statement.expression),
        _ => None,
    });
    let Some(Expression::NewExpression(new)) = statement else { return Err("no resource".to_owned()) };
    let Some(Argument::ObjectExpression(given)) = new.arguments.get(1) else {
        return Err("no arguments".to_owned());
    };
    let Some(ObjectPropertyKind::ObjectProperty(policy)) = given.properties.first() else {
        return Err("no policy".to_owned());
    };
    let Expression::CallExpression(call) = &policy.value else { return Err("no call".to_owned()) };
    let argument = call.arguments.first().and_then(Argument::as_expression).ok_or("no argument")?;
    tree(text, argument)
}

fn tree(text: &str, expression: &Expression<'_>) -> Result<Tree, String> {
    let value = match expression {
        Expression::BooleanLiteral(value) => Value::Other(value.value.to_string()),
        Expression::NumericLiteral(number) => Value::Other(of(text, number.span).to_owned()),
        Expression::ParenthesizedExpression(inner) => return tree(text, &inner.expression),
        Expression::TSAsExpression(inner) => return tree(text, &inner.expression),
        Expression::TSNonNullExpression(inner) => return tree(text, &inner.expression),
        Expression::ArrayExpression(array) => {
            let element = |element: &ArrayExpressionElement<'_>| {
                tree(text, element.as_expression().ok_or("no element")?)
            };
            Value::List(array.elements.iter().map(element).collect::<Result<_, _>>()?)
        }
        Expression::ObjectExpression(object) => {
            let mut members = Vec::new();
            for property in &object.properties {
                let ObjectPropertyKind::ObjectProperty(property) = property else {
                    return Err("a spread".to_owned());
                };
                let (name, place) = match &property.key {
                    PropertyKey::StaticIdentifier(name) => (name.name.to_string(), range(name.span)),
                    key => said(text, key.as_expression().ok_or("no key")?)?,
                };
                members.push((name, place, tree(text, &property.value)?));
            }
            Value::Map(members)
        }
        _ => {
            let (said, place) = said(text, expression)?;
            return Ok(Tree::new(Value::Text(said), place));
        }
    };
    Ok(Tree::new(value, range(expression.span())))
}

/// What a text says, and where it stands.
fn said(text: &str, expression: &Expression<'_>) -> Result<(String, Range<usize>), String> {
    let said = match expression {
        Expression::StringLiteral(literal) => literal.value.to_string(),
        Expression::TemplateLiteral(template) => {
            let mut said = String::new();
            for (at, part) in template.quasis.iter().enumerate() {
                said.push_str(part.value.cooked.as_deref().ok_or("an escape")?);
                if let Some(inner) = template.expressions.get(at) {
                    said.push_str(&self::said(text, inner)?.0);
                }
            }
            said
        }
        Expression::BinaryExpression(sum) => said_of(text, &sum.left)? + &said_of(text, &sum.right)?,
        Expression::ParenthesizedExpression(inner) => return said(text, &inner.expression),
        Expression::TSAsExpression(inner) => return said(text, &inner.expression),
        Expression::TSNonNullExpression(inner) => return said(text, &inner.expression),
        _ => hole(of(text, expression.span())),
    };
    Ok((said, range(expression.span())))
}

fn said_of(text: &str, expression: &Expression<'_>) -> Result<String, String> {
    Ok(said(text, expression)?.0)
}

fn of(text: &str, span: Span) -> &str {
    &text[range(span)]
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// A role with that policy.
pub(crate) fn write(policy: &Policy, numbers: &mut Numbers) -> String {
    let mut writer = TypeScript { numbers };
    let policy = policy.written(&mut writer);
    format!(
        "import * as aws from '@pulumi/aws';\nnew aws.iam.Role(\"r\", {{ assumeRolePolicy: JSON.stringify({policy}) }});\n"
    )
}

struct TypeScript<'n> {
    numbers: &'n mut Numbers,
}

impl Writer for TypeScript<'_> {
    fn text(&mut self, pieces: &[Piece]) -> String {
        let is_open = pieces.iter().any(|piece| matches!(piece, Piece::Expression(_)));
        let text = match (pieces, self.numbers.below(4)) {
            ([Piece::Expression(expression)], 0) => (*expression).to_owned(),
            ([], _) | (_, 0) if !pieces.is_empty() => self.sum(pieces),
            (_, 1) if !is_open => self.quoted(pieces, '"'),
            (_, 2) if !is_open => self.quoted(pieces, '\''),
            _ => self.quoted(pieces, '`'),
        };
        match self.numbers.below(12) {
            0 => format!("({text})"),
            1 => format!("({text}) as string"),
            _ => text,
        }
    }

    fn key(&mut self, pieces: &[Piece]) -> String {
        match pieces {
            [Piece::Literal(name)]
                if name.bytes().all(|byte| byte.is_ascii_alphabetic()) && self.numbers.below(2) == 0 =>
            {
                (*name).to_owned()
            }
            [Piece::Literal(_)] => {
                let quote = self.numbers.one_of(&['"', '\'']);
                let text = self.quoted(pieces, quote);
                if self.numbers.below(6) == 0 { format!("[{text}]") } else { text }
            }
            _ if self.numbers.below(3) == 0 => format!("[{}]", self.sum(pieces)),
            _ => format!("[{}]", self.quoted(pieces, '`')),
        }
    }

    fn list(&mut self, elements: &[String]) -> String {
        self.bracketed('[', elements, ']')
    }

    fn map(&mut self, members: &[(String, String)]) -> String {
        let member = |(key, value): &(String, String)| format!("{key}: {value}");
        self.bracketed('{', &members.iter().map(member).collect::<Vec<_>>(), '}')
    }
}

impl TypeScript<'_> {
    fn space(&mut self) -> &'static str {
        self.numbers.one_of(&["", " ", "\n", "\n    ", " /* } ' */ ", " // don't ` {\n", "\r\n"])
    }

    fn bracketed(&mut self, open: char, elements: &[String], close: char) -> String {
        let mut text = String::from(open);
        for (at, element) in elements.iter().enumerate() {
            let comma = if at + 1 < elements.len() || self.numbers.below(3) == 0 { "," } else { "" };
            text = text + self.space() + element + comma;
        }
        text += self.space();
        text.push(close);
        text
    }

    fn sum(&mut self, pieces: &[Piece]) -> String {
        let mut terms = Vec::new();
        for piece in pieces {
            terms.push(match piece {
                Piece::Expression(expression) => (*expression).to_owned(),
                Piece::Literal(_) => {
                    let quote = self.numbers.one_of(&['"', '\'', '`']);
                    self.quoted(std::slice::from_ref(piece), quote)
                }
            });
        }
        terms.join(self.numbers.one_of(&[" + ", "+", "\n  + "]))
    }

    fn quoted(&mut self, pieces: &[Piece], quote: char) -> String {
        let mut text = String::from(quote);
        for piece in pieces {
            match piece {
                Piece::Expression(expression) => {
                    let space = self.numbers.one_of(&["", " "]);
                    text = text + "${" + space + expression + space + "}";
                }
                Piece::Literal(literal) => self.escape(literal, quote, &mut text),
            }
        }
        text.push(quote);
        text
    }

    fn escape(&mut self, literal: &str, quote: char, text: &mut String) {
        for letter in literal.chars() {
            let is_odd = self.numbers.below(16) == 0;
            match letter {
                _ if letter == quote => text.extend(['\\', letter]),
                '\\' => text.push_str("\\\\"),
                // Before a brace, here or in what follows.
                '$' if quote == '`' => text.push_str("\\$"),
                '\n' if quote == '`' && is_odd => text.push('\n'),
                '\n' => text.push_str("\\n"),
                '\r' => text.push_str("\\r"),
                '\t' => text.push_str("\\t"),
                _ if is_odd && letter.is_ascii() => {
                    let code = format!("\\x{:02x}", u32::from(letter));
                    text.push_str(&code);
                }
                _ if is_odd => text.extend(letter.escape_unicode()),
                _ => text.push(letter),
            }
        }
        if self.numbers.below(24) == 0 {
            text.push_str("\\\n");
        }
    }
}
