//! The chapters of the book that are made of what the engine knows, and its examples.
//!
//! The others are written by hand, in `docs/book/src`. All examples of both are judged by the tests.
//!
//! - [`findings`] are a chapter for each code, [`issuers`] one for each issuer.
//! - [`sure`] says of which rules less is known than what is documented.
//! - [`example`] is an example in a chapter, as `<why-denied>` has it: written, and read again.

pub mod example;
pub mod findings;
pub mod issuers;
mod repair;
pub mod sure;

/// The programs of Rust that documents show.
#[cfg(doctest)]
mod documents {
    #[doc = include_str!("../../../README.md")]
    struct Readme;
    #[doc = include_str!("../../../docs/book/src/library.md")]
    struct Library;
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its file, as seen from the book's sources.
    pub path: String,
    pub title: String,
    /// In Markdown.
    pub text: String,
}

/// Chapters that belong together, below the one that the table of contents has already.
#[derive(Clone, Debug)]
pub struct Part {
    /// The chapter above them.
    pub path: &'static str,
    /// What it says.
    pub text: String,
    pub chapters: Vec<Chapter>,
}

/// All parts that are made.
#[must_use]
pub fn parts() -> Vec<Part> {
    vec![findings::part(), issuers::part(), sure::part()]
}

/// The table of contents with the chapters of each part below its own.
#[must_use]
pub fn contents(written: &str, parts: &[Part]) -> String {
    let mut lines = Vec::new();
    for line in written.lines() {
        lines.push(line.to_owned());
        let part = parts.iter().find(|part| line.contains(&format!("]({})", part.path)));
        let indent = " ".repeat(line.len() - line.trim_start().len() + 2);
        let below = part.iter().flat_map(|part| &part.chapters);
        lines.extend(below.map(|Chapter { path, title, .. }| format!("{indent}- [{title}]({path})")));
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::{contents, parts};

    #[test]
    fn every_chapter_that_is_made_is_in_the_contents() {
        let parts = parts();
        let written = include_str!("../../../docs/book/src/SUMMARY.md");
        let contents = contents(written, &parts);
        for part in &parts {
            assert!(written.contains(&format!("]({})", part.path)), "{}", part.path);
            for chapter in &part.chapters {
                assert!(
                    contents.contains(&format!("  - [{}]({})\n", chapter.title, chapter.path)),
                    "{}",
                    chapter.path
                );
            }
        }
    }
}
