//! What people reported in public, as the command answers it: `tests/cases/field_reports.jsonl`.

#[expect(dead_code, reason = "these texts are no fixtures")]
mod shell;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;
use shell::{code, json, run, stderr, stdout};

/// A report: what was pasted, and what a person should read.
#[derive(Deserialize)]
struct Case {
    id: String,
    /// The subcommand.
    command: String,
    #[serde(default)]
    token: Value,
    policy: Value,
    /// Further files by the option that takes them.
    #[serde(default)]
    files: BTreeMap<String, Value>,
    #[serde(default)]
    args: Vec<String>,
    expect: Expected,
}

#[derive(Deserialize)]
struct Expected {
    /// A verdict, `unreadable`, or `lint`.
    verdict: Option<String>,
    /// Codes, of which the first cause (of `lint`: any finding) has one; `*` is any.
    #[serde(default)]
    cause_one_of: Vec<String>,
    /// Words, of which a fix or a remedy has one: in its title, its snippet or the policy that it makes.
    #[serde(default)]
    a_fix_has: Vec<String>,
    #[serde(default)]
    no_fix_or_remedy_has: Vec<String>,
    #[serde(default)]
    text_has_not: Vec<String>,
}

#[test]
fn reports_from_the_field() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("field-reports");
    let mut wrong = Vec::new();
    for line in include_str!("../../../tests/cases/field_reports.jsonl").lines() {
        let case: Case = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        let problems = case.problems(&folder.join(&case.id));
        if !problems.is_empty() {
            wrong.push(format!("{}:\n  {}", case.id, problems.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

impl Case {
    fn problems(&self, folder: &Path) -> Vec<String> {
        let arguments = self.arguments(folder);
        let text = run(&arguments);
        let printed = format!("{}{}", stdout(&text), stderr(&text));
        let report = json(&run(&format!("{arguments} --format json")));
        let expected = &self.expect;
        let mut problems = Vec::new();
        let mut hold = |holds: bool, what: String| {
            if !holds {
                problems.push(what);
            }
        };

        let verdict = self.verdict(&report);
        hold(
            expected.verdict.as_ref().is_none_or(|expected| *expected == verdict),
            format!("the verdict is {verdict}"),
        );
        let codes = self.codes(&report);
        hold(
            expected.cause_one_of.is_empty()
                || expected.cause_one_of.iter().any(|one| one == "*" || codes.contains(&one.as_str())),
            format!("the cause is {codes:?}"),
        );
        let advice = advice(&report, &text_of(&self.policy));
        hold(
            expected.a_fix_has.is_empty()
                || expected.a_fix_has.iter().any(|words| advice.iter().any(|text| text.contains(words))),
            format!("no fix has any of {:?}: {advice:#?}", expected.a_fix_has),
        );
        for words in &expected.no_fix_or_remedy_has {
            hold(!advice.iter().any(|text| text.contains(words)), format!("advice has `{words}`"));
        }
        for words in &expected.text_has_not {
            hold(!printed.contains(words), format!("the text has `{words}`"));
        }
        hold((0..=3).contains(&code(&text)), format!("it exits with {}", code(&text)));
        problems
    }

    /// Writes the texts into files, and names them.
    fn arguments(&self, folder: &Path) -> String {
        fs::create_dir_all(folder).unwrap();
        let write = |name: &str, text: &Value| -> PathBuf {
            let path = folder.join(name);
            fs::write(&path, text_of(text)).unwrap();
            path
        };
        let file = |option: &str, text| {
            format!("{option} {}", write(option.trim_start_matches('-'), text).display())
        };
        let mut arguments = vec![self.command.clone(), file("--policy", &self.policy)];
        if !self.token.is_null() {
            arguments.push(file("--token", &self.token));
        }
        arguments.extend(self.files.iter().map(|(option, text)| file(option, text)));
        arguments.extend(self.args.iter().cloned());
        arguments.join(" ")
    }

    fn verdict(&self, report: &Value) -> String {
        let verdict = match (self.command.as_str(), report.get("error").filter(|error| error.is_object())) {
            _ if report["verdict"].is_string() => report["verdict"].as_str(),
            ("lint", None) => Some("lint"),
            _ => Some("unreadable"),
        };
        verdict.unwrap_or_default().to_owned()
    }

    fn codes<'r>(&self, report: &'r Value) -> Vec<&'r str> {
        if let Some(code) = report["error"]["code"].as_str().filter(|_| report["verdict"].is_null()) {
            return vec![code];
        }
        let is_first = |finding: &&Value| self.command == "lint" || finding["severity"] == "cause";
        let codes = findings(report).filter(is_first).filter_map(|finding| finding["code"].as_str());
        if self.command == "lint" { codes.collect() } else { codes.take(1).collect() }
    }
}

/// The findings of a report, or of every policy that was linted.
fn findings(report: &Value) -> impl Iterator<Item = &Value> {
    let linted = report["policies"].as_array().into_iter().flatten();
    let all = std::iter::once(report).chain(linted).filter_map(|one| one["findings"].as_array());
    all.flatten()
}

/// All that the report says to do: titles, snippets, and the policies that its fixes make.
fn advice(report: &Value, policy: &str) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut advice = Vec::new();
    for finding in findings(report) {
        for fix in std::iter::once(finding["fix"].clone()).chain(list(&finding["alternatives"])) {
            advice.extend(fix["title"].as_str().map(str::to_owned));
            advice.push(edited(policy, &list(&fix["edits"])));
        }
        for remedy in list(&finding["remedies"]) {
            advice.extend(remedy["title"].as_str().map(str::to_owned));
            advice.extend(remedy["snippet"]["text"].as_str().map(str::to_owned));
        }
    }
    advice
}

fn edited(policy: &str, edits: &[Value]) -> String {
    let mut text = policy.to_owned();
    let place = |edit: &Value, name: &str| usize::try_from(edit[name].as_u64().unwrap()).unwrap();
    for edit in edits.iter().rev() {
        text.replace_range(place(edit, "start")..place(edit, "end"), edit["text"].as_str().unwrap());
    }
    if edits.is_empty() { String::new() } else { text }
}

/// A text as it was pasted; what is JSON is written as such.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        json => serde_json::to_string_pretty(json).unwrap(),
    }
}
