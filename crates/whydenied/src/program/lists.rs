//! Lists in programs, and the values in them, as far as each goes.

use super::expr::{Ex, Expr, Kind};
use super::parse::Parser;
use super::token::{Dialect, Token, TokenKind};
use crate::span::Span;

impl<'t> Parser<'_, 't> {
    pub(super) fn list(&mut self, start: usize) -> Ex<'t> {
        self.at += 1;
        if self.is(0, "for") && self.dialect == Dialect::Hcl {
            self.open.push(b']');
            return self.each(start);
        }
        let mut elements = self.elements(b']');
        if elements.len() == 1
            && let Some(Kind::Each { .. }) = elements.first().map(|element| &element.kind)
            && let Some(each) = elements.pop()
        {
            return each;
        }
        Expr::new(Kind::List(elements), self.since(start))
    }

    /// `for x in l : f]`
    pub(super) fn each(&mut self, start: usize) -> Ex<'t> {
        self.at += 1;
        let names = self.names_before("in");
        let over = self.expression();
        self.take(":");
        let body = self.expression();
        self.open.pop();
        self.skip_to_close(b']');
        let open = || Expr::new(Kind::Open, self.since(start));
        let (over, body) = (over.unwrap_or_else(open), body.unwrap_or_else(open));
        Expr::new(Kind::Each { names, over, body }, self.since(start))
    }

    pub(super) fn names_before(&mut self, word: &str) -> Vec<&'t str> {
        let mut names = Vec::new();
        while let Some(token) = self.peek() {
            let words = self.words(token);
            if token.kind != TokenKind::Name && words != "," {
                break;
            }
            self.at += 1;
            if words == word {
                break;
            }
            if token.kind == TokenKind::Name {
                names.push(words);
            }
        }
        names
    }

    /// The elements up to that bracket.
    pub(super) fn elements(&mut self, close: u8) -> Vec<Ex<'t>> {
        self.open.push(close);
        let elements = self.elements_before(close);
        self.close(close);
        elements
    }

    pub(super) fn elements_before(&mut self, close: u8) -> Vec<Ex<'t>> {
        let mut elements = Vec::new();
        let mut implied = None;
        while let Some(token) = self.peek() {
            let (before, start) = (self.at, token.span.start);
            match token.kind {
                TokenKind::Close(other) if !self.open.contains(&other) => self.at += 1,
                TokenKind::Close(_) => break,
                TokenKind::Mark if matches!(self.words(token), "," | ";") => self.at += 1,
                _ if close == b']' && self.starts_entry() => {
                    let level = self.known_level(0);
                    if Self::is_outside(implied, level) {
                        break;
                    }
                    implied = implied.or(level);
                    let map = self.implied_map();
                    self.recovered.push(Span::new(start, start));
                    elements.push(map);
                }
                // After maps without brackets of their own, the list has ended without one as well.
                _ if implied.is_some() => break,
                _ => {
                    let Some(element) = self.element() else { break };
                    if self.is(0, "for") && self.dialect == Dialect::Program {
                        self.at += 1;
                        let names = self.names_before("in");
                        let over = self.expression().unwrap_or_else(|| Expr::new(Kind::Open, token.span));
                        let kind = Kind::Each { names, over, body: element };
                        elements.push(Expr::new(kind, self.since(start)));
                    } else {
                        elements.push(element);
                    }
                }
            }
            if self.at == before {
                break;
            }
        }
        elements
    }

    /// An expression up to the comma or the bracket after it; what goes on otherwise is open.
    pub(super) fn element(&mut self) -> Option<Ex<'t>> {
        let first = self.peek()?;
        let expression = self.value();
        let mut ends_here = expression.is_some();
        let mut depth = 0_usize;
        while let Some(token) = self.peek() {
            let words = self.words(token);
            let is_first = token.span == first.span;
            // A key in brackets.
            let is_next = ends_here && token.starts_line && self.dialect == Dialect::Hcl;
            match token.kind {
                TokenKind::Open(_) if is_next => break,
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) if depth == 0 => break,
                TokenKind::Close(_) => depth -= 1,
                _ if depth == 0 && matches!(words, "," | ";" | "for" | "if") => break,
                _ if depth == 0 && token.starts_line && !is_first => break,
                _ => {}
            }
            ends_here = false;
            self.at += 1;
        }
        match expression {
            Some(expression) if ends_here => Some(expression),
            _ => Some(Expr::new(Kind::Open, self.since(first.span.start)))
                .filter(|_| self.end() > first.span.start),
        }
    }

    /// An expression, or a map whose bracket got lost.
    pub(super) fn value(&mut self) -> Option<Ex<'t>> {
        if self.dialect == Dialect::Program && self.starts_entry() && self.known_level(0).is_some() {
            let start = self.peek()?.span.start;
            self.recovered.push(Span::new(start, start));
            return Some(self.implied_map());
        }
        self.expression()
    }

    /// Takes the bracket that closes what was opened last, unless it is missing.
    pub(super) fn close(&mut self, bracket: u8) {
        self.open.pop();
        match self.peek() {
            Some(Token { kind: TokenKind::Close(close), .. }) if close == bracket => self.at += 1,
            _ => self.recovered.push(Span::new(self.end(), self.end())),
        }
    }

    pub(super) fn skip_to_close(&mut self, bracket: u8) {
        let mut depth = 0_usize;
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) if depth == 0 => break,
                TokenKind::Close(_) => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
        if self.peek().is_some_and(|token| token.kind == TokenKind::Close(bracket)) {
            self.at += 1;
        }
    }
}
