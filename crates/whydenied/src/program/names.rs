//! What the names of a program stand for: what is assigned to them, blocks of Terraform, parameters of functions.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::expr::{Ex, Expr, Kind};
use super::files;
use super::filled::By;
use super::parse::Parser;
use super::scopes::{Around, Scopes};
use super::token::{Dialect, Token, TokenKind, tokens};
use crate::span::Span;

/// How often each token may be read again, since a name may stand in what another stands for.
const MAX_READINGS: usize = 80;
/// How many tokens the type of a name may take.
const MAX_TYPE: usize = 16;

/// A block of Terraform, such as `resource "aws_iam_role" "deploy" { … }`.
#[derive(Clone, Debug)]
pub(super) struct Block<'t> {
    pub(super) kind: &'t str,
    pub(super) labels: Vec<&'t str>,
    /// From its kind to its closing brace is read from here.
    at: usize,
}

/// Something that is assigned to a name.
#[derive(Clone, Copy, Debug)]
struct Assigned {
    /// The token that the value starts at.
    value: usize,
    /// Whether that is added to what the name stood for before.
    is_added: bool,
    /// The function or the block that the name is known in; the whole text where that is not sure.
    scope: Option<usize>,
}

/// A parameter of a function of the text.
#[derive(Clone, Copy, Debug)]
struct Parameter<'t> {
    function: &'t str,
    index: usize,
    default: Option<usize>,
}

/// The tokens of a text, and what its names stand for.
#[derive(Debug)]
pub(super) struct Names<'t> {
    pub(super) text: &'t str,
    pub(super) dialect: Dialect,
    /// Whether its names are those of a template, which do not stand in the text as a program's do.
    pub(super) is_template: bool,
    pub(super) tokens: Vec<Token>,
    pub(super) blocks: Vec<Block<'t>>,
    assigned: BTreeMap<&'t str, Vec<Assigned>>,
    scopes: Scopes,
    /// What names of no language stand for, such as the parameters of a template.
    declared: BTreeMap<String, Vec<(Ex<'t>, By)>>,
    parameters: BTreeMap<&'t str, Vec<Parameter<'t>>>,
    calls: BTreeMap<&'t str, Vec<usize>>,
    /// Where files stand that give variables their values.
    values: Vec<Span>,
    /// What the settings of a stack give names.
    pub(super) settings: BTreeMap<&'t str, &'t str>,
    read: RefCell<BTreeMap<usize, Option<Ex<'t>>>>,
    recovered: RefCell<Vec<Span>>,
    fuel: Cell<usize>,
}

impl<'t> Names<'t> {
    pub(super) fn of(text: &'t str, dialect: Dialect) -> Self {
        let tokens = tokens(text, Span::new(0, text.len()), dialect);
        let fuel = Cell::new(tokens.len().saturating_mul(MAX_READINGS));
        let mut names = Self {
            text,
            dialect,
            is_template: false,
            tokens,
            blocks: Vec::new(),
            assigned: BTreeMap::new(),
            scopes: Scopes::default(),
            declared: BTreeMap::new(),
            parameters: BTreeMap::new(),
            calls: BTreeMap::new(),
            values: files::with_values(text),
            settings: files::settings(text),
            read: RefCell::default(),
            recovered: RefCell::default(),
            fuel,
        };
        names.collect();
        names
    }

    /// Those of a template, which are declared one by one.
    pub(super) fn of_template(text: &'t str) -> Self {
        let mut names = Self::of("", Dialect::Program);
        (names.text, names.is_template) = (text, true);
        names
    }

    /// Says what a name stands for that no assignment is made to.
    pub(super) fn declare(&mut self, name: String, value: Ex<'t>, by: By) {
        self.declared.entry(name).or_default().push((value, by));
    }

