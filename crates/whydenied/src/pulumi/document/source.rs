//! The values in a pasted text: JSON, several of them, or YAML.

use super::form::Syntax;
use crate::json::{self, ErrorKind, Expected, Node, Relaxation};
use crate::program::{self, Filled};
use crate::pulumi::{interpolation, unreadable};
use crate::report::InputError;
use crate::span::{SharedLines, Span};
use crate::yaml;

/// How many values a text may have one after the other.
const MAX_VALUES: usize = 16;

/// What names of a program stand for, each with its value.
type Given = [(String, String)];

/// The values of a text.
pub(crate) struct Source<'t> {
    pub(crate) syntax: Syntax,
    pub(crate) roots: Vec<Node<'t>>,
    pub(crate) relaxations: Vec<Relaxation>,
    /// The expressions of a program, and what they stand for.
    pub(crate) filled: Vec<Filled<'static>>,
    /// The lines of the text.
    pub(crate) shared_lines: SharedLines,
}

impl<'t> Source<'t> {
    /// A tree that was read already.
    pub(crate) fn of_tree(root: Node<'t>) -> Self {
        Self::of(Syntax::Json, vec![root])
    }

    fn of(syntax: Syntax, roots: Vec<Node<'t>>) -> Self {
        let shared_lines = SharedLines::default();
        Self { syntax, roots, relaxations: Vec::new(), filled: Vec::new(), shared_lines }
    }
}

/// Reads a program in which an issuer is registered; any other text as JSON if it starts like it, else as YAML. What starts
/// like JSON may be YAML in its form with brackets, or an object of a program.
pub(crate) fn read<'t>(text: &'t str, given: &Given) -> Result<Source<'t>, InputError> {
    if let Some(issuers) = program::issuers(text, given) {
        let filled = issuers.filled.into_iter().map(Filled::into_owned).collect();
        return Ok(Source { filled, ..Source::of_tree(issuers.root) });
    }
    if !matches!(first_letter(text), Some('{' | '[')) {
        return from_yaml(text, given).map_err(|error| unreadable::yaml(text, error));
    }
    from_json(text, given).or_else(|error| {
        let is_perhaps_yaml = matches!(
            error.kind,
            ErrorKind::UnquotedWord
                | ErrorKind::SingleQuote
                | ErrorKind::Unexpected(Expected::Key | Expected::Value)
        );
        let in_yaml = if is_perhaps_yaml { from_yaml(text, given).ok() } else { None };
        in_yaml.ok_or_else(|| unreadable::json(text, error))
    })
}

/// The first letter that is neither white space nor of a comment.
fn first_letter(text: &str) -> Option<char> {
    let mut rest = text.trim_start_matches(is_blank);
    while rest.starts_with(['#', '/']) {
        let end = if rest.starts_with("/*") { rest.find("*/").map(|end| end + 2) } else { rest.find('\n') };
        rest = rest.get(end?..)?.trim_start_matches(is_blank);
    }
    rest.chars().next()
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}

fn from_yaml<'t>(text: &'t str, given: &Given) -> Result<Source<'t>, yaml::Error> {
    let mut source = Source::of(Syntax::Yaml, yaml::parse(text)?);
    for root in &mut source.roots {
        source.filled.extend(resolve_program(text, root, given));
    }
    Ok(source)
}

/// A program writes a dollar sign twice where it could start an expression; a resource of one does as well.
fn resolve_program<'t>(text: &'t str, root: &mut Node<'t>, given: &Given) -> Vec<Filled<'static>> {
    if root.get("resources").is_some() {
        let filled = program::fill_issuers(text, root, given);
        return filled.into_iter().map(Filled::into_owned).collect();
    }
    if root.get("properties").is_some() {
        interpolation::resolve(root);
    }
    Vec::new()
}

fn from_json<'t>(text: &'t str, given: &Given) -> Result<Source<'t>, json::Error> {
    let mut source = Source::of(Syntax::Json, Vec::new());
    let mut part = Span::new(0, text.len());
    while source.roots.len() < MAX_VALUES {
        let read = json::parse_part(text, part);
        let (document, next) = match read {
            Err(json::Error { kind: ErrorKind::TrailingText, span })
                if text.get(span.start..).is_some_and(|rest| rest.starts_with(['{', '['])) =>
            {
                (json::parse_part(text, Span::new(part.start, span.start))?, Some(span))
            }
            read => (read?, None),
        };
        let mut root = document.root;
        source.filled.extend(resolve_program(text, &mut root, given));
        source.roots.push(root);
        source.relaxations.extend(document.relaxations);
        let Some(next) = next else { return Ok(source) };
        part = next;
    }
    Err(json::Error { kind: ErrorKind::TrailingText, span: part })
}
