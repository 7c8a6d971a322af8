//! JSON in the middle of another text: between sentences, in a code block, in a command of a shell.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::filled::{By, Filled, Form, Open, Part, name_of};
use super::form::DocumentForm;
use super::found::{Found, Program, Refused, Shape};
use super::given::ENVIRONMENT;
use super::json_text;
use super::kind;
use super::made::{self, ASSUME_ROLE_WITH_WEB_IDENTITY, Unnamed};
use super::pieces::is_of_iam;
use crate::cut::braces;
use crate::json;
use crate::shell::{assignments, expression_length};
use crate::span::Span;
use crate::text::Stands;

/// The provider, where only the conditions are there.
const PROVIDER: Unnamed = Unnamed { called: "provider", form: Form::AsWanted };
/// How many places are tried.
const TRIED: usize = 64;
/// How deep the variables of a shell stand for one another.
const MAX_NESTED: usize = 8;

/// The policies that stand in a text as JSON, or the conditions of one alone.
pub(super) fn read<'t>(text: &'t str, given: &[(String, String)]) -> Program<'t> {
    let mut program = Program::default();
    let mut from = 0;
    for _ in 0..TRIED {
        let Some(at) = find(text, "\"Statement\"", from) else { break };
        let Some(run) = enclosing(text, from, at) else {
            from = at + 1;
            continue;
        };
        from = run.end.max(at + 1);
        program.found.extend(policy(text, run, given));
    }
    if program.found.is_empty() {
        program.refused.extend(cut_off(text));
    }
    if program.found.is_empty() && program.refused.is_empty() {
        program.found.extend(statement(text, given).or_else(|| conditions(text, given)));
    }
    program
}

/// JSON of a heredoc that the text ends in the middle of.
fn cut_off(text: &str) -> Option<Refused> {
    let after = text.get(find(text, "<<", 0)?..)?;
    let start = text.len() - after.get(after.find('\n')?..)?.trim_start().len();
    if !text.get(start..)?.starts_with('{') || braces(text, start)?.run.is_some() {
        return None;
    }
    let error = json::parse_part(text, Span::new(start, text.len())).err()?;
    Some(Refused::Broken(error.kind, error.span))
}

fn find(text: &str, word: &str, from: usize) -> Option<usize> {
    Some(from + text.get(from..)?.find(word)?)
}

/// The braces around a place.
fn enclosing(text: &str, from: usize, at: usize) -> Option<Span> {
    let mut depth = 0_usize;
    for (back, byte) in text.get(from..at)?.bytes().rev().enumerate() {
        match byte {
            b'}' => depth += 1,
            b'{' if depth == 0 => return braces(text, at - 1 - back)?.run,
            b'{' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn policy<'t>(text: &'t str, run: Span, given: &[(String, String)]) -> Option<Found<'t>> {
    let source = Source::of(text, run, given);
    let parts = source.parts(run);
    let (root, texts) = json_text::tree(&parts, run).ok()?;
    root.get("Statement")?;
    let role = text.find("--role-name").and_then(|at| text.get(at + "--role-name".len()..));
    let role = role.and_then(|rest| rest.trim_start_matches(['=', ' ']).split_whitespace().next());
    let is_command = source.is_shell || text.contains("aws iam ");
    Some(Found {
        form: if is_command { DocumentForm::Shell } else { DocumentForm::Prose },
        role: role.map(|name| name.trim_matches(['"', '\'']).to_owned()),
        shape: Shape::Policy,
        root,
        filled: source.filled(&parts),
        texts,
        recovered: None,
    })
}

/// A statement alone, which its policy holds in a list.
fn statement<'t>(text: &'t str, given: &[(String, String)]) -> Option<Found<'t>> {
    let run = enclosing(text, 0, find(text, "\"Effect\"", 0)?)?;
    let source = Source::of(text, run, given);
    let parts = source.parts(run);
    let (statement, texts) = json_text::tree(&parts, run).ok()?;
    statement.get("Principal")?;
    let root = made::policy(vec![statement], run);
    let filled = source.filled(&parts);
    let form = DocumentForm::Prose;
    Some(Found { form, role: None, shape: Shape::Policy, root, filled, texts, recovered: None })
}

