//! What is found about a policy alone.

use whydenied::report::tally;

use super::{MOST_FINDINGS, more, snippet};
use crate::lint::Linted;
use crate::screen::{BOLD, Screen, visible};
use crate::text;

/// Each finding with its place, then how many there are; or why there are none.
pub(crate) fn lint(it: &Linted, screen: Screen) -> String {
    let name = screen.paint(BOLD, &visible(&it.name()));
    if let Some(failure) = &it.unread {
        return format!("{}\n{name}: cannot be read\n", text::failure_in(Some(&it.source), failure, screen));
    }
    let told = it.findings.iter().take(MOST_FINDINGS);
    let mut parts: Vec<_> = told.map(|finding| snippet::alone(finding, &it.source, screen)).collect();
    parts.extend(more(it.findings.len()));
    parts.push(format!("{name}: {}\n", tally(&it.findings)));
    parts.join("\n")
}
