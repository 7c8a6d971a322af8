//! The members of maps and the arguments of calls, also where brackets got lost.
//!
//! Pages lose the lines that hold only a bracket. Which keys a condition, a principal and a statement have is known, so
//! that a key says where it belongs: one that only an outer map has closes the inner ones.

use std::borrow::Cow;

use super::bounds::MAX_DEPTH;
use super::expr::{Entry, Ex, Expr, Kind, same_name};
use super::parse::{Parser, expression_in};
use super::quoted::pieces;
use super::token::{Dialect, Token, TokenKind};
use crate::span::Span;

/// How many tokens the brackets around a key may hold.
const MAX_KEY: usize = 64;

/// What of a policy has a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Condition,
    Principal,
    Statement,
    Document,
}

/// The keys of each.
static KEYS: &[(Level, &[&str])] = &[
    (Level::Condition, &["test", "variable", "values"]),
    (Level::Principal, &["type", "identifiers"]),
    (
        Level::Statement,
        &[
            "sid",
            "effect",
            "action",
            "actions",
            "not_action",
            "not_actions",
            "principal",
            "principals",
            "not_principal",
            "not_principals",
            "condition",
            "conditions",
            "resource",
            "resources",
        ],
    ),
    (Level::Document, &["version", "statement", "statements"]),
];

impl Level {
    fn of(key: &str) -> Option<Self> {
        let known = KEYS.iter().find(|(_, keys)| keys.iter().any(|known| same_name(known, key)));
        known.map(|(level, _)| *level)
    }

    /// Whether what has that key as well has `self` in it, or stands beside it.
    const fn is_left_by(self, other: Self) -> bool {
        match self {
            Self::Condition => !matches!(other, Self::Condition),
            Self::Principal => !matches!(other, Self::Principal),
            Self::Statement => matches!(other, Self::Document),
            Self::Document => false,
        }
    }
}

