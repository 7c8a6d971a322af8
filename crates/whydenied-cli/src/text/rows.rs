//! The tests of a statement or a policy, one below the other.

use unicode_width::UnicodeWidthStr;

use super::mark::Mark;
use crate::screen::Screen;

/// Longer names stand on a line of their own.
const LONGEST_NAME: usize = 36;

/// One test.
pub(super) struct Row {
    pub(super) mark: Mark,
    pub(super) name: String,
    pub(super) why: String,
    /// Lines that stand below.
    pub(super) values: Vec<String>,
}

/// The title, and the rows in columns.
pub(super) fn layout(title: String, rows: &[Row], screen: Screen) -> String {
    let marks = rows.iter().map(|row| row.mark.columns(screen)).max().unwrap_or(0);
    let names = rows.iter().map(|row| row.name.width());
    let names = names.filter(|&width| width <= LONGEST_NAME).max().unwrap_or(0);
    let indent = 2 + marks + 2 + names + 2;

    let mut text = vec![title];
    for Row { mark, name, why, values } in rows {
        let space = if name.width() > names {
            format!("\n{:indent$}", "")
        } else {
            " ".repeat(names - name.width() + 2)
        };
        let mark = mark.paint(marks, screen);
        text.push(format!("  {mark}  {name}{space}{}\n", screen.hang(why, indent)));
        for value in values {
            text.push(format!("{:indent$}{value}\n", ""));
        }
    }
    text.concat()
}
