//! What mends the example of a finding: the engine's first fix, with the example as it is then, or what is to be changed elsewhere.

use std::fmt::Write as _;

use whydenied::report::{Fix, Input, Remedy, Verdict};
use whydenied::{Check, Explanation};
use whydenied_tests::catalogue::findings;

use crate::findings::alive;

/// The part of the chapter that says so; `None` where the engine offers nothing for the example.
pub(crate) fn repair(explanation: &Explanation) -> Option<String> {
    let findings = findings(&explanation.example).ok()?.ok()?;
    let finding = findings.into_iter().find(|finding| finding.code == explanation.code)?;
    let words = match &finding.fix {
        Some(fix) => fixed(explanation, finding.input, fix)?,
        None => elsewhere(finding.remedies.first()?),
    };
    Some(format!("\n## What mends it\n\n{words}"))
}

fn fixed(explanation: &Explanation, input: Input, fix: &Fix) -> Option<String> {
    let example = &explanation.example;
    let mut mended = example.clone();
    match input {
        Input::Policy => mended.policy = fix.apply(&example.policy)?,
        Input::Token => mended.token = fix.apply(&example.token)?,
        _ => return None,
    }
    let (then, expected) = match fix.verdict_after {
        // Of several calls a fix is about one.
        _ if example.check == Check::Caller => ("this is over", format!("without: {}", explanation.code)),
        Verdict::Allowed => ("the call is allowed", "allowed".to_owned()),
        Verdict::Depends => ("it depends on what nobody gave", "depends".to_owned()),
        // One step of several: the report of what is left says the next one.
        Verdict::Denied => return Some(format!("{}; one thing is in the way still.\n", fix.title)),
    };
    let alive = alive(&mended, expected)?;
    Some(format!("{}. Then {then}:\n\n{}", fix.title, alive.to_markdown()))
}

fn elsewhere(remedy: &Remedy) -> String {
    let mut words = format!("In {}: {}.\n", remedy.place.name(), remedy.title);
    if let Some(snippet) = &remedy.snippet {
        let _ = write!(words, "\n```{}\n{}\n```\n", snippet.language, snippet.text);
    }
    words
}
