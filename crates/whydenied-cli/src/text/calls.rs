//! The calls that a workflow, manifests or settings make, one a line, then the report of the first.

use whydenied::report::{Calls, Verdict, rests_on};

use crate::input::Documents;
use crate::screen::{BOLD, DIM, GREEN, RED, Screen, YELLOW, visible};

/// The list, then the report.
pub(crate) fn calls(calls: &Calls, documents: &Documents, screen: Screen) -> String {
    let title = screen.paint(BOLD, &format!("Calls of {}", visible(&calls.form_name)));
    let mut lines = vec![title];
    for call in &calls.calls {
        let (word, style) = match call.verdict {
            Verdict::Allowed => ("allowed", GREEN),
            Verdict::Denied => ("denied", RED),
            Verdict::Depends => ("depends", YELLOW),
        };
        let word = screen.paint(style, word);
        lines.push(format!("  {word} {} (line {})", visible(&call.name), call.span.line));
        if let Some(title) = &call.title {
            lines.push(format!("    {}", screen.hang(&visible(title), 4)));
        } else if !call.depends_on.is_empty() {
            let keys: Vec<_> =
                call.depends_on.iter().map(|name| format!("`{}`", visible(rests_on(name)))).collect();
            lines.push(format!("    {}", screen.hang(&format!("on {}", keys.join(", ")), 4)));
        }
    }
    for assumed in &calls.assumed {
        let assumed = screen.hang(&format!("Assumed: {}.", visible(assumed)), 2);
        lines.push(format!("  {}", screen.paint(DIM, &assumed)));
    }
    let first = calls.calls.first().map(|call| visible(&call.name)).unwrap_or_default();
    lines.extend([String::new(), screen.paint(BOLD, &first)]);
    format!("{}\n{}", lines.join("\n"), super::report(&calls.report, documents, screen))
}
