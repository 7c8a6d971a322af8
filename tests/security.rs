//! `SECURITY.md` names a test for each threat; here each of them is.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
/// Where tests stand.
const FOLDERS: [&str; 4] = ["tests", "tests/browser", "crates/whydenied-cli/tests", "web/src"];

fn tests() -> Vec<PathBuf> {
    let files = FOLDERS.iter().flat_map(|folder| fs::read_dir(Path::new(ROOT).join(folder)).unwrap());
    let files = files.map(|file| file.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|it| it == "rs" || it == "mjs")).collect()
}

#[test]
fn every_threat_has_a_test_that_there_is() {
    let security = include_str!("../SECURITY.md");
    let files = tests();
    let texts: Vec<_> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let threats = security.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| threat"));
    let mut count = 0;
    for threat in threats {
        let column = threat.rsplit(" | ").next().unwrap_or_default();
        let names: Vec<_> = column.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test: {threat}");
        for name in names {
            let is_there = match Path::new(name).extension() {
                Some(_) => files.iter().any(|file| file.ends_with(name)),
                None => texts.iter().any(|text| text.contains(name)),
            };
            assert!(is_there, "`{name}` is no test: {threat}");
        }
        count += 1;
    }
    assert!(count > 15, "{count}");
}