    /// What is declared so.
    pub(super) fn declared_values(&self) -> Vec<Ex<'t>> {
        self.declared.values().flatten().map(|(value, _)| value.clone()).collect()
    }

    pub(super) fn words(&self, at: usize) -> &'t str {
        let token = self.tokens.get(at);
        token.and_then(|token| self.text.get(token.span.start..token.span.end)).unwrap_or_default()
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The expression that starts at a token.
    pub(super) fn expression(&self, at: usize) -> Option<Ex<'t>> {
        if let Some(read) = self.read.borrow().get(&at) {
            return read.clone();
        }
        let mut parser = Parser::at(self.text, &self.tokens, at, self.dialect);
        let expression = if self.fuel.get() == 0 { None } else { parser.element() };
        self.fuel.set(self.fuel.get().saturating_sub(parser.at.saturating_sub(at).max(1)));
        self.recovered.borrow_mut().append(&mut parser.recovered);
        self.read.borrow_mut().insert(at, expression.clone());
        expression
    }

    /// Where brackets were missing in that part first.
    pub(super) fn recovered_in(&self, part: Span) -> Option<Span> {
        let is_in = |at: &&Span| part.start <= at.start && at.end <= part.end;
        self.recovered.borrow().iter().filter(is_in).min().copied()
    }

    /// Whether the text says what the name stands for, other than by calls of a function.
    pub(super) fn is_assigned(&self, name: &str) -> bool {
        self.assigned.contains_key(name)
    }

    /// Whether it is the name of a part of a template.
    pub(super) fn is_of_template(&self, name: &str) -> bool {
        let declared = self.declared.get(name).into_iter().flatten();
        name.contains("::") || declared.into_iter().any(|(_, by)| *by == By::Text)
    }

    /// Where a block is named, from its kind to the last of its labels.
    pub(super) fn head(&self, block: &Block<'t>) -> Span {
        let place = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map(|token| token.span);
        let first = place(block.at.checked_sub(block.labels.len() + 1));
        let last = place(block.at.checked_sub(1));
        first.zip(last).map_or(Span::new(0, 0), |(first, last)| first.to(last))
    }

    /// The block's body.
    pub(super) fn body(&self, block: &Block<'t>) -> Option<Ex<'t>> {
        if let Some(read) = self.read.borrow().get(&block.at) {
            return read.clone();
        }
        let mut parser = Parser::at(self.text, &self.tokens, block.at, self.dialect);
        let body = parser.map(self.tokens.get(block.at).map_or(0, |token| token.span.start));
        self.fuel.set(self.fuel.get().saturating_sub(parser.at.saturating_sub(block.at)));
        self.read.borrow_mut().insert(block.at, Some(body.clone()));
        Some(body)
    }

    /// The blocks of a kind with these labels.
    pub(super) fn blocks_of<'n>(
        &'n self,
        kind: &'n str,
        labels: &'n [&str],
    ) -> impl Iterator<Item = &'n Block<'t>> {
        self.blocks.iter().filter(move |block| block.kind == kind && block.labels.starts_with(labels))
    }

    /// What a name stands for at a place of the text. What another function calls by that name is something else.
    pub(super) fn meanings(&self, name: &str, place: usize) -> Vec<(Ex<'t>, By)> {
        if let Some(declared) = self.declared.get(name) {
            return declared.clone();
        }
        let assigned = self.assigned.get(name).map_or(&[][..], Vec::as_slice);
        let own = self.scopes.innermost(assigned.iter().filter_map(|assigned| assigned.scope), place);
        let is_inside = |assigned: &Assigned| {
            let value = self.tokens.get(assigned.value).map_or(0, |token| token.span.start);
            own.is_some_and(|own| self.scopes.hold(own, value))
        };
        let is_meant =
            |assigned: &&Assigned| assigned.scope == own || (assigned.scope.is_none() && is_inside(assigned));
        let assigned = assigned.iter().filter(is_meant);
        // What something is added to is not worked out.
        let value = |assigned: &Assigned| {
            let value = self.expression(assigned.value)?;
            Some(if assigned.is_added { Expr::new(Kind::Open, value.span) } else { value })
        };
        let mut all: Vec<_> = assigned.filter_map(value).map(|value| (value, By::Text)).collect();
        for parameter in self.parameters.get(name).into_iter().flatten() {
            let calls = self.calls.get(parameter.function).into_iter().flatten();
            let given: Vec<_> = calls
                .filter_map(|at| self.argument(*at, name, parameter.index))
                .map(|value| (value, By::Text))
                .collect();
            let default = parameter.default.filter(|_| given.is_empty()).and_then(|at| self.expression(at));
            all.extend(given);
            all.extend(default.map(|value| (value, By::Default)));
        }
        all
    }

    /// What files with the values of variables, `*.tfvars`, say of one.
    pub(super) fn set_in_files<'n>(&'n self, name: &str) -> impl Iterator<Item = Ex<'t>> + use<'n, 't> {
        let assigned = self.assigned.get(name).into_iter().flatten();
        let is_there = |assigned: &&Assigned| {
            let place = self.tokens.get(assigned.value).map_or(0, |token| token.span.start);
            self.values.iter().any(|file| file.start <= place && place < file.end)
        };
        assigned.filter(is_there).filter_map(|assigned| self.expression(assigned.value))
    }

    /// What a call gives for a parameter.
    fn argument(&self, call: usize, name: &str, index: usize) -> Option<Ex<'t>> {
        let call = self.expression(call)?;
        let Kind::Call(_, entries) = &call.kind else { return None };
        let by_name = entries.iter().find(|entry| entry.is(name));
        let by_place = entries.iter().filter(|entry| entry.key.is_none()).nth(index);
        by_name.or(by_place).map(|entry| entry.value.clone())
    }

    fn collect(&mut self) {
        let mut around = Around::default();
        let mut blocks_end: Option<usize> = None;
        for at in 0..self.tokens.len() {
            let Some(token) = self.tokens.get(at).copied() else { break };
            let is_function = token.starts_line && self.words(at) == "def";
            self.scopes.pass(self.text, token, is_function, &mut around);
            if token.kind == TokenKind::Name {
                self.name_at(at, &around);
                if self.dialect == Dialect::Hcl && blocks_end.is_none_or(|end| at >= end) {
                    blocks_end = self.block_at(at).or(blocks_end);
                }
            }
        }
        self.collect_calls();
    }

    /// Takes note of a name that something is assigned to, or of a function.
    fn name_at(&mut self, at: usize, around: &Around) {
        let inside = around.bracket();
        let name = self.words(at);
        let before = at.checked_sub(1).map_or("", |before| self.words(before));
        if matches!(name, "def" | "function" | "func") && self.words(at + 2) == "(" {
            self.function(self.words(at + 1), at + 3, ")");
            return;
        }
        let in_block = matches!(inside, None | Some(b'}'));
        let is_own =
            before != "." || matches!(at.checked_sub(2).map_or("", |at| self.words(at)), "this" | "self");
        if !in_block || !is_own {
            return;
        }
        let value = match self.words(at + 1) {
            "=" | ":=" => Some(at + 2),
            // `x += "y"`: it is no longer what it was.
            "+" if self.words(at + 2) == "=" => Some(at + 3),
            "," if self.words(at + 3) == ":=" => Some(at + 4),
            ":" => self.typed_value(at, before),
            _ => None,
        };
        let Some(value) = value else { return };
        // Attributes of Terraform are of no name by themselves.
        if self.dialect == Dialect::Hcl && inside.is_some() {
            return;
        }
        let own = || around.function().or_else(|| around.block().filter(|_| self.declares(at)));
        let scope = if before == "." { None } else { own() };
        let is_added = self.words(at + 1) == "+";
        self.assigned.entry(name).or_default().push(Assigned { value, is_added, scope });
        if self.words(value) == "(" || self.words(value) == "async" {
            let first = value + usize::from(self.words(value) == "async") + 1;
            self.arrow_function(name, first);
        }
    }

    /// Whether the name is a new one there, rather than one that is assigned to again.
    fn declares(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let word = self.words(before);
        let is_same_line = self.tokens.get(at).is_some_and(|token| !token.starts_line);
        // `var` of JavaScript is known in the whole function.
        let is_type = self.kind(before) == Some(TokenKind::Name)
            && is_same_line
            && !matches!(word, "var" | "else" | "do" | "in" | "export" | "static" | "public" | "private");
        is_type || self.words(at + 1) == ":=" || self.words(at + 3) == ":="
    }

    /// The value of `const x: Type = value`, or of `x: str = value`.
    fn typed_value(&self, at: usize, before: &str) -> Option<usize> {
        let declares =
            matches!(before, "const" | "let" | "var" | "readonly" | "private" | "public" | "static");
        let starts_line = self.tokens.get(at).is_some_and(|token| token.starts_line);
        if !declares && !starts_line {
            return None;
        }
        for next in at + 2..at + 2 + MAX_TYPE {
            let token = self.tokens.get(next)?;
            match self.words(next) {
                "=" => return Some(next + 1),
                "," | ";" | "(" | "{" => return None,
                _ if token.starts_line || token.kind == TokenKind::Quoted => return None,
                _ => {}
            }
        }
        None
    }

    /// `name = (a, b = "x") => …`
    fn arrow_function(&mut self, name: &'t str, first: usize) {
        let mut depth = 0_usize;
        for at in first..first + MAX_TYPE * 16 {
            match self.kind(at) {
                Some(TokenKind::Open(_)) => depth += 1,
                Some(TokenKind::Close(_)) if depth == 0 => {
                    let arrow = (at + 1..at + 1 + MAX_TYPE).find(|at| self.words(*at) == "=>");
                    if arrow.is_some() && matches!(self.words(at + 1), "=>" | ":") {
                        self.function(name, first, ")");
                    }
                    return;
                }
                Some(TokenKind::Close(_)) => depth -= 1,
                None => return,
                _ => {}
            }
        }
    }

    /// Takes note of the parameters of a function, which start at a token.
    fn function(&mut self, function: &'t str, first: usize, end: &str) {
        let mut index = 0;
        let mut is_named = false;
        let mut depth = 0_usize;
        for at in first..first + MAX_TYPE * 16 {
            let words = self.words(at);
            match self.kind(at) {
                None => return,
                _ if depth == 0 && words == end => return,
                Some(TokenKind::Open(_)) => depth += 1,
                Some(TokenKind::Close(_)) => depth = depth.saturating_sub(1),
                Some(TokenKind::Mark) if depth == 0 && words == "," => {
                    index += usize::from(is_named);
                    is_named = false;
                }
                Some(TokenKind::Name) if depth == 0 && !is_named => {
                    is_named = true;
                    let default = self.parameter_default(at);
                    self.parameters.entry(words).or_default().push(Parameter { function, index, default });
                }
                _ => {}
            }
        }
    }

    fn parameter_default(&self, at: usize) -> Option<usize> {
        for next in at + 1..at + 1 + MAX_TYPE {
            match self.words(next) {
                "=" => return Some(next + 1),
                "" | "," | ")" | "{" => return None,
                _ => {}
            }
        }
        None
    }

    fn collect_calls(&mut self) {
        let functions: Vec<&'t str> =
            self.parameters.values().flatten().map(|parameter| parameter.function).collect();
        let functions: std::collections::BTreeSet<_> = functions.into_iter().collect();
        for at in 0..self.tokens.len() {
            let name = self.words(at);
            let before = at.checked_sub(1).map_or("", |before| self.words(before));
            let is_call = functions.contains(name) && self.words(at + 1) == "(";
            if is_call && !matches!(before, "def" | "function" | "func") {
                self.calls.entry(name).or_default().push(at);
            }
        }
    }

    /// Takes note of a block that starts at a token; where its body starts.
    fn block_at(&mut self, at: usize) -> Option<usize> {
        let kind = self.words(at);
        if !matches!(kind, "resource" | "data" | "variable" | "locals" | "module") {
            return None;
        }
        let parser = Parser::at(self.text, &self.tokens, at, self.dialect);
        let count = parser.block_labels()?;
        let labels = (at + 1..=at + count).map(|at| self.words(at).trim_matches('"')).collect();
        let body = at + 1 + count;
        self.blocks.push(Block { kind, labels, at: body });
        Some(body)
    }
}
