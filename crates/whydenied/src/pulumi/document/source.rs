//! The values in a pasted text: JSON, several of them, or YAML.

use super::form::Syntax;
use crate::json::{self, ErrorKind, Expected, Node, Relaxation};
use crate::pulumi::{interpolation, unreadable};
use crate::report::InputError;
use crate::span::{SharedLines, Span};
use crate::yaml;

/// How many values a text may have one after the other.
const MAX_VALUES: usize = 16;

/// The values of a text.
pub(crate) struct Source<'t> {
    pub(crate) syntax: Syntax,
    pub(crate) roots: Vec<Node<'t>>,
    pub(crate) relaxations: Vec<Relaxation>,
    /// The lines of the text.
    pub(crate) shared_lines: SharedLines,
}

impl<'t> Source<'t> {
    /// A tree that was read already.
    pub(crate) fn of_tree(root: Node<'t>) -> Self {
        let shared_lines = SharedLines::default();
        Self { syntax: Syntax::Json, roots: vec![root], relaxations: Vec::new(), shared_lines }
    }
}

/// Reads a text as JSON if it starts like it, else as YAML. What starts like JSON may be YAML in its
/// form with brackets, or an object of a program.
pub(crate) fn read(text: &str) -> Result<Source<'_>, InputError> {
    if !matches!(first_letter(text), Some('{' | '[')) {
        return from_yaml(text).map_err(|error| unreadable::yaml(text, error));
    }
    from_json(text).or_else(|error| {
        let is_perhaps_yaml = matches!(
            error.kind,
            ErrorKind::UnquotedWord
                | ErrorKind::SingleQuote
                | ErrorKind::Unexpected(Expected::Key | Expected::Value)
        );
        let in_yaml = if is_perhaps_yaml { from_yaml(text).ok() } else { None };
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

fn from_yaml(text: &str) -> Result<Source<'_>, yaml::Error> {
    let mut roots = yaml::parse(text)?;
    roots.iter_mut().for_each(resolve_program);
    Ok(Source { syntax: Syntax::Yaml, roots, relaxations: Vec::new(), shared_lines: SharedLines::default() })
}

/// A program writes a dollar sign twice where it could start an expression; a resource of one does as well.
fn resolve_program(root: &mut Node<'_>) {
    let is_program = ["resources", "properties"].iter().any(|part| root.get(part).is_some());
    if is_program {
        interpolation::resolve(root);
    }
}

fn from_json(text: &str) -> Result<Source<'_>, json::Error> {
    let mut source = Source {
        syntax: Syntax::Json,
        roots: Vec::new(),
        relaxations: Vec::new(),
        shared_lines: SharedLines::default(),
    };
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
        resolve_program(&mut root);
        source.roots.push(root);
        source.relaxations.extend(document.relaxations);
        let Some(next) = next else { return Ok(source) };
        part = next;
    }
    Err(json::Error { kind: ErrorKind::TrailingText, span: part })
}
