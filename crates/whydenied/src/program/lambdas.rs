//! Functions in programs: what they call their arguments, and what they return.

use super::expr::{Ex, Expr, Kind, Parameter};
use super::parse::Parser;
use super::token::{Dialect, TokenKind};

impl<'t> Parser<'_, 't> {
    /// `(a)`, `(a, b)` or the parameters of a function.
    pub(super) fn parenthesized(&mut self, start: usize) -> Option<Ex<'t>> {
        let before = self.at;
        self.at += 1;
        let parameters = self.parameters(")");
        if self.is(0, "=>") || (self.is(0, "->") && self.dialect == Dialect::Program) {
            return Some(self.arrow(parameters, start));
        }
        self.at = before + 1;
        let mut inner = self.elements(b')');
        match inner.len() {
            1 => inner.pop(),
            _ => Some(Expr::new(Kind::List(inner), self.since(start))),
        }
    }

    /// The body after `=>`.
    pub(super) fn arrow(&mut self, parameters: Vec<Parameter<'t>>, start: usize) -> Ex<'t> {
        self.at += 1;
        if self.is(0, "{") {
            return self.function_body(parameters, start);
        }
        let body = self.value().unwrap_or_else(|| Expr::new(Kind::Open, self.since(start)));
        Expr::new(Kind::Lambda(parameters, body), self.since(start))
    }

    /// The body between braces: what it returns.
    pub(super) fn function_body(&mut self, parameters: Vec<Parameter<'t>>, start: usize) -> Ex<'t> {
        while self.peek().is_some_and(|token| !matches!(token.kind, TokenKind::Open(b'{'))) {
            self.at += 1;
        }
        self.at += 1;
        let mut depth = 1_usize;
        let mut body = None;
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Open(b'{') => depth += 1,
                TokenKind::Close(b'}') => depth -= 1,
                TokenKind::Name if self.words(token) == "return" => {
                    self.at += 1;
                    body = self.expression().or(body);
                    continue;
                }
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
        let body = body.unwrap_or_else(|| Expr::new(Kind::Open, self.since(start)));
        Expr::new(Kind::Lambda(parameters, body), self.since(start))
    }

    /// The names before `end`, with what they are made of, their types left out.
    pub(super) fn parameters(&mut self, end: &str) -> Vec<Parameter<'t>> {
        let mut parameters = Vec::new();
        let mut parts: Option<Vec<&'t str>> = None;
        let mut named = false;
        let mut depth = 0_usize;
        while let Some(token) = self.peek() {
            let words = self.words(token);
            self.at += 1;
            if depth == 0 && words == end {
                break;
            }
            match token.kind {
                TokenKind::Open(b'[' | b'{') if depth == 0 && !named => {
                    parts = Some(Vec::new());
                    depth += 1;
                }
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0
                        && let Some(parts) = parts.take()
                    {
                        parameters.push(Parameter::Parts(parts));
                        named = true;
                    }
                }
                TokenKind::Name => match &mut parts {
                    Some(parts) => parts.push(words),
                    None if !named => {
                        parameters.push(Parameter::Name(words));
                        named = true;
                    }
                    None => {}
                },
                TokenKind::Mark if words == "," && depth == 0 => named = false,
                _ => {}
            }
        }
        parameters
    }
}
