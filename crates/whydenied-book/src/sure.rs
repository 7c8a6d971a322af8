//! How sure each rule is: the cases that rest on less than documentation, with their sources.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use crate::Part;

/// The files of cases about single rules, with what they are about.
const FILES: [(&str, &str); 7] = [
    ("conditions of AWS, as a whole", include_str!("../../../tests/cases/conditions.jsonl")),
    ("conditions of AWS, a rule each", include_str!("../../../tests/cases/rules.jsonl")),
    ("trust policies", include_str!("../../../tests/cases/policies.jsonl")),
    ("the token, before any policy is read", include_str!("../../../tests/cases/token_stage.jsonl")),
    ("open questions about AWS", include_str!("../../../tests/cases/unsettled.jsonl")),
    ("rules of Pulumi Cloud", include_str!("../../../tests/cases/pulumi_rules.jsonl")),
    ("token exchanges with Pulumi Cloud", include_str!("../../../tests/cases/pulumi_exchanges.jsonl")),
];

/// From the surest, with what each means.
const CONFIDENCES: [(&str, &str); 4] = [
    ("documented", "Documentation says so."),
    ("observed", "It was seen in recorded answers of the real service, and is documented nowhere."),
    ("inferred", "It follows from what is documented or observed."),
    (
        "unconfirmed",
        "Nothing published settles it; the case states what the engine takes it for, and a report says so.",
    ),
];

/// A case, as far as this chapter shows it.
#[derive(Deserialize)]
struct Case {
    id: String,
    source: String,
    confidence: String,
    #[serde(default)]
    why: String,
}

/// One chapter, and none below it.
///
/// # Panics
/// A file of the cases cannot be read.
#[must_use]
pub fn part() -> Part {
    let mut text = "# How sure each rule is\n\nEvery rule of the engine is a case with its source. A report shows how sure a verdict is wherever it \
         rests on less than documentation.\n\n| | what it means |\n|---|---|\n"
        .to_owned();
    for (confidence, meaning) in CONFIDENCES {
        let _ = writeln!(text, "| {confidence} | {meaning} |");
    }
    text.push_str(
        "\n| cases about | documented | observed | inferred | unconfirmed |\n|---|---|---|---|---|\n",
    );
    for (about, file) in FILES {
        let counts = CONFIDENCES
            .map(|(confidence, _)| cases(file).filter(|case| case.confidence == confidence).count());
        let _ = writeln!(text, "| {about} | {} |", counts.map(|count| count.to_string()).join(" | "));
    }
    for (confidence, _) in CONFIDENCES.iter().rev().take(3) {
        let mut of_source: BTreeMap<(&str, String), Vec<String>> = BTreeMap::new();
        for (about, case) in
            FILES.iter().flat_map(|(about, file)| cases(file).map(move |case| (*about, case)))
        {
            if case.confidence == *confidence && !case.why.is_empty() {
                of_source.entry((about, case.source)).or_default().push(format!(
                    "- {} (`{}`)",
                    plain(&case.why),
                    case.id
                ));
            }
        }
        let _ = write!(text, "\n## {}{}\n", confidence[..1].to_uppercase(), &confidence[1..]);
        for ((about, source), lines) in of_source {
            let _ = writeln!(text, "\n{about}, by {}:\n\n{}", plain(&source), lines.join("\n"));
        }
    }
    text.push_str("\nWhat the short names of sources stand for is listed beside the cases, in `tests/cases/README.md`.\n");
    Part { path: "sure.md", text, chapters: Vec::new() }
}

fn cases(file: &'static str) -> impl Iterator<Item = Case> {
    file.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}")))
}

/// Words in which nothing is read as Markdown.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    for letter in words.chars() {
        if "\\`*_{}[]<>$|#".contains(letter) {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}
