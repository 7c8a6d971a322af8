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
mod schema;
mod settings;
mod text;
mod update;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

pub(crate) use file::Fault;
pub(crate) use schema::schema;

use data::{Judged, Run};
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
    /// Tests that passed because what came was written into them.
    pub(crate) updated: usize,
}

/// What goes to standard output and to standard error, and the tally.
pub(crate) struct Answer {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) tally: Tally,
}

/// Runs the tests of all files.
pub(crate) fn run(arguments: &Test, screen: Screen) -> Result<Answer, Failure> {
    let mut files = Vec::new();
    for path in &arguments.files {
        let read = open(path);
        files.push(if arguments.update { updated(read, path, arguments)? } else { (read, Written::new()) });
    }
    let mut tally = Tally::default();
    let mut all: Vec<(&Read, Vec<Ran<'_>>)> = Vec::new();
    for (read, written) in &files {
        let mut ran = Vec::new();
        match read {
            Read::Tests(file) => {
                ran = judged(file, arguments);
                tally.left_out += file.tests.len() - ran.len();
            }
            Read::Faulty(_, faults) => tally.errors += faults.len(),
            Read::Unread(..) => tally.errors += 1,
        }
        for test in &mut ran {
            let labels = written.get(&test.test.name).filter(|_| test.status() == Status::Passed);
            test.updated = labels.cloned().unwrap_or_default();
            tally.updated += usize::from(!test.updated.is_empty());
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

/// The tests of a file that are asked for, run.
fn judged<'f>(file: &'f TestFile, arguments: &Test) -> Vec<Ran<'f>> {
    let filter = arguments.filter.as_deref().unwrap_or_default();
    let chosen = file.tests.iter().filter(|test| test.name.contains(filter));
    chosen.map(|test| judge::run(file, test)).collect()
}

/// What was not as expected of tests that were edited, by their names.
type Written = HashMap<String, Vec<String>>;

/// The file with what came in the place of what was expected.
fn updated(read: Read, path: &Path, arguments: &Test) -> Result<(Read, Written), Failure> {
    let Read::Tests(file) = &read else { return Ok((read, Written::new())) };
    if input::is_stdin(path) {
        return Err(Failure::Usage("--update writes into files, and standard input is none".to_owned()));
    }
    let ran = judged(file, arguments);
    let labels = |ran: &Ran<'_>| ran.unexpected().map(|it| text::label(&Judged::of(it))).collect();
    let written = ran.iter().map(|ran| (ran.test.name.clone(), labels(ran))).collect();
    let Some(text) = update::edited(file, &ran) else { return Ok((read, Written::new())) };
    let source = Source { name: file.source.name.clone(), text: text.into() };
    let Ok(edited) = read::read(&source, folder(path)) else { return Ok((read, Written::new())) };
    match fs::write(path, &*source.text) {
        Ok(()) => Ok((Read::Tests(edited), written)),
        Err(error) => Err(Failure::Usage(format!("`{}` cannot be written: {error}", source.name))),
    }
}

/// The folder from which paths in the file are seen.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|_| !input::is_stdin(path)).unwrap_or(Path::new(""))
}

/// Reads a file of tests, and the files that it names.
fn open(path: &Path) -> Read {
    let source = match input::read_tests(path) {
        Ok(source) => source,
        Err(error) => return Read::Unread(input::name(path), error),
    };
    match read::read(&source, folder(path)) {
        Ok(file) => Read::Tests(file),
        Err(faults) => Read::Faulty(source, faults),
    }
}
