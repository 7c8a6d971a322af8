//! A pasted text as the documents in it, each with the file that a comment before it names.

use std::borrow::Cow;

use super::folded;
use crate::cut::named_file;
use crate::json::Node;
use crate::pulumi::unreadable::invalid_yaml;
use crate::report::{Input, InputError};
use crate::span::{Lines, Span};
use crate::{cut, json, yaml};

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

/// The text with a line between documents where a comment names another file, of a page its code blocks alone; every place
/// in it stays where it was.
pub(super) fn cut(text: &str) -> Cow<'_, str> {
    let parts = cut::parts(text);
    let is_page = parts.iter().any(|part| part.is_block) && yaml::parse(text).is_err();
    let kept: Vec<_> = parts
        .iter()
        .filter(|part| part.is_block || !is_page)
        .map(|part| {
            // The line that names the file makes room for another one.
            let own = text.get(part.span.start..part.span.end).unwrap_or_default();
            let header = own.split_inclusive('\n').next().filter(|line| named_file(line).is_some());
            Span::new(part.span.start + header.map_or(0, str::len), part.span.end)
        })
        .collect();
    let is_whole = kept.len() < 2 && !is_page && !text.trim_start().starts_with("==>");
    if is_whole { Cow::Borrowed(text) } else { Cow::Owned(cut::only(text, &kept)) }
}

impl<'t> Source<'t> {
    /// A text without documents.
    pub(super) fn bare(text: &'t str) -> Self {
        Self { text, documents: Vec::new(), lines: Lines::new(text) }
    }

    /// Reads the documents of a text as [`cut`] left it.
    pub(super) fn read(text: &'t str, cut: &'t str) -> Result<Self, InputError> {
        let roots = match json::parse(cut) {
            Ok(document) => vec![document.root],
            Err(_) => match (yaml::parse(cut), folded::manifest(cut)) {
                (Ok(roots), _) => roots,
                (Err(_), Some(root)) => vec![root],
                (Err(error), None) => return Err(invalid_yaml::error(Input::Token, text, error)),
            },
        };
        let parts = cut::parts(text);
        let file_at =
            |at: usize| parts.iter().rev().find(|part| part.span.start <= at).and_then(|part| part.file);
        let document = |root: Node<'t>| Document { file: file_at(root.span.start), root };
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
