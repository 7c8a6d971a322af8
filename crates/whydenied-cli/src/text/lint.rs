//! What is found about a policy alone.

use whydenied::report::tally;

use super::snippet;
use crate::lint::Linted;
use crate::screen::{BOLD, Screen, visible};

/// Each finding with its place, then how many there are.
pub(crate) fn lint(it: &Linted, screen: Screen) -> String {
    let mut parts: Vec<_> =
        it.findings.iter().map(|finding| snippet::alone(finding, &it.source, screen)).collect();
    let name = screen.paint(BOLD, &visible(&it.name()));
    parts.push(format!("{name}: {}\n", tally(&it.findings)));
    parts.join("\n")
}
