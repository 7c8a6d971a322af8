//! Terraform's plan as text, without what marks its changes.
//!
//! Source: <https://developer.hashicorp.com/terraform/cli/commands/plan> (inferred: the layout is not described there).

/// What the lines of changes start with.
static MARKS: [&str; 6] = ["-/+ ", "+/- ", "<= ", "+ ", "- ", "~ "];
/// What a plan has that no file of Terraform has.
static SIGNS: [&str; 5] =
    ["Terraform will perform", "OpenTofu will perform", "+ resource \"", "~ resource \"", "-/+ resource \""];
/// What stands for what a plan leaves out.
const HIDDEN: &str = "...";

/// The resources as they are after the plan, each letter at its own place; `None` of any other text.
pub(super) fn after(text: &str) -> Option<String> {
    if !SIGNS.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    Some(text.split_inclusive('\n').map(line).collect())
}

fn line(line: &str) -> String {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let mark = MARKS.iter().find(|mark| body.starts_with(**mark)).map_or("", |mark| mark);
    if mark == "- " {
        return blank(line);
    }
    let unmarked = format!("{}{}", blank(line.get(..indent + mark.len()).unwrap_or_default()), {
        body.get(mark.len()..).unwrap_or_default()
    });
    if body.starts_with("# (") && body.contains("unchanged") && body.contains("hidden") {
        let rest = unmarked.get(indent + HIDDEN.len()..).map(blank).unwrap_or_default();
        return format!("{}{HIDDEN}{rest}", unmarked.get(..indent).unwrap_or_default());
    }
    let Some(arrow) = unmarked.find(" -> ") else { return unmarked };
    let old = unmarked.get(..arrow).and_then(|before| before.find("= ")).map_or(indent, |at| at + 2);
    let (before, after) = (unmarked.get(..old), unmarked.get(arrow + 4..));
    let gone = blank(unmarked.get(old..arrow + 4).unwrap_or_default());
    format!("{}{gone}{}", before.unwrap_or_default(), after.unwrap_or_default())
}

/// As many blanks as the text has bytes; its line ends stay.
fn blank(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    use super::after;

    #[test]
    fn what_is_new_stays_where_it_stands() {
        let plan = "  ~ resource \"a\" \"b\" {\n      ~ c = \"d\" -> \"é\"\n      - e = \"f\"\n        # (2 unchanged attributes hidden)\n";
        let read = after(plan).unwrap_or_default();
        let lines: Vec<_> = read.lines().map(str::trim_end).collect();
        let expected = ["    resource \"a\" \"b\" {", "        c =        \"é\"", "", "        ..."];
        assert_eq!(lines, expected);
        assert_eq!(read.len(), plan.len());
        assert_eq!(after("resource \"a\" \"b\" {}"), None);
    }
}
