//! A pasted text as the documents in it, each with the file that a comment before it names.

use std::borrow::Cow;

use crate::json::Node;
use crate::pulumi::unreadable::invalid_yaml;
use crate::report::{Input, InputError};
use crate::span::Lines;
use crate::yaml;

/// A pasted text and its documents.
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    pub(super) documents: Vec<Document<'t>>,
    pub(super) lines: Lines,
}

/// One document of it.
pub(super) struct Document<'t> {
    pub(super) root: Node<'t>,
    /// The path of its file, if a comment before it says so.
    pub(super) file: Option<&'t str>,
}

/// The text with a line between documents where a comment names another file; every place in it stays where it was.
pub(super) fn cut(text: &str) -> Cow<'_, str> {
    let mut cut = String::new();
    let mut is_first = true;
    for line in text.split_inclusive('\n') {
        match named_file(line).filter(|_| !is_first) {
            // As long as the line that it replaces.
            Some(_) if line.trim_end().len() >= 3 => {
                let end = line.trim_end().len();
                cut = cut + "---" + &" ".repeat(end - 3) + line.get(end..).unwrap_or_default();
            }
            _ => cut += line,
        }
        is_first &= line.trim().is_empty() || line.starts_with('#');
    }
    if cut == text { Cow::Borrowed(text) } else { Cow::Owned(cut) }
}

/// The file that a line names which is a comment or a header alone: `# .github/workflows/a.yml`, `# file: a.yaml`,
/// `==> a.yml <==`.
fn named_file(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let inside = match line.strip_prefix("==>") {
        Some(rest) => rest.strip_suffix("<==")?,
        None => line.strip_prefix('#')?,
    };
    let inside = inside.trim();
    let path = inside.strip_prefix("file:").unwrap_or(inside).trim();
    let (name, extension) = path.rsplit_once('.')?;
    let is_path = !name.contains(char::is_whitespace) && matches!(extension, "yml" | "yaml");
    is_path.then_some(path)
}

impl<'t> Source<'t> {
    /// A text without documents.
    pub(super) fn bare(text: &'t str) -> Self {
        Self { text, documents: Vec::new(), lines: Lines::new(text) }
    }

    /// Reads the documents of a text as [`cut`] left it.
    pub(super) fn read(text: &'t str, cut: &'t str) -> Result<Self, InputError> {
        let roots = yaml::parse(cut).map_err(|error| invalid_yaml::error(Input::Token, text, error))?;
        let mut before = 0;
        let document = |root: Node<'t>| {
            let comments = text.get(before..root.span.start).unwrap_or_default();
            before = root.span.end;
            Document { file: comments.lines().rev().find_map(named_file), root }
        };
        Ok(Self { text, documents: roots.into_iter().map(document).collect(), lines: Lines::new(text) })
    }
}

#[cfg(test)]
mod tests {
    use super::{Source, cut};

    #[test]
    fn a_comment_that_names_a_file_begins_a_document() {
        let text = "# .github/workflows/a.yml\non: push\n# file: b.yaml\non: pull_request\n# no file\n";
        let cut = cut(text);
        assert_eq!(cut.len(), text.len());
        let source = Source::read(text, &cut).unwrap_or_else(|error| unreachable!("{error:?}"));
        let files: Vec<_> = source.documents.iter().map(|document| document.file).collect();
        assert_eq!(files, [Some(".github/workflows/a.yml"), Some("b.yaml")]);
    }
}
