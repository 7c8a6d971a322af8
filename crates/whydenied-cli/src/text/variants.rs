//! What the policy lets in: tokens like the one at hand, one a line.

use whydenied::report::{Variant, Verdict};

use super::mark::Mark;
use crate::screen::{BOLD, DIM, Screen, visible};

/// The table, under a title.
pub(crate) fn variants(row: &[Variant], screen: Screen) -> String {
    let marks = row.iter().map(|one| Mark::of_verdict(one.verdict));
    let columns = marks.clone().map(|mark| mark.columns(screen)).max().unwrap_or(0);
    let lines = row.iter().zip(marks).map(|(one, mark)| {
        let this = if one.is_this { screen.paint(DIM, " (this token)") } else { String::new() };
        let rests = match one.verdict {
            Verdict::Depends => {
                format!(", depending on {}", visible(&super::names(&one.depends_on).join(", ")))
            }
            _ => String::new(),
        };
        let label = screen.hang(&(visible(&one.label) + &rests), columns + 4);
        format!("  {}  {label}{this}\n", mark.paint(columns, screen))
    });
    let title = screen.paint(BOLD, "What this policy lets in");
    let none = "  Nothing is known of other tokens of this issuer.\n".to_owned();
    let lines: String = if row.is_empty() { none } else { lines.collect() };
    format!("{title}\n{lines}")
}
