//! The book: a page for every code of a finding, in the words of `whydenied explain`, as mdBook builds it.

use std::path::Path;

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::progress;

const BOOK: &str = "[book]\ntitle = \"whydenied: every denial explained\"\nlanguage = \"en\"\n";

/// Writes the book's sources: `mdbook build FOLDER` makes the book of them.
pub(crate) fn write(machine: &Machine, folder: &Path) -> Result<(), Failure> {
    let explain = "run --quiet -p whydenied-cli -- explain --format markdown";
    let text = program::read(&mut machine.cargo(explain))?;
    let findings = folder.join("src/findings");
    disk::create(&findings)?;
    let mut summary = vec!["# Summary\n".to_owned()];
    for (code, title, page) in pages(&text) {
        disk::write(&findings.join(format!("{code}.md")), &page)?;
        summary.push(format!("- [{title}](findings/{code}.md)"));
    }
    disk::write(&folder.join("src/SUMMARY.md"), &(summary.join("\n") + "\n"))?;
    disk::write(&folder.join("book.toml"), BOOK)?;
    let count = summary.len() - 1;
    progress::note(&format!("{count} pages; `mdbook build {}` makes a book of them", folder.display()));
    Ok(())
}

/// Each explanation as its code, its title, and a page of its own.
fn pages(text: &str) -> impl Iterator<Item = (&str, &str, String)> {
    let sections = text.strip_prefix("## ").unwrap_or(text).split("\n## ");
    sections.filter_map(|section| {
        let (title, rest) = section.split_once('\n')?;
        let code = rest.trim_start().strip_prefix('`')?.split('`').next()?;
        Some((code, title, format!("# {title}\n{}\n", rest.replace("\n### ", "\n## "))))
    })
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn each_explanation_is_a_page() {
        let text = "## One\n\n`one` · a hint\n\n### What triggers it\n\nA.\n\n## Two\n\n`two` · a risk\n";
        let pages: Vec<_> = pages(text).collect();
        assert_eq!(pages.len(), 2);
        assert_eq!(
            pages[0],
            ("one", "One", "# One\n\n`one` · a hint\n\n## What triggers it\n\nA.\n\n".to_owned())
        );
        assert_eq!((pages[1].0, pages[1].1), ("two", "Two"));
    }
}
