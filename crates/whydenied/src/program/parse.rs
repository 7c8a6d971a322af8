//! Expressions, of whichever language, and maps whose brackets got lost.

use std::borrow::Cow;

use super::bounds::MAX_DEPTH;
use super::expr::{Entry, Ex, Expr, Kind, Parameter};
use super::quoted;
use super::token::{Dialect, Token, TokenKind, tokens};
use crate::span::Span;

/// How many tokens the types between `<` and `>` may take.
const MAX_TYPES: usize = 64;

/// Reads expressions of a text from its tokens.
pub(super) struct Parser<'a, 't> {
    pub(super) text: &'t str,
    pub(super) tokens: &'a [Token],
    pub(super) at: usize,
    pub(super) dialect: Dialect,
    pub(super) depth: usize,
    /// The brackets that are to come.
    pub(super) open: Vec<u8>,
    /// Where brackets were missing.
    pub(super) recovered: Vec<Span>,
}

/// The expression that a part of a text is.
pub(super) fn expression_in(text: &str, part: Span, dialect: Dialect, depth: usize) -> Option<Ex<'_>> {
    let tokens = tokens(text, part, dialect);
    let mut parser = Parser::at(text, &tokens, 0, dialect);
    parser.depth = depth;
    let written = text.get(part.start..part.end).unwrap_or_default();
    let start = part.start + (written.len() - written.trim_start().len());
    let own = Span::new(start, part.start + written.trim_end().len().max(start - part.start));
    let expression = parser.expression()?;
    // What is not read to its end is not known.
    Some(if parser.peek().is_some() { Expr::new(Kind::Open, own) } else { expression })
}

impl<'a, 't> Parser<'a, 't> {
    pub(super) fn at(text: &'t str, tokens: &'a [Token], at: usize, dialect: Dialect) -> Self {
        Self { text, tokens, at, dialect, depth: 0, open: Vec::new(), recovered: Vec::new() }
    }

    pub(super) fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    pub(super) fn peek_after(&self, count: usize) -> Option<Token> {
        self.tokens.get(self.at + count).copied()
    }

