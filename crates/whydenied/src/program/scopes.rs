//! The functions and blocks of a program: a name is known in the one that it is declared in.

use super::bounds::MAX_DEPTH;
use super::token::{Token, TokenKind};
use crate::span::Span;

/// Every function and block, by the order in which they start.
#[derive(Debug, Default)]
pub(super) struct Scopes(Vec<Span>);

/// What stands around the token that is looked at.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// Brackets, by what closes them, with the blocks that they are.
    open: Vec<(u8, Option<usize>)>,
    functions: Vec<Indented>,
}

/// A function of Python, whose body is told by its indentation.
#[derive(Debug)]
struct Indented {
    column: usize,
    /// How many brackets are open around it.
    depth: usize,
    scope: usize,
}

impl Around {
    /// What closes the bracket around the token.
    pub(super) fn bracket(&self) -> Option<u8> {
        self.open.last().map(|(bracket, _)| *bracket)
    }

    /// The block around the token.
    pub(super) fn block(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|(_, scope)| *scope)
    }

    /// The function around the token, if it is one of Python.
    pub(super) fn function(&self) -> Option<usize> {
        self.functions.last().map(|function| function.scope)
    }
}

impl Scopes {
    /// Whether a place is in a scope.
    pub(super) fn hold(&self, scope: usize, place: usize) -> bool {
        self.0.get(scope).is_some_and(|scope| scope.start <= place && place < scope.end)
    }

    /// The innermost of them around a place.
    pub(super) fn innermost(&self, scopes: impl Iterator<Item = usize>, place: usize) -> Option<usize> {
        // It starts last.
        scopes.filter(|scope| self.hold(*scope, place)).max()
    }

    /// Goes on to the next token of a text.
    pub(super) fn pass(&mut self, text: &str, token: Token, is_function: bool, around: &mut Around) {
        if token.starts_line && !around.functions.is_empty() && !matches!(token.kind, TokenKind::Close(_)) {
            let column = column(text, token);
            let ends =
                |function: &mut Indented| around.open.len() <= function.depth && column <= function.column;
            while let Some(function) = around.functions.pop_if(ends) {
                self.end(function.scope, token.span.start);
            }
        }
        match token.kind {
            TokenKind::Open(bracket) => {
                let scope = (bracket == b'{').then(|| self.start(text, token));
                around.open.push((closing(bracket), scope));
            }
            TokenKind::Close(bracket) => {
                if let Some(level) = around.open.iter().rposition(|(own, _)| *own == bracket) {
                    let closed: Vec<_> = around.open.drain(level..).collect();
                    closed.into_iter().filter_map(|(_, scope)| scope).for_each(|scope| {
                        self.end(scope, token.span.end);
                    });
                }
            }
            _ if is_function => {
                let (column, depth) = (column(text, token), around.open.len());
                let scope = self.start(text, token);
                around.functions.push(Indented { column, depth, scope });
            }
            _ => {}
        }
        // No program nests as deep; what does is no program.
        around.open.truncate(MAX_DEPTH * 4);
        around.functions.truncate(MAX_DEPTH);
    }

    /// Until it is known where it ends, it goes on to the end of the text.
    fn start(&mut self, text: &str, token: Token) -> usize {
        self.0.push(Span::new(token.span.start, text.len()));
        self.0.len() - 1
    }

    fn end(&mut self, scope: usize, end: usize) {
        if let Some(scope) = self.0.get_mut(scope) {
            scope.end = end;
        }
    }
}

fn column(text: &str, token: Token) -> usize {
    let before = text.get(..token.span.start).unwrap_or_default();
    before.len() - before.rfind('\n').map_or(0, |at| at + 1)
}

const fn closing(bracket: u8) -> u8 {
    match bracket {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}
