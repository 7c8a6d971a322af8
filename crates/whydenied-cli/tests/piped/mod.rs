//! The command with a text on standard input.

use std::io::Write as _;
use std::process::{Output, Stdio};

use crate::shell::command;

/// Runs with that text on standard input.
pub(crate) fn run_on(text: &str, arguments: &str) -> Output {
    let streams =
        command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = streams.unwrap();
    // A command that refuses its options reads nothing.
    let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
    child.wait_with_output().unwrap()
}
