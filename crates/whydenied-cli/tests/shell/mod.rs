//! The command as a person or a script runs it, in the folder of the fixtures.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

pub(crate) fn command(arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whydenied"));
    command
        .args(arguments.split_whitespace())
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
        .env_remove("CLICOLOR_FORCE")
        .env_remove("NO_COLOR")
        .stdin(Stdio::null());
    command
}

pub(crate) fn run(arguments: &str) -> Output {
    command(arguments).output().unwrap()
}

/// Runs with a fixture on standard input.
pub(crate) fn run_with(fixture: &str, arguments: &str) -> Output {
    let file = fs::File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture));
    command(arguments).stdin(file.unwrap()).output().unwrap()
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub(crate) fn stdout(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

pub(crate) fn stderr(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

pub(crate) fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

pub(crate) fn assert_expected(name: &str, output: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name);
    if std::env::var_os("WHYDENIED_BLESS").is_some() {
        fs::write(&path, output).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap();
    assert_eq!(output, expected, "{}", path.display());
}