/// A `"Condition": { … }` alone: of a statement that lets the tokens of the provider in otherwise.
fn conditions<'t>(text: &'t str, given: &[(String, String)]) -> Option<Found<'t>> {
    let at = find(text, "\"Condition\"", 0)?;
    let after = text.get(at + "\"Condition\"".len()..)?;
    let rest = after.trim_start().strip_prefix(':')?.trim_start();
    let run = braces(text, text.len() - rest.len())?.run.filter(|_| rest.starts_with('{'))?;
    let source = Source::of(text, run, given);
    let parts = source.parts(run);
    let (conditions, texts) = json_text::tree(&parts, run).ok()?;
    let span = Span::new(at, run.end);
    let action = made::text(ASSUME_ROLE_WITH_WEB_IDENTITY, span);
    let statement = made::statement(PROVIDER.principal(span), action, conditions, span);
    let root = made::policy(vec![statement], span);
    let filled = source.filled(&parts);
    let form = DocumentForm::Prose;
    Some(Found { form, role: None, shape: Shape::Policy, root, filled, texts, recovered: None })
}

/// The text around a run of JSON, and what it says of the names in it.
pub(super) struct Source<'t> {
    text: &'t str,
    /// Whether a shell fills variables in.
    is_shell: bool,
    /// What the shell's variables are set to.
    variables: BTreeMap<&'t str, &'t str>,
    given: Vec<(String, String)>,
}

impl<'t> Source<'t> {
    fn of(text: &'t str, run: Span, given: &[(String, String)]) -> Self {
        let is_shell = is_expanded(text, run);
        let variables = if is_shell { assignments(text) } else { BTreeMap::new() };
        Self { text, is_shell, variables, given: given.to_vec() }
    }

    /// That of a command, which the shell fills variables in.
    pub(super) fn of_command(text: &'t str, given: &[(String, String)]) -> Self {
        Self { text, is_shell: true, variables: assignments(text), given: given.to_vec() }
    }

