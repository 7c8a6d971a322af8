//! Writes inputs for the fuzz targets, those that read texts made of the cases: `seeds FOLDER` makes a folder a target.
//!
//! A byte in front says what to do with the texts, where the target has a choice; 0xFF stands between two of them.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use serde_json::Value;
use whydenied_tests::robustness::Numbers;
use whydenied_tests::scenario;

const BETWEEN: &[u8] = &[0xff];
/// A longer input makes the fuzzer slow and says no more.
const LONGEST: usize = 4096;
/// How many commands the target `command` has, and how many readers `readers`.
const CHOICES: [(&str, usize); 3] = [("command", 17), ("readers", 6), ("writers", 4)];
/// Targets whose calls are made of the bytes themselves, and how many bytes a call takes.
const MADE: [&str; 2] = ["trust_policy", "exchange"];
const ENOUGH: usize = 600;
/// Files of cases that are pasted texts, by the fields that hold them.
const PASTED: [(&str, &str); 8] = [
    ("text", include_str!("../cases/tokens.jsonl")),
    ("text", include_str!("../cases/unreadable.jsonl")),
    ("text", include_str!("../cases/documents.jsonl")),
    ("json", include_str!("../cases/documents.jsonl")),
    ("text", include_str!("../cases/error_lines.jsonl")),
    ("text", include_str!("../cases/pulumi_requests.jsonl")),
    ("text", include_str!("../cases/pulumi_documents.jsonl")),
    ("jwks", include_str!("../cases/signature.jsonl")),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("name a folder for the inputs")?);
    let mut inputs: BTreeMap<&str, Vec<Vec<u8>>> = BTreeMap::new();
    let mut add = |target: &'static str, at: usize, texts: &[&str]| {
        let texts: Vec<_> = texts.iter().map(|text| text.as_bytes()).collect();
        let mut input = texts.join(BETWEEN);
        if let Some((_, choices)) = CHOICES.iter().find(|(name, _)| *name == target) {
            input.insert(0, u8::try_from(at % choices).unwrap_or_default());
        }
        if input.len() <= LONGEST {
            inputs.entry(target).or_default().push(input);
        }
    };
    for (at, call) in scenario::all().iter().enumerate() {
        add("token", at, &[&call.token]);
        add("writers", at, &[&call.token]);
        add("documents", at, &[&call.token, &call.policy]);
        add("command", at, &[&call.token, &call.policy]);
    }
    for (at, line) in include_str!("../cases/pulumi_exchanges.jsonl").lines().enumerate() {
        let case: Value = serde_json::from_str(line)?;
        let policies = case["text"].as_str().map_or_else(|| case["document"].to_string(), str::to_owned);
        add("writers", at, &[&case["claims"].to_string()]);
        add("command", 6 + at % 4, &[&case["claims"].to_string(), &policies]);
        add("readers", 4, &[&policies]);
        add("readers", 1, &[&policies]);
    }
    for (field, file) in PASTED {
        for (at, line) in file.lines().enumerate() {
            let case: Value = serde_json::from_str(line)?;
            let Some(pasted) = case.get(field) else { continue };
            let text = pasted.as_str().map_or_else(|| pasted.to_string(), str::to_owned);
            add("token", at, &[&text]);
            add("documents", at, &["{}", &text]);
            add("command", at, &[&text, &text]);
            for reader in 0..6 {
                add("readers", reader, &[&text]);
            }
        }
    }
    for (at, line) in include_str!("../cases/inputs.jsonl").lines().enumerate() {
        let case: Value = serde_json::from_str(line)?;
        let text = case["text"].as_str().unwrap_or_default();
        let checks = case["checks"].as_array().map(Vec::as_slice).unwrap_or_default();
        for check in checks {
            add("programs", at, &[&check["claims"].to_string(), text]);
            add("callers", at, &[&check["policy"].to_string(), text]);
        }
        add("programs", at, &["{}", text]);
        add("callers", at, &["", text]);
        add("command", at, &["{}", text]);
    }
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for target in MADE {
        let mut bytes = || (0..ENOUGH).filter_map(|_| u8::try_from(numbers.below(256)).ok()).collect();
        inputs.insert(target, (0..100).map(|_| bytes()).collect());
    }
    for (target, inputs) in inputs {
        let folder = folder.join(target);
        fs::create_dir_all(&folder)?;
        for (at, input) in inputs.iter().enumerate() {
            fs::write(folder.join(format!("{at:04}")), input)?;
        }
    }
    Ok(())
}
