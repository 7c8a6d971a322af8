//! The run as text for people: a line a test, what failed in full, and a summary.

use std::collections::HashSet;

use super::data::Judged;
use super::{Ran, Read, Status, Tally};
use crate::input::Source;
use crate::screen::{BOLD, GREEN, RED, Screen, YELLOW, visible};
use crate::text;

/// Columns before a name.
const INDENT: usize = 8;

/// What goes to standard output, and what of it is an error.
pub(super) fn all(files: &[(&Read, Vec<Ran<'_>>)], tally: Tally, screen: Screen) -> (String, String) {
    let (mut lines, mut failures, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    let mut told = HashSet::new();
    for (read, ran) in files {
        match read {
            Read::Unread(_, error) => errors.push(text::file_error(error, screen)),
            Read::Faulty(source, faults) => {
                let masked = source.masked();
                errors.extend(faults.iter().map(|fault| text::fault(fault, &masked, screen)));
            }
            Read::Tests(file) => {
                let masked = file.source.masked();
                lines.push(screen.paint(BOLD, &visible(&file.source.name)));
                for test in ran {
                    lines.push(line(test, screen));
                    failures.extend(Some(failure(test, &masked, screen)).filter(|text| !text.is_empty()));
                    let Err(error) = &test.outcomes else { continue };
                    let error = text::failure(error, screen);
                    // What is wrong with a policy is wrong in all of its tests.
                    if told.insert(error.clone()) {
                        errors.push(error + &of_test(test, &masked, screen));
                    }
                }
                lines.push(String::new());
            }
        }
    }
    let list = lines.join("\n");
    let list = if list.is_empty() { list } else { list + "\n" };
    let failures: String = failures.iter().map(|failure| failure.clone() + "\n").collect();
    let style = if tally.code() == 0 { GREEN } else { RED };
    let summary = screen.paint(style, &summary(tally));
    (format!("{list}{failures}{summary}\n"), errors.join("\n"))
}

fn line(ran: &Ran<'_>, screen: Screen) -> String {
    let (word, style) = match ran.status() {
        Status::Passed if !ran.updated.is_empty() => ("edit", YELLOW),
        Status::Passed => ("pass", GREEN),
        Status::Failed => ("FAIL", RED),
        Status::Unreadable => ("error", RED),
    };
    let fill = " ".repeat(INDENT.saturating_sub(2 + word.len()));
    let name = screen.hang(&visible(&ran.test.name), INDENT);
    let edits = ran.updated.iter().map(|label| format!("\n{:INDENT$}{}", "", screen.hang(label, INDENT)));
    format!("  {}{fill}{name}{}", screen.paint(style, word), edits.collect::<String>())
}

/// What was expected of a test's calls, what came, and why; the same reason is told once.
pub(super) fn failure(ran: &Ran<'_>, source: &Source, screen: Screen) -> String {
    let mut reasons: Vec<String> = Vec::new();
    let mut parts = Vec::new();
    for outcome in ran.unexpected() {
        let call = Judged::of(outcome);
        let name = visible(&ran.test.name);
        let title = call.call.map_or_else(|| name.clone(), |call| format!("{name}: {}", visible(call)));
        parts.push(text::expectation(&title, &label(&call), call.place(), source, screen) + "\n");
        let reason = match &outcome.came {
            None => Some(made(ran, screen)),
            Some(came) => came.told.as_ref().map(|told| text::why(&told.0, &told.1.masked(), screen)),
        };
        if let Some(reason) = reason.filter(|reason| !reason.is_empty() && !reasons.contains(reason)) {
            parts.push(reason.clone());
            reasons.push(reason);
        }
    }
    parts.join("\n")
}

/// The labels of the calls that are made, for one that is not.
fn made(ran: &Ran<'_>, screen: Screen) -> String {
    let made = ran.outcomes.iter().flatten().filter(|outcome| outcome.came.is_some());
    let labels = made.filter_map(|outcome| outcome.call.as_deref());
    let lines = labels.map(|label| format!("  {}\n", screen.hang(&visible(label), 2)));
    format!("The calls that are made:\n{}", lines.collect::<String>())
}

/// What was expected and what came, in one line.
pub(super) fn label(call: &Judged<'_>) -> String {
    let by = |cause: Option<&str>| cause.map(|it| format!(" by {it}")).unwrap_or_default();
    let expected = match call.expected.verdict {
        None => "nothing is expected of this call".to_owned(),
        Some(verdict) => format!("expected {verdict}{}", by(call.expected.cause.as_deref())),
    };
    let came = match &call.came {
        None => "there is no such call".to_owned(),
        Some(came) => format!("came {}{}", came.verdict, by(came.cause)),
    };
    format!("{expected}, {came}")
}

/// The first test of which nothing can be said for that reason.
fn of_test(ran: &Ran<'_>, source: &Source, screen: Screen) -> String {
    let place = format!("{} ({}:{})", visible(&ran.test.name), visible(&source.name), ran.test.place.line);
    format!(" {}: {}\n", screen.paint(BOLD, "test"), screen.hang(&place, 7))
}

/// How many tests went how.
pub(super) fn summary(tally: Tally) -> String {
    let Tally { passed, failed, errors, left_out, updated } = tally;
    let count = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
    let parts = [
        Some(format!("{passed} passed")),
        count(updated, "of them edited"),
        count(failed, "failed"),
        count(errors, if errors == 1 { "error" } else { "errors" }),
        count(left_out, "left out"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