    /// The parts of a run: what it says, and the expressions in it.
    pub(super) fn parts(&self, run: Span) -> Vec<Part<'t>> {
        let mut parts = Vec::new();
        let mut at = run.start;
        while let Some(start) = find(self.text, "$", at).filter(|start| *start < run.end) {
            let rest = self.text.get(start..run.end).unwrap_or_default();
            let Some(length) = self.expression_length(rest) else {
                self.literal(&mut parts, at, start + 1);
                at = start + 1;
                continue;
            };
            self.literal(&mut parts, at, start);
            let written = rest.get(..length).unwrap_or_default();
            parts.extend(self.value(written, 0));
            at = start + length;
        }
        self.literal(&mut parts, at, run.end);
        parts
    }

    fn literal(&self, parts: &mut Vec<Part<'t>>, from: usize, to: usize) {
        if let Some(text) = self.text.get(from..to).filter(|text| !text.is_empty()) {
            parts.push(Part::Literal(Cow::Borrowed(text), Some(Span::new(from, to))));
        }
    }

    /// How long the expression is that starts here, if it is one that is filled in, and not a variable of IAM.
    fn expression_length(&self, rest: &str) -> Option<usize> {
        if let Some(inside) = rest.strip_prefix("${") {
            let length = inside.find('}')?;
            let name = inside.get(..length)?;
            let of_aws = is_of_iam(name);
            let has_default = name.contains(":-");
            return (!of_aws || (self.is_shell && has_default)).then_some(length + 3);
        }
        if !self.is_shell {
            return None;
        }
        expression_length(rest)
    }

    /// What an expression stands for.
    fn value(&self, written: &'t str, depth: usize) -> Vec<Part<'t>> {
        let (said, _, open) = self.meaning(written, depth);
        said.map_or_else(|| vec![Part::Hole(open)], |said| vec![Part::Literal(said.into(), None)])
    }

    /// What an expression stands for, what says so, and the hole that it is otherwise.
    fn meaning(&self, written: &'t str, depth: usize) -> (Option<String>, Option<By>, Open<'t>) {
        let inside = written.trim_start_matches('$').trim_start_matches('{').trim_end_matches('}');
        let (name, default) =
            inside.split_once(":-").map_or((inside, None), |(name, default)| (name, Some(default)));
        let expression = if self.is_shell { Cow::Owned(format!("${name}")) } else { Cow::Borrowed(inside) };
        let open = |stands, by| Open { expression: expression.clone(), stands, form: Form::AsWanted, by };
        let plain = open(Stands::ForAny, None);
        let is_set = |key: &str| {
            let of_file = key.strip_prefix(ENVIRONMENT).is_some_and(|key| key == name);
            of_file && self.is_shell && !self.variables.contains_key(name)
        };
        let is_meant = |key: &String| **key == *name || **key == *name_of(name) || is_set(key);
        if let Some((_, value)) = self.given.iter().find(|(key, _)| is_meant(key)) {
            return (Some(value.clone()), Some(By::Given), plain);
        }
        let own = name == "AWS::AccountId" || name.contains("get-caller-identity");
        match self.variables.get(name) {
            Some(set) if set.contains("get-caller-identity") => {
                (None, Some(By::Pseudo), open(Stands::ForOwnAccount, Some(By::Pseudo)))
            }
            Some(set) if !set.contains(['$', '`']) && depth < MAX_NESTED => {
                let set = set.split(['#', ';']).next().unwrap_or(set).trim();
                (Some(set.trim_matches(['"', '\'']).to_owned()), Some(By::Text), plain)
            }
            _ if own => (None, Some(By::Pseudo), open(Stands::ForOwnAccount, Some(By::Pseudo))),
            _ => match default {
                Some(default) => (Some(default.to_owned()), Some(By::Default), plain),
                None => (None, None, plain),
            },
        }
    }

    /// The expressions of a run, for the report.
    fn filled(&self, parts: &[Part<'t>]) -> Vec<Filled<'t>> {
        let start = parts.iter().find_map(|part| match part {
            Part::Literal(_, Some(span)) => Some(span.start),
            _ => None,
        });
        let end = parts.iter().rev().find_map(|part| match part {
            Part::Literal(_, Some(span)) => Some(span.end),
            _ => None,
        });
        let (Some(start), Some(end)) = (start, end) else { return Vec::new() };
        self.filled_in(Span::new(start, end))
    }

    /// The same of what stands between two places.
    pub(super) fn filled_in(&self, run: Span) -> Vec<Filled<'t>> {
        let Span { start: mut at, end } = run;
        let mut all: Vec<Filled<'t>> = Vec::new();
        while let Some(start) = find(self.text, "$", at).filter(|start| *start < end) {
            let rest = self.text.get(start..end).unwrap_or_default();
            let length = self.expression_length(rest);
            at = start + length.unwrap_or(1);
            let Some(written) = length.and_then(|length| rest.get(..length)) else { continue };
            let span = Span::new(start, at);
            let (said, by, open) = self.meaning(written, 0);
            if let Some(known) = all.iter_mut().find(|known| known.expression == open.expression) {
                known.spans.push(span);
                continue;
            }
            all.push(Filled {
                expression: open.expression,
                spans: vec![span],
                value: said.map(|said| vec![Part::Literal(said.into(), None)]),
                by,
                candidates: Vec::new(),
                stands: open.stands,
                form: Form::AsWanted,
                cuts: Vec::new(),
                kind: kind::of_shell(written, self.is_shell && self.variables.contains_key(name_of(written))),
            });
        }
        all
    }
}

/// Whether the run stands in a text that a shell fills variables in: after `<<EOF` without quotes.
pub(crate) fn is_expanded(text: &str, run: Span) -> bool {
    let before = text.get(..run.start).unwrap_or_default();
    let Some(at) = before.rfind("<<") else { return false };
    let head = before.get(at + 2..).unwrap_or_default();
    let word = head.split(char::is_whitespace).next().unwrap_or_default().trim_start_matches('-');
    let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let is_open = !head.lines().skip(1).any(|line| line.trim() == word);
    is_word && is_open
}
