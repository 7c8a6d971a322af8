//! Other files that stand in the same text, each under its name.

use std::collections::BTreeMap;

use crate::cut;
use crate::span::Span;

/// How many files with values are looked at.
const MAX_FILES: usize = 8;

/// Whether files stand in the text one after the other.
pub(crate) fn are_named(text: &str) -> bool {
    cut::parts(text).iter().any(|part| part.file.is_some())
}

/// Where the file of that name stands, if it is one of those in the text.
pub(super) fn section(text: &str, file: &str) -> Option<Span> {
    let base = |path: &'_ str| path.rsplit('/').next().map(str::to_owned);
    let part = cut::parts(text).into_iter().find(|part| part.file.and_then(base) == base(file))?;
    let written = text.get(part.span.start..part.span.end)?;
    // The line that names it is none of its lines.
    let mut lines = written.split_inclusive('\n');
    let before = match lines.find(|line| !line.trim().is_empty()) {
        Some(name) if cut::named_file(name).is_some() => {
            written.find(name).map_or(0, |start| start + name.len())
        }
        _ => 0,
    };
    Some(Span::new(part.span.start + before, part.span.end))
}

/// Where files stand that give variables their values.
pub(super) fn with_values(text: &str) -> Vec<Span> {
    let is_one =
        |part: &cut::Part<'_>| part.file.is_some_and(|path| path.rsplit('.').next() == Some("tfvars"));
    let parts = cut::parts(text).into_iter().filter(is_one);
    parts.map(|part| part.span).take(MAX_FILES).collect()
}

/// What `config:` of a stack's settings gives names, without those of their project.
pub(super) fn settings(text: &str) -> BTreeMap<&str, &str> {
    let mut lines = text.lines().skip_while(|line| line.trim_end() != "config:");
    lines.next();
    let of_config = lines.take_while(|line| line.starts_with([' ', '\t']) || line.trim().is_empty());
    of_config.filter_map(setting).collect()
}

/// `project:name: value`
fn setting(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim().split_once(": ")?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| (key.rsplit(':').next().unwrap_or(key), value))
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn a_file_stands_under_its_name() {
        let text = "# main.tf\na\n# trust.json\n{}\n# c.tf\nb\n";
        let part = |file| section(text, file).and_then(|span| text.get(span.start..span.end));
        assert_eq!(part("policies/trust.json"), Some("{}\n"));
        assert_eq!(part("c.tf"), Some("b\n"));
        assert_eq!(part("d.tf"), None);
        let page = "**trust.json**\n```json\n{}\n```\nSo it is.\n";
        let span = section(page, "trust.json");
        assert_eq!(span.and_then(|span| page.get(span.start..span.end)), Some("{}\n"));
    }
}
