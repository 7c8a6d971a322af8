//! Policy tests: a file of tokens, claims, described jobs and callers, with what must come of each under a policy.
//!
//! `settings` has what a test may say of its call, `read` makes a [`TestFile`] of a text or tells all that is wrong with
//! it, `judge` runs a test through the engine's door, and each format is a file of its own.

mod data;
mod file;
mod github;
mod job;
mod judge;
mod junit;
mod near;
mod read;
mod settings;
mod text;

use std::path::Path;

pub(crate) use file::Fault;

use data::Run;
use file::TestFile;
use judge::{Ran, Status};
use serde::Serialize;

use crate::args::{Test, TestFormat};
use crate::input::{self, Failure, FileError, Source};
use crate::run::json;
use crate::screen::Screen;

/// What became of a file of tests.
#[derive(Debug)]
pub(crate) enum Read {
    Tests(TestFile),
    /// It was read, and is no file of tests.
    Faulty(Source, Vec<Fault>),
    /// It could not be had.
    Unread(String, FileError),
}

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    /// Tests that could not be run, and what is wrong with files.
    pub(crate) errors: usize,
    /// Tests that a filter leaves out.
    pub(crate) left_out: usize,
}

/// What goes to standard output and to standard error, and the tally.
pub(crate) struct Answer {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) tally: Tally,
}

/// Runs the tests of all files.
pub(crate) fn run(arguments: &Test, screen: Screen) -> Result<Answer, Failure> {
    let files: Vec<_> = arguments.files.iter().map(|path| open(path)).collect();
    let mut tally = Tally::default();
    let mut all: Vec<(&Read, Vec<Ran<'_>>)> = Vec::new();
    for read in &files {
        let mut ran = Vec::new();
        match read {
            Read::Tests(file) => {
                for test in &file.tests {
                    if arguments.filter.as_ref().is_some_and(|filter| !test.name.contains(filter)) {
                        tally.left_out += 1;
                        continue;
                    }
                    ran.push(judge::run(file, test));
                }
            }
            Read::Faulty(_, faults) => tally.errors += faults.len(),
            Read::Unread(..) => tally.errors += 1,
        }
        for test in &ran {
            match test.status() {
                Status::Passed => tally.passed += 1,
                Status::Failed => tally.failed += 1,
                Status::Unreadable => tally.errors += 1,
            }
        }
        all.push((read, ran));
    }
    if let Some(filter) = arguments.filter.as_ref().filter(|_| tally.is_empty()) {
        return Err(Failure::Usage(format!("no test has `{filter}` in its name")));
    }
    let run = Run::of(&all, tally);
    let (stdout, stderr) = match arguments.format {
        TestFormat::Text => text::all(&all, tally, screen),
        TestFormat::Github => (github::commands(&run), String::new()),
        TestFormat::Json => (json(&run), String::new()),
        TestFormat::Junit => match junit::report(&run, &all) {
            Ok(xml) => (xml, String::new()),
            Err(error) => return Err(Failure::Usage(format!("the run is no XML: {error}"))),
        },
    };
    Ok(Answer { stdout, stderr, tally })
}

impl Tally {
    fn is_empty(self) -> bool {
        self.passed + self.failed + self.errors == 0
    }

    /// 0 where all is as expected, 1 where a test is not, 2 where something cannot be used.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self { errors: 1.., .. } => 2,
            Self { failed: 1.., .. } => 1,
            _ => 0,
        }
    }
}

/// Reads a file of tests, and the files that it names.
fn open(path: &Path) -> Read {
    let source = match input::read_tests(path) {
        Ok(source) => source,
        Err(error) => return Read::Unread(input::name(path), error),
    };
    let folder = path.parent().filter(|_| !input::is_stdin(path)).unwrap_or(Path::new(""));
    match read::read(&source, folder) {
        Ok(file) => Read::Tests(file),
        Err(faults) => Read::Faulty(source, faults),
    }
}