    pub(super) fn words(&self, token: Token) -> &'t str {
        self.text.get(token.span.start..token.span.end).unwrap_or_default()
    }

    /// Whether the token there reads so.
    pub(super) fn is(&self, count: usize, words: &str) -> bool {
        self.peek_after(count).is_some_and(|token| self.words(token) == words)
    }

    /// The same of a token that does not start a line.
    pub(super) fn goes_on(&self, words: &str) -> bool {
        self.peek().is_some_and(|token| !token.starts_line && self.words(token) == words)
    }

    pub(super) fn take(&mut self, words: &str) -> bool {
        let is = self.is(0, words);
        self.at += usize::from(is);
        is
    }

    /// Where the last token ends.
    pub(super) fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.span.end)
    }

    pub(super) fn since(&self, start: usize) -> Span {
        Span::new(start, self.end().max(start))
    }

    /// The expression that starts here, as far as it goes; `None` where none starts.
    pub(super) fn expression(&mut self) -> Option<Ex<'t>> {
        let first = self.peek()?;
        if self.depth >= MAX_DEPTH || matches!(first.kind, TokenKind::Close(_)) {
            return None;
        }
        self.depth += 1;
        let expression = self.choice(first);
        self.depth -= 1;
        expression
    }

    pub(super) fn choice(&mut self, first: Token) -> Option<Ex<'t>> {
        let start = first.span.start;
        let first = self.joined()?;
        if self.goes_on("if") && self.dialect == Dialect::Program {
            self.at += 1;
            self.joined()?;
            let both = if self.take("else") { vec![first, self.expression()?] } else { vec![first] };
            return Some(Expr::new(Kind::Choice(both), self.since(start)));
        }
        let mut all = vec![first];
        while self.is(0, "??") || self.is(0, "||") || (self.is(0, "or") && self.dialect == Dialect::Program) {
            self.at += 1;
            all.push(self.joined()?);
        }
        if all.len() > 1 {
            return Some(Expr::new(Kind::First(all), self.since(start)));
        }
        while ["==", "!=", "===", "!==", "&&", "<", ">", "<=", ">="].iter().any(|mark| self.is(0, mark)) {
            self.at += 1;
            self.joined()?;
            all = vec![Expr::new(Kind::Open, self.since(start))];
        }
        if self.take("?") {
            let yes = self.expression()?;
            let no = if self.take(":") { self.expression()? } else { return Some(yes) };
            return Some(Expr::new(Kind::Choice(vec![yes, no]), self.since(start)));
        }
        all.pop()
    }

    pub(super) fn joined(&mut self) -> Option<Ex<'t>> {
        let start = self.peek()?.span.start;
        let mut parts = vec![self.postfixed()?];
        loop {
            let next_is_text = |parser: &Self| {
                let next = parser.peek().filter(|next| next.kind == TokenKind::Quoted);
                next.is_some() && parts.last().is_some_and(|part| matches!(part.kind, Kind::Text(_)))
            };
            if self.is(0, "+") {
                self.at += 1;
                parts.push(self.postfixed()?);
            } else if self.dialect == Dialect::Program && next_is_text(self) {
                parts.push(self.postfixed()?);
            } else if self.goes_on("%") && self.dialect == Dialect::Program {
                // `"…%s…" % (a, b)`
                self.at += 1;
                let values = self.postfixed()?;
                let format = parts.pop()?;
                let span = self.since(start);
                let values = match &values.kind {
                    Kind::List(values) => values.clone(),
                    _ => vec![values],
                };
                let entries = std::iter::once(format).chain(values).map(Entry::positional).collect();
                let name = Expr::new(Kind::Name(Cow::Borrowed("format")), span);
                parts.push(Expr::new(Kind::Call(name, entries), span));
            } else if self.goes_on("-") || self.goes_on("*") || self.goes_on("/") {
                self.at += 1;
                self.postfixed()?;
                parts = vec![Expr::new(Kind::Open, self.since(start))];
            } else {
                break;
            }
        }
        if parts.len() == 1 {
            return parts.pop();
        }
        Some(Expr::new(Kind::Join(parts), self.since(start)))
    }

    pub(super) fn postfixed(&mut self) -> Option<Ex<'t>> {
        let start = self.peek()?.span.start;
        let mut expression = self.primary()?;
        while let Some(token) = self.peek() {
            let words = self.words(token);
            let ends_line = token.starts_line;
            match token.kind {
                TokenKind::Mark if words == "." || words == "?." => {
                    let Some(name) = self.peek_after(1) else { break };
                    match name.kind {
                        TokenKind::Name | TokenKind::Number => {
                            self.at += 2;
                            let name = Cow::Borrowed(self.words(name));
                            expression = Expr::new(Kind::Field(expression, name), self.since(start));
                        }
                        TokenKind::Mark if self.words(name) == "*" => self.at += 2,
                        _ => break,
                    }
                }
                // `x!` of TypeScript.
                TokenKind::Mark if words == "!" && !ends_line => self.at += 1,
                TokenKind::Mark if words == "<" && !ends_line && self.types_end().is_some() => {
                    self.at = self.types_end().unwrap_or(self.at + 1);
                }
                TokenKind::Open(b'(') if !ends_line && !matches!(expression.kind, Kind::Text(_)) => {
                    self.at += 1;
                    let entries = self.entries(b')');
                    expression = Expr::new(Kind::Call(expression, entries), self.since(start));
                }
                TokenKind::Open(b'[') if !ends_line => {
                    self.at += 1;
                    let index = self.element();
                    self.skip_to_close(b']');
                    let index = index.unwrap_or_else(|| Expr::new(Kind::Open, self.since(start)));
                    expression = Expr::new(Kind::Index(expression, index), self.since(start));
                }
                TokenKind::Open(b'{') if !ends_line && self.is_type(&expression) => {
                    expression = self.map(start);
                }
                TokenKind::Quoted if !ends_line && expression.last_name().is_some() => {
                    // A template literal with the function that makes a text of it.
                    if !words.starts_with('`') {
                        break;
                    }
                    expression = self.primary()?;
                }
                TokenKind::Name if !ends_line && (words == "as" || words == "satisfies") => {
                    self.at += 1;
                    self.skip_type();
                }
                _ => break,
            }
        }
        Some(expression)
    }

    /// Whether what stands before a brace is the type of what stands in it.
    pub(super) fn is_type(&self, expression: &Ex<'t>) -> bool {
        let is_path = match &expression.kind {
            Kind::Call(callee, arguments) => arguments.is_empty() && callee.last_name().is_some(),
            _ => expression.last_name().is_some(),
        };
        is_path && self.dialect == Dialect::Program
    }

    /// The first token after the types between `<` and `>` that starts here, if these are types.
    pub(super) fn types_end(&self) -> Option<usize> {
        let mut depth = 0_usize;
        for at in self.at..self.at + MAX_TYPES {
            let token = *self.tokens.get(at)?;
            match (token.kind, self.words(token)) {
                (_, "<") => depth += 1,
                (_, ">") if depth == 1 => {
                    let next = self.tokens.get(at + 1)?;
                    return matches!(next.kind, TokenKind::Open(_)).then_some(at + 1);
                }
                (_, ">") => depth -= 1,
                (TokenKind::Name, _) | (_, "." | "," | "?" | "|" | "[" | "]") => {}
                _ => return None,
            }
        }
        None
    }

    pub(super) fn skip_type(&mut self) {
        while let Some(token) = self.peek() {
            let goes_on = token.kind == TokenKind::Name || matches!(self.words(token), "." | "|");
            if token.starts_line || !goes_on {
                break;
            }
            self.at += 1;
        }
    }

    pub(super) fn primary(&mut self) -> Option<Ex<'t>> {
        let token = self.peek()?;
        let (start, words) = (token.span.start, self.words(token));
        let simple = |parser: &mut Self, kind| {
            parser.at += 1;
            Some(Expr::new(kind, token.span))
        };
        if let Some(brace) = self.literal_of_go() {
            self.at = brace;
            return Some(self.map(start));
        }
        match token.kind {
            TokenKind::Quoted => {
                let pieces = quoted::pieces(self.text, token.span, self.dialect, self.depth, expression_in);
                simple(self, Kind::Text(pieces))
            }
            TokenKind::Heredoc => {
                let pieces = quoted::heredoc(self.text, token.span, self.depth, expression_in);
                simple(self, Kind::Text(pieces))
            }
            TokenKind::Number => simple(self, Kind::Number),
            TokenKind::Regex => simple(self, Kind::Open),
            TokenKind::Open(b'[') => Some(self.list(start)),
            TokenKind::Open(b'{') => Some(self.map(start)),
            TokenKind::Open(_) => self.parenthesized(start),
            TokenKind::Close(_) => None,
            TokenKind::Name => match words {
                "true" | "True" => simple(self, Kind::Bool(true)),
                "false" | "False" => simple(self, Kind::Bool(false)),
                "null" | "None" | "nil" | "undefined" => simple(self, Kind::Null),
                "new" | "await" | "return" | "async" => {
                    self.at += 1;
                    // `new() { … }`, `new[] { … }` of C#.
                    let is_typeless =
                        self.is(0, "(") && self.is(1, ")") || self.is(0, "[") && self.is(1, "]");
                    if words == "new" && is_typeless {
                        self.at += 2;
                    }
                    let made = self.postfixed()?;
                    // C# has the brace of an initializer on a line of its own.
                    let is_initialized = words == "new" && self.is(0, "{") && self.is_type(&made);
                    Some(if is_initialized { self.map(start) } else { made })
                }
                "lambda" => {
                    self.at += 1;
                    let parameters = self.parameters(":");
                    let body = self.expression()?;
                    Some(Expr::new(Kind::Lambda(parameters, body), self.since(start)))
                }
                "func" | "function" if self.is(1, "(") => {
                    self.at += 2;
                    let parameters = self.parameters(")");
                    Some(self.function_body(parameters, start))
                }
                _ if self.is(1, "=>") || (self.is(1, "->") && self.dialect == Dialect::Program) => {
                    self.at += 1;
                    Some(self.arrow(vec![Parameter::Name(words)], start))
                }
                _ => simple(self, Kind::Name(Cow::Borrowed(words))),
            },
            TokenKind::Mark => match words {
                "&" => {
                    self.at += 1;
                    self.primary()
                }
                "..." if self.stands_alone() => simple(self, Kind::Open),
                "…" => simple(self, Kind::Open),
                "..." | "**" | "*" => {
                    self.at += 1;
                    let inner = self.expression()?;
                    Some(Expr::new(Kind::Spread(inner), self.since(start)))
                }
                "!" | "-" | "~" => {
                    self.at += 1;
                    self.postfixed()?;
                    Some(Expr::new(Kind::Open, self.since(start)))
                }
                _ => None,
            },
        }
    }

    /// The brace after a type of Go that starts here: `map[string]any{`, `[]interface{}{`.
    pub(super) fn literal_of_go(&self) -> Option<usize> {
        if self.dialect != Dialect::Program
            || !(self.is(0, "map") && self.is(1, "[") || self.is(0, "[") && self.is(1, "]"))
        {
            return None;
        }
        let mut count = 0;
        while count < MAX_TYPES {
            let words = self.peek_after(count).map(|token| self.words(token))?;
            match words {
                "interface" => count += 3,
                "{" => return Some(self.at + count),
                "map" | "[" | "]" | "." | "*" => count += 1,
                _ if self.peek_after(count)?.kind == TokenKind::Name => count += 1,
                _ => return None,
            }
        }
        None
    }

    /// Whether nothing follows the points here that they could stand before.
    pub(super) fn stands_alone(&self) -> bool {
        let next = self.peek_after(1);
        next.is_none_or(|next| {
            next.starts_line
                || matches!(next.kind, TokenKind::Close(_))
                || matches!(self.words(next), "," | ";")
        })
    }
}
