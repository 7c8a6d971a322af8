//! What a finding means, for a terminal.

use whydenied::{Example, Explanation};

use super::finding::basis;
use super::mark::Mark;
use crate::screen::{BOLD, DIM, Screen};

/// Columns before prose and examples.
const INDENT: usize = 2;
/// The most lines of a text that an example shows, and the most columns of one.
const LINES: usize = 40;
const COLUMNS: usize = 240;

/// Every code with its title.
pub(crate) fn explanations(all: &[Explanation], screen: Screen) -> String {
    let width = all.iter().map(|it| it.code.len()).max().unwrap_or_default() + 2;
    let row = |it: &Explanation| {
        let title = screen.hang(it.title, width);
        format!("{}{:gap$}{title}\n", screen.paint(BOLD, it.code), "", gap = width - it.code.len())
    };
    let rows: String = all.iter().map(row).collect();
    format!("{rows}\n{}\n", screen.paint(DIM, "whydenied explain CODE says more"))
}

/// All there is to say about one.
pub(crate) fn explanation(it: &Explanation, screen: Screen) -> String {
    let mark = Mark::of_severity(it.severity).paint(0, screen);
    let title = screen.paint(BOLD, it.title);
    let code = screen.paint(DIM, &format!("[{}]", it.code));
    let mut parts = vec![format!("{mark}: {title} {code}\n")];
    let mut prose = |label: &str, text: &str| {
        let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
        parts.push(format!("{:INDENT$}{}\n", "", screen.hang(&format!("{label}{text}"), INDENT)));
    };
    prose("", it.why);
    prose("help", it.help);
    if let Some(basis) = basis(it.confidence) {
        prose("basis", basis);
    }
    if let Some(issue) = it.access_analyzer {
        prose("IAM Access Analyzer", issue);
    }
    if let Some(source) = it.source {
        prose("see", source);
    }
    parts.push(example("What triggers it", &it.example, screen));
    parts.push(example("What comes close and does not", &it.near, screen));
    parts.join("\n")
}

fn example(title: &str, example: &Example, screen: Screen) -> String {
    let line = |text: &str| format!("{:INDENT$}{text}\n", "");
    let mut text = vec![format!("{}\n", screen.paint(BOLD, title))];
    for (name, part) in example.parts() {
        text.push(line(&screen.paint(DIM, name)));
        text.extend(part.lines().take(LINES).map(|written| {
            let shown: String = written.chars().take(COLUMNS).collect();
            line(&if shown.len() < written.len() { shown + "…" } else { shown })
        }));
        let more = part.lines().count().saturating_sub(LINES);
        if more > 0 {
            text.push(line(&format!("… and {more} lines more")));
        }
    }
    text.concat()
}