impl<'t> Parser<'_, 't> {
    /// The level of the key so many tokens on.
    pub(super) fn known_level(&self, count: usize) -> Option<Level> {
        let token = self.tokens.get(self.at + count)?;
        Level::of(self.words(*token).trim_matches(['"', '\'']))
    }

    /// Whether `key:` stands here.
    pub(super) fn starts_entry(&self) -> bool {
        let is_key =
            self.peek().is_some_and(|token| matches!(token.kind, TokenKind::Name | TokenKind::Quoted));
        is_key && self.is(1, ":")
    }

    /// The map that starts at the brace here; its type, if any, starts at `start`.
    pub(super) fn map(&mut self, start: usize) -> Ex<'t> {
        self.at += 1;
        if self.depth >= MAX_DEPTH {
            return Expr::new(Kind::Open, self.since_start(start));
        }
        self.depth += 1;
        self.open.push(b'}');
        let entries = self.entries_before(b'}', None);
        self.close(b'}');
        self.depth -= 1;
        Expr::new(Kind::Map(entries), self.since_start(start))
    }

    /// The map whose brace got lost.
    pub(super) fn implied_map(&mut self) -> Ex<'t> {
        let start = self.peek().map_or(0, |token| token.span.start);
        if self.depth >= MAX_DEPTH {
            self.at += 1;
            return Expr::new(Kind::Open, self.since_start(start));
        }
        self.depth += 1;
        let entries = self.entries_before(b'}', Some(Implied));
        self.depth -= 1;
        Expr::new(Kind::Map(entries), self.since_start(start))
    }

    /// The arguments up to that bracket.
    pub(super) fn entries(&mut self, close: u8) -> Vec<Entry<'t>> {
        self.open.push(close);
        let entries = self.entries_before(close, None);
        self.close(close);
        entries
    }

    /// Whether a key of that level stands outside of a list with maps of the first.
    pub(super) fn is_outside(first: Option<Level>, level: Option<Level>) -> bool {
        first.zip(level).is_some_and(|(first, level)| first.is_left_by(level))
    }

    fn since_start(&self, start: usize) -> Span {
        let end = self
            .at
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map_or(start, |token| token.span.end);
        Span::new(start, end.max(start))
    }

    fn entries_before(&mut self, close: u8, implied: Option<Implied>) -> Vec<Entry<'t>> {
        let mut entries: Vec<Entry<'t>> = Vec::new();
        let mut first: Option<Level> = None;
        while let Some(token) = self.peek() {
            let before = self.at;
            match token.kind {
                TokenKind::Close(other) if implied.is_none() && !self.open.contains(&other) => self.at += 1,
                TokenKind::Close(_) => break,
                TokenKind::Mark if matches!(self.words(token), "," | ";") => self.at += 1,
                _ => {
                    let level = self.known_level(0).filter(|_| self.separator_at(1));
                    if close == b'}' && self.is_left(&entries, first, level, implied) {
                        break;
                    }
                    first = first.or(level);
                    let Some(entry) = self.entry(token, close) else { break };
                    entries.push(entry);
                }
            }
            if self.at == before {
                break;
            }
        }
        entries
    }

    /// Whether the key here belongs to another map than the one whose keys were read last.
    fn is_left(
        &self,
        entries: &[Entry<'t>],
        first: Option<Level>,
        level: Option<Level>,
        implied: Option<Implied>,
    ) -> bool {
        let inner = matches!(first, Some(Level::Condition | Level::Principal));
        let leaves = first.zip(level).is_some_and(|(first, level)| first.is_left_by(level));
        if implied.is_none() {
            return inner && leaves && matches!(level, Some(Level::Statement));
        }
        let key = self.peek().map_or("", |token| self.words(token).trim_matches(['"', '\'']));
        !self.starts_entry() || leaves || entries.iter().any(|entry| entry.is(key))
    }

    /// Whether what stands so many tokens on separates a key and its value.
    fn separator_at(&self, count: usize) -> bool {
        [":", "=", ":="].iter().any(|mark| self.is(count, mark))
    }

    fn entry(&mut self, token: Token, close: u8) -> Option<Entry<'t>> {
        let keyed = |key, is_computed, value| Entry { key: Some(key), is_computed, is_block: false, value };
        match token.kind {
            TokenKind::Name | TokenKind::Quoted | TokenKind::Number if self.separator_at(1) => {
                let key = self.key()?;
                self.at += 1;
                Some(keyed(key, false, self.entry_value(token)?))
            }
            TokenKind::Name
                if self.dialect == Dialect::Hcl && close == b'}' && self.block_labels().is_some() =>
            {
                Some(self.block(token))
            }
            // `[key]: value`, `(key) = value`
            TokenKind::Open(b'[' | b'(') if close == b'}' && self.separator_after_bracket() => {
                self.at += 1;
                let key = self.expression();
                let key = key.unwrap_or_else(|| Expr::new(Kind::Open, token.span));
                while self.peek().is_some_and(|token| !matches!(token.kind, TokenKind::Close(_))) {
                    self.at += 1;
                }
                self.at += 2;
                Some(keyed(key, true, self.entry_value(token)?))
            }
            // `key,`: the key is what it is called.
            TokenKind::Name if close == b'}' && (self.is(1, ",") || self.is(1, "}")) => {
                let key = Expr::new(Kind::Name(Cow::Borrowed(self.words(token))), token.span);
                self.at += 1;
                Some(keyed(key.clone(), false, key))
            }
            // `f(x): value`: Go and Python compute keys without brackets around them.
            _ if close == b'}' && self.dialect == Dialect::Program && self.is_computed_key() => {
                let key = self.expression();
                let key = key.unwrap_or_else(|| Expr::new(Kind::Open, token.span));
                while self.peek().is_some() && !self.take(":") {
                    self.at += 1;
                }
                Some(keyed(key, true, self.entry_value(token)?))
            }
            _ => self.element().map(Entry::positional),
        }
    }

    fn entry_value(&mut self, key: Token) -> Option<Ex<'t>> {
        let start = key.span.start;
        // Nothing at all, as after a bracket that got lost.
        let is_missing = self.peek().is_none_or(|next| {
            matches!(next.kind, TokenKind::Close(_)) || matches!(self.words(next), "," | ";")
        });
        if is_missing {
            return Some(Expr::new(Kind::Open, self.since_start(start)));
        }
        self.element()
    }

    /// The key here, which is a name, a text or a number.
    fn key(&mut self) -> Option<Ex<'t>> {
        let token = self.peek()?;
        if token.kind == TokenKind::Quoted {
            let pieces = pieces(self.text, token.span, self.dialect, self.depth, expression_in);
            self.at += 1;
            return Some(Expr::new(Kind::Text(pieces), token.span));
        }
        self.at += 1;
        Some(Expr::new(Kind::Name(Cow::Borrowed(self.words(token))), token.span))
    }

    /// Whether a colon follows the expression here, on its line.
    fn is_computed_key(&self) -> bool {
        let mut depth = 0_usize;
        for (count, token) in self.tokens.iter().skip(self.at).take(MAX_KEY).enumerate() {
            match (token.kind, self.words(*token)) {
                (TokenKind::Open(_), _) => depth += 1,
                (TokenKind::Close(_), _) if depth == 0 => return false,
                (TokenKind::Close(_), _) => depth -= 1,
                (_, ":") if depth == 0 => return count > 1,
                (_, "," | ";" | "?" | "=" | "=>" | "lambda" | "const" | "let" | "case") if depth == 0 => {
                    return false;
                }
                _ if token.starts_line && count > 0 && depth == 0 => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether a separator follows the bracket that closes the one here.
    fn separator_after_bracket(&self) -> bool {
        let mut depth = 0_usize;
        for (count, token) in self.tokens.iter().skip(self.at).take(MAX_KEY).enumerate() {
            match token.kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) if depth <= 1 => return self.separator_at(count + 1),
                TokenKind::Close(_) => depth -= 1,
                _ if token.starts_line && count > 0 && self.words(*token) != "+" => return false,
                _ => {}
            }
        }
        false
    }

    /// How many labels stand between a name here and the brace of its block.
    pub(super) fn block_labels(&self) -> Option<usize> {
        let labels = self.tokens.iter().skip(self.at + 1);
        let labels = labels.take_while(|token| token.kind == TokenKind::Quoted && !token.starts_line).count();
        let brace = self.tokens.get(self.at + 1 + labels)?;
        (brace.kind == TokenKind::Open(b'{') && !brace.starts_line).then_some(labels)
    }

    /// A block of Terraform. That of `dynamic "x"` is a call of that name under the key `x`.
    fn block(&mut self, token: Token) -> Entry<'t> {
        let labels = self.block_labels().unwrap_or(0);
        let label = self.tokens.get(self.at + 1).copied().filter(|_| labels > 0);
        let name = Cow::Borrowed(self.words(token));
        self.at += 1 + labels;
        let body = self.map(token.span.start);
        let key = Expr::new(Kind::Name(name.clone()), token.span);
        match label {
            Some(label) if name == "dynamic" => {
                let called = Cow::Borrowed(self.words(label).trim_matches('"'));
                let value = Expr::new(Kind::Call(key, vec![Entry::positional(body.clone())]), body.span);
                let key = Expr::new(Kind::Name(called), label.span);
                Entry { key: Some(key), is_computed: false, is_block: true, value }
            }
            _ => Entry { key: Some(key), is_computed: false, is_block: true, value: body },
        }
    }
}

/// That a map has no brace of its own.
#[derive(Clone, Copy)]
pub(super) struct Implied;
