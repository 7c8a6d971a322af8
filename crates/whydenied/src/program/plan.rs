//! Terraform's plan as text, without what marks its changes.
//!
//! Source: <https://developer.hashicorp.com/terraform/cli/commands/plan> (inferred: the layout is not described there).

use std::collections::BTreeMap;

use crate::span::Span;

/// What the lines of changes start with.
static MARKS: [&str; 6] = ["-/+ ", "+/- ", "<= ", "+ ", "- ", "~ "];
/// What a plan has that no file of Terraform has.
static SIGNS: [&str; 5] =
    ["Terraform will perform", "OpenTofu will perform", "+ resource \"", "~ resource \"", "-/+ resource \""];
/// What a plan begins with.
static ANNOUNCED: [&str; 2] = ["Terraform will perform", "OpenTofu will perform"];
/// What stands between what was there and what will be.
const ARROW: &str = " -> ";
/// What stands for what a plan leaves out.
const HIDDEN: &str = "...";

/// A side of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// What there is now.
    Before,
    /// What there will be.
    After,
}

/// Whether the text is such a plan, or has one in it.
pub(super) fn is_one(text: &str) -> bool {
    SIGNS.iter().any(|sign| text.contains(sign))
}

/// Where a plan stands in a text that has more: from the line that announces it to the one that counts what it does.
pub(crate) fn place(text: &str) -> Option<Span> {
    let announced = ANNOUNCED.iter().find_map(|words| text.find(words))?;
    let start = text.get(..announced)?.rfind('\n').map_or(0, |at| at + 1);
    let mut end = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.starts_with("```") {
            break;
        }
        end += line.len();
        if line.starts_with("Plan: ") {
            break;
        }
    }
    Some(Span::new(start, end))
}

/// The resources as a side of the plan has them, each letter at its own place; `None` of any other text.
pub(super) fn read(text: &str, side: Side) -> Option<String> {
    if !is_one(text) {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    // Of each indent, the last line that has it.
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    for written in text.split_inclusive('\n') {
        let (line, indent) = line(written, side);
        // What stands between brackets is what was there.
        if side == Side::After
            && let Some(closed) = closing(written)
            && let Some(first) = last.get(&indent)
            && let Some(opening) = lines.get(*first)
        {
            let value = opening.find("= ").map_or(opening.len(), |at| at + 2);
            let kept = opening.get(..value).unwrap_or_default().to_owned();
            let gone = opening.get(value..).map(blank).unwrap_or_default();
            let hidden = lines.get_mut(*first..).unwrap_or_default();
            for line in hidden.iter_mut() {
                *line = blank(line);
            }
            if let Some(first) = hidden.first_mut() {
                *first = kept + &gone;
            }
            lines.push(format!("{}{}", blank(written.get(..closed).unwrap_or_default()), {
                written.get(closed..).unwrap_or_default()
            }));
            continue;
        }
        if !line.trim().is_empty() {
            last.insert(indent, lines.len());
        }
        lines.push(line);
    }
    Some(lines.concat())
}

/// Where on a line that closes brackets stands what takes the place of what was between them.
fn closing(line: &str) -> Option<usize> {
    let body = line.trim_start();
    let rest = body.strip_prefix([')', '}', ']'])?.strip_prefix(ARROW)?;
    Some(line.len() - rest.len())
}

/// A line as a side has it, and how far it is indented, its mark not counted.
fn line(line: &str, side: Side) -> (String, usize) {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let mark = MARKS.iter().find(|mark| body.starts_with(**mark)).map_or("", |mark| mark);
    let own = indent + mark.len();
    if mark == if side == Side::After { "- " } else { "+ " } {
        return (blank(line), own);
    }
    let unmarked = format!("{}{}", blank(line.get(..own).unwrap_or_default()), {
        body.get(mark.len()..).unwrap_or_default()
    });
    if body.starts_with("# (") && body.contains("unchanged") && body.contains("hidden") {
        let rest = unmarked.get(indent + HIDDEN.len()..).map(blank).unwrap_or_default();
        return (format!("{}{HIDDEN}{rest}", unmarked.get(..indent).unwrap_or_default()), own);
    }
    let Some(arrow) = unmarked.find(ARROW) else { return (unmarked, own) };
    let (before, after) =
        (unmarked.get(..arrow).unwrap_or_default(), unmarked.get(arrow..).unwrap_or_default());
    if side == Side::Before {
        return (format!("{before}{}", blank(after)), own);
    }
    let old = before.find("= ").map_or(indent, |at| at + 2);
    let gone = blank(unmarked.get(old..arrow + ARROW.len()).unwrap_or_default());
    let after = after.get(ARROW.len()..).unwrap_or_default();
    (format!("{}{gone}{after}", unmarked.get(..old).unwrap_or_default()), own)
}

/// As many blanks as the text has bytes; its line ends stay.
fn blank(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Side, place, read};

    #[test]
    fn each_side_stays_where_it_stands() {
        let plan = "  ~ resource \"a\" \"b\" {\n      ~ c = \"d\" -> \"é\"\n      - e = \"f\"\n      + g = 1\n        # (2 unchanged attributes hidden)\n";
        for (side, expected) in [
            (
                Side::After,
                [
                    "    resource \"a\" \"b\" {",
                    "        c =        \"é\"",
                    "",
                    "        g = 1",
                    "        ...",
                ],
            ),
            (
                Side::Before,
                ["    resource \"a\" \"b\" {", "        c = \"d\"", "        e = \"f\"", "", "        ..."],
            ),
        ] {
            let read = read(plan, side).unwrap_or_default();
            let lines: Vec<_> = read.lines().map(str::trim_end).collect();
            assert_eq!(lines, expected);
            assert_eq!(read.len(), plan.len());
        }
        assert_eq!(read("resource \"a\" \"b\" {}", Side::After), None);
    }

    #[test]
    fn brackets_of_which_nothing_is_left_are_what_was_there() {
        let plan = "  ~ resource \"a\" \"b\" {\n      ~ c = jsonencode(\n            {\n              d = 1\n            }\n        ) -> (known after apply)\n    }\n";
        let after = read(plan, Side::After).unwrap_or_default();
        let lines: Vec<_> = after.lines().map(str::trim_end).collect();
        let last = "             (known after apply)";
        assert_eq!(lines, ["    resource \"a\" \"b\" {", "        c =", "", "", "", last, "    }"]);
        assert_eq!(after.len(), plan.len());
        let before = read(plan, Side::Before).unwrap_or_default();
        assert!(before.contains("d = 1") && !before.contains("known after"));
    }

    #[test]
    fn a_plan_is_found_in_a_page() {
        let page = "resource \"a\" \"b\" {}\n\nTerraform will perform the following actions:\n  + c\n\nPlan: 1 to add.\nso it is\n";
        let plan = place(page).and_then(|span| page.get(span.start..span.end));
        assert_eq!(plan, Some("Terraform will perform the following actions:\n  + c\n\nPlan: 1 to add.\n"));
        assert_eq!(place("Terraform"), None);
    }
}
