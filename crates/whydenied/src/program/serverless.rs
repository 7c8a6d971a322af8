//! The variables of the Serverless Framework, which stand in any text of its file.
//!
//! Source: <https://www.serverless.com/framework/docs/guides/variables> (documented).

use std::borrow::Cow;

use super::expr::{Entry, Ex, Expr, Kind};
use super::filled::By;
use super::pieces::is_of_serverless;
use super::resolve::Resolver;
use super::template::Template;
use crate::json::{Node, Value};
use crate::span::Span;

/// How many values of the file itself are looked up.
const MAX_DECLARED: usize = 256;
/// The stage, where nothing says which.
const DEFAULT_STAGE: &str = "dev";

/// What a name stands for, and what says so.
type Declared<'t> = (String, Ex<'t>, By);

/// The resources of a file, which may have them in several parts.
pub(super) fn resources<'t>(node: &Node<'t>) -> Vec<Node<'t>> {
    let parts = match &node.value {
        Value::Array(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    parts.iter().filter_map(|part| part.get("Resources")).cloned().collect()
}

impl<'t> Template<'_, 't> {
    /// What a variable is: its value, or what stands after the comma where it has none.
    pub(super) fn variable(&self, inside: &str, span: Span) -> Ex<'t> {
        let mut all: Vec<_> = alternatives(inside).map(|part| self.alternative(part.trim(), span)).collect();
        match all.len() {
            1 => all.pop().unwrap_or_else(|| Expr::new(Kind::Open, span)),
            _ => Expr::new(Kind::First(all), span),
        }
    }

    fn alternative(&self, written: &str, span: Span) -> Ex<'t> {
        let quoted = ['\'', '"'].iter().find_map(|quote| written.strip_prefix(*quote)?.strip_suffix(*quote));
        let inner = quoted.or_else(|| Some(written).filter(|written| written.starts_with("${")));
        if let Some(text) = inner {
            return self.string(&Cow::Owned(text.to_owned()), span, None);
        }
        if let Some(file) = written.strip_prefix("file(").and_then(|rest| rest.strip_suffix(')')) {
            let callee = Expr::new(Kind::Name("file".into()), span);
            let file = Expr::literal(file.to_owned(), span);
            return Expr::new(Kind::Call(callee, vec![Entry::positional(file)]), span);
        }
        if is_of_serverless(written) {
            return Expr::new(Kind::Name(Cow::Owned(written.to_owned())), span);
        }
        Expr::literal(written.to_owned(), span)
    }
}

/// The parts between commas that stand in no brackets and no quotes.
fn alternatives(inside: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let mut quote = None;
    inside.split(move |letter: char| {
        match (quote, letter) {
            (None, '\'' | '"') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '{' | '(') => depth += 1,
            (None, '}' | ')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0 && quote.is_none()
    })
}

/// What the variables that a file refers to stand for in it.
pub(super) fn declared<'t>(template: &Template<'_, 't>, resolver: &Resolver<'_, 't>) -> Vec<Declared<'t>> {
    let mut all: Vec<Declared<'t>> = Vec::new();
    let mut rest = template.text;
    while let Some(at) = rest.find("self:").filter(|_| all.len() < MAX_DECLARED) {
        rest = rest.get(at + "self:".len()..).unwrap_or_default();
        let end = rest.find(|letter: char| matches!(letter, '}' | ',') || letter.is_whitespace());
        let path = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let name = format!("self:{path}");
        let node = path.split('.').try_fold(template.root, |node, key| node.get(key));
        if let Some(node) = node.filter(|_| !all.iter().any(|(known, ..)| *known == name)) {
            all.push((name, template.expression(node, resolver, 0), By::Text));
        }
    }
    let stage = template.root.get("provider").and_then(|provider| provider.get("stage"));
    let stage = match stage {
        Some(stage) => (template.expression(stage, resolver, 0), By::Text),
        None => (Expr::literal(DEFAULT_STAGE, template.root.span), By::Default),
    };
    all.push(("sls:stage".to_owned(), stage.0, stage.1));
    for stage in template.root.get("params").map(Node::members).unwrap_or_default() {
        let by = if stage.key == "default" { By::Default } else { By::Text };
        for parameter in stage.node.members().iter().take(MAX_DECLARED) {
            let value = template.expression(&parameter.node, resolver, 0);
            all.push((format!("param:{}", parameter.key), value, by));
        }
    }
    all
}
